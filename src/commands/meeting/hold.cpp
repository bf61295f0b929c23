#include "base/text.hpp"
#include "commands/meeting/meeting.hpp"
#include "commands/meeting/texts.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/verdict.hpp"
#include "commands/task/task.hpp"

#include <algorithm>
#include <set>

namespace linyi::commands::meeting {
namespace {

constexpr std::size_t decided_max = 10;  // Chat gets at most ten lines; the briefing has them all.
constexpr std::size_t line_text_max = 40;

std::string shortened(const std::string& text) {
    std::string cut(first_code_points(text, line_text_max));
    if (cut.size() < text.size()) cut += "…";
    return cut;
}

std::string outcome_of(const Poll& poll, Context& context) {
    const auto language = context.community.language;
    if (poll.state == PollState::open) return say(language, texts::vote_open);
    if (poll.state == PollState::cancelled) return say(language, texts::vote_cancelled);
    const auto verdict = poll::counted(poll, context.tx).decision;
    if (verdict.is_tie) return say(language, texts::vote_tie);
    if (!verdict.passed) return say(language, texts::vote_rejected);
    if (poll.kind == PollKind::yes_no) return say(language, texts::vote_passed);
    const auto* winner = find_option(poll, verdict.winner);
    return say(language, texts::vote_winner, {{"option", winner != nullptr ? winner->label : ""}});
}

std::vector<std::string> decisions(const Meeting& meeting, Context& context) {
    const auto language = context.community.language;
    std::vector<std::string> lines;
    for (const auto& poll : context.tx.polls().all_of(context.community.id)) {
        if (poll.meeting != meeting.id || poll.state == PollState::cancelled) continue;
        lines.push_back(say(language, texts::vote_line,
                            {{"id", linyi::short_id(poll)},
                             {"question", shortened(poll.question)},
                             {"outcome", outcome_of(poll, context)}}));
    }
    for (const auto& made : context.tx.resolutions().of_meeting(context.community.id, meeting.id)) {
        lines.push_back(say(language, texts::resolution_line,
                            {{"id", task::short_id(made)}, {"text", shortened(made.text)}}));
    }
    if (lines.size() <= decided_max) return lines;
    const auto more = lines.size() - decided_max;
    lines.resize(decided_max);
    lines.push_back(say(language, texts::waiting_more, {{"count", std::to_string(more)}}));
    return lines;
}

std::string attendance_of(const Meeting& meeting, Context& context) {
    std::vector<std::string> units;
    std::set<std::pair<std::string, AccountId>> guests;
    for (const auto& record : context.tx.meetings().check_ins(meeting.id)) {
        if (record.side == "owner") units.push_back(record.unit);
        if (record.side == "tenant") guests.emplace(record.unit, record.account);
    }
    const auto heads = count_households(context.tx.roster().units(context.community.id), units);
    return say(context.community.language,
               guests.empty() ? texts::households : texts::households_guests,
               {{"count", std::to_string(heads)}, {"guests", std::to_string(guests.size())}});
}

std::string time_words(Timestamp at, const Context& context) {
    const auto words = poll::when(at, context);
    return words.substr(words.rfind(' ') + 1);
}

Document summary(const Meeting& meeting, Context& context) {
    const auto language = context.community.language;
    std::vector<Field> rows{{say(language, texts::time_label),
                             say(language, texts::lasted,
                                 {{"from", poll::when(*meeting.started_at, context)},
                                  {"until", time_words(*meeting.ended_at, context)}})},
                            {say(language, texts::attendance), attendance_of(meeting, context)}};
    const auto items = context.tx.meetings().items(meeting.id);
    if (!items.empty()) {
        const auto done = std::count_if(items.begin(), items.end(), [](const AgendaItem& item) {
            return item.started_at.has_value();
        });
        rows.push_back(
            {say(language, texts::items_label),
             say(language, texts::items_done,
                 {{"done", std::to_string(done)}, {"all", std::to_string(items.size())}})});
    }
    auto lines = decisions(meeting, context);
    if (lines.empty())
        rows.push_back({say(language, texts::decided), say(language, texts::decided_nothing)});
    Document post{.title = say(language, texts::ended, {{"title", title_of(meeting)}}),
                  .blocks = {fields(std::move(rows))},
                  .buttons = {{say(language, texts::briefing_button), "briefing"}}};
    if (!lines.empty()) {
        post.blocks.push_back(paragraph(say(language, texts::decided)));
        post.blocks.push_back(list(std::move(lines)));
    }
    post.blocks.push_back(note(say(language, texts::ask_briefing)));
    return post;
}

Answer about(const Meeting& meeting, Document document) {
    return {.audience = here(),
            .kind = "meeting",
            .document = std::move(document),
            .subject = {.kind = 'M', .id = meeting.id.value}};
}

/// The running meeting of this chat.
Result<Meeting> running(Context& context) {
    auto meeting = current(context);
    if (!meeting || meeting->state != MeetingState::running) return Error{texts::not_running};
    return std::move(*meeting);
}

/// The item with the number in `words`, else the first one behind the one under discussion.
Result<AgendaItem> wanted(const Meeting& meeting, const std::string& words, Context& context) {
    const auto items = context.tx.meetings().items(meeting.id);
    if (items.empty()) return Error{texts::no_items, {{"meeting", short_id(meeting)}}};
    if (!words.empty()) {
        const auto no = language::number_from(words);
        for (const auto& item : items) {
            if (no && item.no == *no) return item;
        }
        return Error{Errc::not_found, texts::no_such_item, {{"no", shortened(words)}}};
    }
    for (const auto& item : items) {
        if (item.no > meeting.item) return item;
    }
    return Error{texts::no_more_items};
}

}  // namespace

void set_running(Meeting& meeting, const Call& call, Context& context) {
    meeting.state = MeetingState::running;
    meeting.started_at = context.now;
    meeting.start_event = call.message->event_id;
    meeting.host_account = context.caller.account.id;
    meeting.host = context.caller.name();
}

Answer cheat_sheet(const Meeting& meeting, const Context& context) {
    auto tx = context.tx;
    const auto language = context.community.language;
    const auto items = tx.meetings().items(meeting.id).size();
    return about(
        meeting,
        {.title = say(language, texts::started, {{"title", title_of(meeting)}}),
         .blocks = {paragraph(say(language, items > 0 ? texts::led_by_agenda : texts::led_by,
                                  {{"host", meeting.host}, {"count", std::to_string(items)}})),
                    list({say(language, texts::sheet_checkin), say(language, texts::sheet_vote),
                          say(language, texts::sheet_speak), say(language, texts::sheet_host)})}});
}

void open_item(Meeting& meeting, AgendaItem item, const Call& call, Context& context) {
    meeting.item = item.no;
    context.tx.meetings().save(meeting);
    item.started_at = context.now;
    item.event = call.message->event_id;
    context.tx.meetings().save_item(meeting.id, item);
    record(context, "item_started", {},
           payload_of(meeting, call).set("item", item.no).set("title", item.title).json());
}

Reply finish(Meeting& meeting, const Call& call, Context& context) {
    meeting.state = MeetingState::ended;
    meeting.ended_at = context.now;
    meeting.end_event = call.message->event_id;
    context.tx.meetings().save(meeting);
    record(context, "meeting_ended", {}, payload_of(meeting, call).json());
    return Reply{about(meeting, summary(meeting, context))};
}

Result<Reply> next(const Call& call, Context& context) {
    auto meeting = running(context);
    if (!meeting) return meeting.error();
    const auto item = wanted(*meeting, std::string(trim(call.rest)), context);
    if (!item) return item.error();
    open_item(*meeting, *item, call, context);
    Document post{.title = say(context.community.language, texts::item_opened,
                               {{"no", std::to_string(item->no)}, {"title", item->title}})};
    if (!item->background.empty()) post.blocks.push_back(note(item->background));
    return Reply{about(*meeting, std::move(post))};
}

Result<Reply> end(const Call& call, Context& context) {
    auto meeting = running(context);
    if (!meeting) return meeting.error();
    return finish(*meeting, call, context);
}

}  // namespace linyi::commands::meeting
