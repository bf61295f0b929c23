#include "base/text.hpp"
#include "commands/meeting/meeting.hpp"
#include "commands/meeting/texts.hpp"
#include "commands/poll/poll.hpp"

#include <array>

namespace linyi::commands::meeting {
namespace {

constexpr std::size_t name_code_points_max = 60;
constexpr std::chrono::days ahead_max{366};
// A text may name a quarter or a floor before the time; further phrases are no time of a meeting.
constexpr int dates_tried_max = 4;
constexpr std::size_t list_max = 10;  // Chat gets at most ten lines.

struct Plan {
    std::string name{};
    std::string place{};
    Timestamp starts_at{};
};

/// The first phrase that names a time of day, as a range of the text.
std::optional<language::DateReading> find_time(const std::string& text, const Context& context) {
    std::size_t from = 0;
    for (int tried = 0; tried < dates_tried_max && from < text.size(); ++tried) {
        auto date = language::read_date(std::string_view(text).substr(from), context.local_now(),
                                        context.calendar);
        if (!date) return std::nullopt;
        date->begin += from;
        date->end += from;
        if (date->has_time && !date->is_vague) return date;
        from = date->end;
    }
    return std::nullopt;
}

/// Cuts "地点 党群服务中心" off the end of `text`.
std::string take_place(std::string& text) {
    static constexpr std::array<std::string_view, 6> words{"会议地点", "地点",    " place ",
                                                           " venue ",  " where ", " at "};
    const auto padded = " " + text + " ";
    for (const auto word : words) {
        const auto at = padded.find(word);
        if (at == padded.npos) continue;
        std::string_view place = trim(std::string_view(padded).substr(at + word.size()));
        while (place.starts_with(':') || place.starts_with(',')) place = trim(place.substr(1));
        auto found = std::string(place);
        text = std::string(trim(std::string_view(padded).substr(0, at)));
        return found;
    }
    return {};
}

/// Without the words that hold name, time and place together.
std::string plain_name(std::string_view text) {
    static constexpr std::array<std::string_view, 8> edges{"，",   ",",    "。",   ":",
                                                           "定于", "召开", "举行", "on "};
    for (bool is_cut = true; is_cut;) {
        is_cut = false;
        text = trim(text);
        for (const auto edge : edges) {
            if (text.starts_with(edge)) {
                text.remove_prefix(edge.size());
                is_cut = true;
            } else if (text.ends_with(trim(edge)) && edge != "on ") {
                text.remove_suffix(edge.size());
                is_cut = true;
            }
        }
    }
    return std::string(text);
}

Result<Plan> read_plan(const std::string& words, Context& context) {
    const auto text = language::fold_width(words);
    const auto date = find_time(text, context);
    if (!date) return Error{Errc::invalid_argument, texts::no_time};
    const auto& zone = context.community.zone;
    auto local = date->at;
    // "例会 19:30" said at 20:00 means tomorrow; a day that was named means that day.
    if (!date->has_day && zone.to_utc(local) <= context.now)
        local.day = std::chrono::sys_days{local.day} + std::chrono::days{1};
    Plan plan{.starts_at = zone.to_utc(local)};
    Args args{{"time", poll::when(plan.starts_at, context)},
              {"now", poll::when(context.now, context)},
              {"days", std::to_string(ahead_max.count())}};
    if (plan.starts_at <= context.now) return Error{texts::time_past, args};
    if (plan.starts_at > context.now + ahead_max) return Error{texts::time_too_far, args};

    auto before = text.substr(0, date->begin);
    auto after = text.substr(date->end);
    plan.place = take_place(after);
    if (plan.place.empty()) plan.place = take_place(before);
    plan.name = plain_name(before + " " + after);
    if (plan.name.empty()) return Error{Errc::invalid_argument, texts::no_name};
    if (code_points(plan.name) > name_code_points_max)
        return Error{texts::name_too_long, {{"max", std::to_string(name_code_points_max)}}};
    return plan;
}

/// The row to plan on. People who checked in to nothing in particular do not hold it; a meeting
/// that was planned or runs does.
Result<Meeting> free_meeting(const Plan& plan, Context& context) {
    auto known = current(context);
    if (known && known->state == MeetingState::running)
        return Error{texts::running_already, {{"meeting", short_id(*known)}}};
    if (known && known->starts_at) {
        return Error{
            texts::planned_already,
            {{"meeting", title_of(*known)}, {"time", poll::when(*known->starts_at, context)}}};
    }
    if (known) {
        auto planned = *known;
        planned.starts_at = plan.starts_at;
        if (!known->name.empty() || !is_far_ahead(planned, context.now)) return planned;
        known->state = MeetingState::ended;
        known->ended_at = context.now;
        context.tx.meetings().save(*known);
    }
    return current_or_new(context);
}

Document notice_of(const Meeting& meeting, const Context& context) {
    const auto language = context.community.language;
    return {
        .title = say(language, texts::announced,
                     {{"meeting", short_id(meeting)}, {"name", meeting.name}}),
        .blocks = {
            fields({{say(language, texts::time_label), poll::when(*meeting.starts_at, context)},
                    {say(language, texts::place_label),
                     meeting.places.empty() ? say(language, texts::place_here) : meeting.places},
                    {say(language, texts::called_by), context.caller.name()}}),
            note(say(language, texts::how_to_prepare))}};
}

Result<Reply> schedule(const std::string& words, const Call& call, Context& context) {
    const auto plan = read_plan(words, context);
    if (!plan) return plan.error();
    auto meeting = free_meeting(*plan, context);
    if (!meeting) return meeting.error();

    meeting->name = plan->name;
    meeting->places = plan->place;
    meeting->starts_at = plan->starts_at;
    meeting->announced_at = context.now;
    context.tx.meetings().save(*meeting);
    record(context, "meeting_announced", {},
           payload_of(*meeting, call)
               .set("number", meeting->number)
               .set("name", meeting->name)
               .set("places", meeting->places)
               .set("starts_at", plan->starts_at)
               .set("by", context.caller.account.id)
               .json());
    return Reply{Answer{.audience = here(),
                        .kind = "meeting",
                        .document = notice_of(*meeting, context),
                        .subject = {.kind = 'M', .id = meeting->id.value},
                        .not_after = plan->starts_at}};
}

Result<Reply> start(const Call& call, Context& context) {
    auto meeting = current_or_new(context);
    if (meeting.state == MeetingState::running)
        return Error{texts::running_already, {{"meeting", short_id(meeting)}}};
    set_running(meeting, call, context);
    context.tx.meetings().save(meeting);
    record(context, "meeting_started", {},
           payload_of(meeting, call).set("by", context.caller.account.id).json());
    return Reply{cheat_sheet(meeting, context)};
}

Result<Reply> cancel(const std::string& reason, const Call& call, Context& context) {
    auto meeting = current(context);
    if (!meeting || meeting->state != MeetingState::gathering)
        return Error{Errc::not_found, texts::nothing_to_cancel};
    if (reason.empty()) return Error{Errc::invalid_argument, texts::cancel_reason};
    meeting->state = MeetingState::ended;
    meeting->ended_at = context.now;
    meeting->end_event = call.message->event_id;
    context.tx.meetings().save(*meeting);
    record(context, "meeting_cancelled", {},
           payload_of(*meeting, call)
               .set("reason", reason)
               .set("by", context.caller.account.id)
               .json());
    return Reply{Answer{.audience = here(),
                        .kind = "meeting",
                        .document = {.blocks = {paragraph(say(
                                         context.community.language, texts::cancelled,
                                         {{"meeting", title_of(*meeting)}, {"reason", reason}}))}},
                        .subject = {.kind = 'M', .id = meeting->id.value}}};
}

const Text& state_text(const Meeting& meeting) {
    switch (meeting.state) {
        case MeetingState::running: return texts::state_running;
        case MeetingState::gathering:
            return meeting.starts_at ? texts::state_planned : texts::state_gathering;
        case MeetingState::ended: break;
    }
    return meeting.started_at ? texts::state_ended : texts::state_called_off;
}

std::optional<Timestamp> time_of(const Meeting& meeting) {
    return meeting.started_at ? meeting.started_at : meeting.starts_at;
}

Answer card(const Meeting& meeting, Context& context) {
    const auto language = context.community.language;
    std::vector<Field> rows{
        {say(language, texts::state_label), say(language, state_text(meeting))}};
    if (const auto at = time_of(meeting))
        rows.push_back({say(language, texts::time_label), poll::when(*at, context)});
    if (!meeting.places.empty()) {
        rows.push_back(
            {say(language, texts::place_label), replace_all(meeting.places, "\n", "、")});
    }
    if (!meeting.host.empty()) rows.push_back({say(language, texts::host_label), meeting.host});
    Document document{.title = say(language, texts::title, {{"title", title_of(meeting)}}),
                      .blocks = {fields(std::move(rows))}};
    if (auto lines = agenda_lines(meeting, context); !lines.empty())
        document.blocks.push_back(list(std::move(lines)));
    if (meeting.state != MeetingState::ended)
        document.blocks.push_back(note(say(language, texts::how_to_prepare)));
    return {.audience = here(),
            .kind = "meeting",
            .document = std::move(document),
            .subject = {.kind = 'M', .id = meeting.id.value}};
}

std::string line_of(const Meeting& meeting, Context& context) {
    const auto language = context.community.language;
    Args args{{"title", title_of(meeting)}, {"state", say(language, state_text(meeting))}};
    const auto at = time_of(meeting);
    if (at) args["time"] = poll::when(*at, context);
    return say(language, at ? texts::meeting_line : texts::meeting_line_bare, args);
}

/// The meeting of this chat; elsewhere what is planned or runs in the community.
Reply show(Context& context) {
    if (const auto meeting = current(context)) return Reply{card(*meeting, context)};
    std::vector<std::string> lines;
    for (const auto& meeting : context.tx.meetings().all_of(context.community.id)) {
        if (meeting.state != MeetingState::ended && lines.size() < list_max)
            lines.push_back(line_of(meeting, context));
    }
    const auto language = context.community.language;
    if (lines.empty()) {
        return Reply::say_here(
            say(language, may_host(context.caller) ? texts::none_now_host : texts::none_now));
    }
    return Reply{Answer{.audience = here(),
                        .document = {.title = say(language, texts::meetings_title),
                                     .blocks = {list(std::move(lines))}}}};
}

}  // namespace

Result<Reply> meeting(const Call& call, Context& context) {
    const auto target = target_of(call, context);
    if (!target) return target.error();
    const auto& words = target->rest;
    if (words.empty())
        return target->meeting ? Reply{card(*target->meeting, context)} : show(context);
    auto reason = after_word(words, {"取消", "cancel"});
    if (!reason && words.starts_with("取消")) reason = words.substr(std::string("取消").size());
    const bool starts = after_word(words, {"开始", "开会", "start", "begin"}) == "";
    const bool ends = after_word(words, {"结束", "散会", "end"}) == "";
    const bool is_deed = reason || starts || ends || find_time(words, context);
    if (!may_host(context.caller)) {
        if (is_deed) return Error{Errc::forbidden, texts::hosts_only};
        return show(context);  // "/会议 什么时候开": a question.
    }
    if (context.chat.kind != ChatKind::group) return Error{texts::only_in_group};
    if (target->meeting) {  // "M3 开始" in another group would start a meeting nobody meant.
        const auto here = current(context);
        if (!here || here->id != target->meeting->id) return Error{texts::only_in_group};
    }
    if (ends) return end(call, context);
    if (starts) return start(call, context);
    if (reason) return cancel(*reason, call, context);
    return schedule(words, call, context);
}

}  // namespace linyi::commands::meeting
