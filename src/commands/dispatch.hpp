#pragma once

#include "commands/command.hpp"

#include <optional>

namespace linyi::commands {

/// What became of one event.
struct Handled {
    storage::InboxOutcome outcome{storage::InboxOutcome::nothing};
    std::optional<PollId> poll{};
};

/// Holidays and worked weekends of the settings.
language::WorkCalendar work_calendar(const Settings& settings);

/// Finds out what a message means here and now, runs the one handler it is for, and puts the
/// answers into the outbox. Everything it needs to know is in rows: a restart changes nothing.
///
/// Order (design.md §3 step 7b): the answer to our question; a quoted poll; an id, a slash command
/// or a button; a meeting marker from host or committee; the only open poll; nothing.
class Dispatcher {
public:
    using Traits = std::function<ChatTraits(std::string_view adapter)>;

    /// All references must outlive the dispatcher.
    Dispatcher(const CommandTable& table, const Settings& settings, const Traits& traits,
               Random& random)
        : table_(table),
          settings_(settings),
          traits_(traits),
          random_(random),
          calendar_(work_calendar(settings)) {}

    /// To be called when the settings say something else than at construction.
    void settings_changed() { calendar_ = work_calendar(settings_); }

    /// Applies one event that the inbox admitted. Runs inside the event's savepoint; throws only if
    /// machinery is broken.
    Handled handle(storage::Tx tx, const Inbound& event, Timestamp now) const;

private:
    Context make_context(storage::Tx tx, const Inbound& event, Timestamp now) const;
    std::optional<Handled> handle_membership(Context& context, const Inbound& event) const;
    std::vector<Call> choose(Context& context, const Inbound& event) const;
    Handled run(const Call& call, Context& context) const;

    const CommandTable& table_;
    const Settings& settings_;
    const Traits& traits_;
    Random& random_;
    language::WorkCalendar calendar_;
};

}  // namespace linyi::commands
