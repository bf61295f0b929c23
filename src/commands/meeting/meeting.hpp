#pragma once

#include "commands/command.hpp"
#include "commands/payload.hpp"

#include <optional>
#include <string>

namespace linyi::commands::meeting {

void register_commands(CommandTable& table);

/// "M3".
std::string short_id(const Meeting& meeting);
/// "M3 第四季度推进会"; the number alone if nobody named it.
std::string title_of(const Meeting& meeting);

/// Committee and property office run meetings, and the group's admin.
bool may_host(const Caller& caller);

/// The meeting of this chat that is not over. One that was forgotten open is ended first.
std::optional<Meeting> current(Context& context);
/// The chat's own meeting, else the one of the community that comes first.
std::optional<Meeting> nearest(Context& context);
/// The chat's meeting; a new one, not announced, if there is none.
Meeting current_or_new(Context& context);

/// True while it is too early to check in, or for talk to be about this meeting.
bool is_far_ahead(const Meeting& meeting, Timestamp now);

/// The fields every act of a meeting carries.
Payload payload_of(const Meeting& meeting, const Call& call);

/// The caller opens the meeting now.
void set_running(Meeting& meeting, const Call& call, Context& context);
/// What the group reads when a meeting starts: who leads it, and how to take part, in six lines.
Answer cheat_sheet(const Meeting& meeting, const Context& context);
/// Starts the meeting's item `no`, which may be a new one.
void open_item(Meeting& meeting, AgendaItem item, const Call& call, Context& context);
/// Ends a running meeting: who came, what was decided, what comes next.
Reply finish(Meeting& meeting, const Call& call, Context& context);

/// /meeting: what is on; schedule, start, cancel.
Result<Reply> meeting(const Call& call, Context& context);
/// /agenda: the items; add, propose, accept, defer.
Result<Reply> agenda(const Call& call, Context& context);
/// /next: the next item, or the one with a number.
Result<Reply> next(const Call& call, Context& context);
/// /end.
Result<Reply> end(const Call& call, Context& context);

/// "3. 电梯大修", the one under discussion marked.
std::vector<std::string> agenda_lines(const Meeting& meeting, Context& context);

/// `text` behind the first of `words` it starts with ("开始", "start"); none if it starts with
/// none of them, or goes on as another word.
std::optional<std::string> after_word(std::string_view text,
                                      std::initializer_list<std::string_view> words);

/// A quoted announcement ("#M12 …") or a number ("M3 …") before the words, which are left.
/// Errors: not_found, also for a meeting of another community.
struct Target {
    std::optional<Meeting> meeting{};
    std::string rest{};
};
Result<Target> target_of(const Call& call, Context& context);

}  // namespace linyi::commands::meeting
