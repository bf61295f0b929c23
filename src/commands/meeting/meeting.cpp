#include "commands/meeting/meeting.hpp"

#include "base/text.hpp"
#include "commands/meeting/texts.hpp"
#include "commands/poll/poll.hpp"

#include <algorithm>

namespace linyi::commands::meeting {
namespace {

/// When the meeting of a notice begins: the first time of day behind its name, if it is still to
/// come.
std::optional<Timestamp> time_in(std::string_view text, const std::string& name,
                                 const Context& context) {
    const auto at = text.find(name);
    if (at != text.npos) text.remove_prefix(at + name.size());
    const auto date = language::read_date(text, context.local_now(), context.calendar);
    if (!date || !date->has_time || date->is_vague) return std::nullopt;
    const auto starts = context.community.zone.to_utc(date->at);
    if (starts <= context.now) return std::nullopt;
    return starts;
}

Result<Reply> notice(const Call& call, Context& context) {
    const auto& said = std::get<language::MeetingNotice>(call.reading);
    auto meeting = current_or_new(context);
    if (meeting.state == MeetingState::running) return Reply{};
    if (said.name.empty()) return Reply{};  // a roll call: people gather, more is not known
    meeting.name = said.name;
    meeting.places = join(said.places, "\n");
    if (const auto starts = time_in(call.message->text, said.name, context))
        meeting.starts_at = starts;
    context.tx.meetings().save(meeting);
    record(context, "meeting_announced", {},
           payload_of(meeting, call)
               .set("name", said.name)
               .set("starts_at", meeting.starts_at)
               .json());
    return Reply{};
}

Result<Reply> start(const Call& call, Context& context) {
    const auto& said = std::get<language::MeetingStart>(call.reading);
    auto meeting = current_or_new(context);
    if (meeting.state == MeetingState::running) return Reply{};
    set_running(meeting, call, context);
    if (!said.host.empty()) meeting.host = said.host;
    meeting.recorder = said.recorder;
    context.tx.meetings().save(meeting);
    // The agenda a host reads out is the agenda; what was collected before stands if none is read.
    const auto known = context.tx.meetings().items(meeting.id);
    for (std::size_t i = 0; i < said.agenda.size(); ++i) {
        AgendaItem item{.no = static_cast<int>(i) + 1, .title = said.agenda[i]};
        for (const auto& planned : known) {
            if (planned.title == item.title) item.background = planned.background;
        }
        context.tx.meetings().save_item(meeting.id, item);
    }
    record(context, "meeting_started", {},
           payload_of(meeting, call).set("agenda", said.agenda).json());
    return Reply{cheat_sheet(meeting, context)};
}

/// An item may be opened without a formal start: then the meeting starts with it. Days before it
/// is only announced.
Result<Reply> item(const Call& call, Context& context) {
    const auto& said = std::get<language::ItemStart>(call.reading);
    auto meeting = current_or_new(context);
    const auto known = context.tx.meetings().items(meeting.id);
    const bool is_ahead = is_far_ahead(meeting, context.now);
    const int following = is_ahead && !known.empty() ? known.back().no + 1 : meeting.item + 1;
    AgendaItem opened{.no = said.ordinal > 0 ? said.ordinal : following,
                      .title = said.title,
                      .background = said.background};
    for (const auto& planned : known) {
        if (planned.no != opened.no) continue;
        if (opened.title.empty()) opened.title = planned.title;
        if (opened.background.empty()) opened.background = planned.background;
    }
    if (is_ahead) {
        context.tx.meetings().save_item(meeting.id, opened);
        record(context, "agenda_item_added", {},
               payload_of(meeting, call).set("item", opened.no).set("title", opened.title).json());
        return Reply{};
    }
    if (meeting.state != MeetingState::running) set_running(meeting, call, context);
    open_item(meeting, std::move(opened), call, context);
    return Reply{};
}

/// 散会 in plain talk; where no meeting runs it is only talk.
Result<Reply> end_by_marker(const Call& call, Context& context) {
    auto meeting = current(context);
    if (!meeting || meeting->state != MeetingState::running) return Reply{};
    return finish(*meeting, call, context);
}

/// The units this check-in is for. An account stands for its own; whoever runs the meeting may
/// also tick people without a phone, by naming their unit.
std::vector<Binding> units_of(const language::CheckIn& said, Context& context) {
    const auto& caller = context.caller;
    std::vector<Binding> units;
    for (const auto& binding : caller.bindings) {
        const bool is_named =
            std::find(said.units.begin(), said.units.end(), binding.label) != said.units.end();
        if (is_named) units.push_back(binding);
    }
    if (!units.empty() && !said.is_proxy) return units;
    const bool may_tick =
        caller.holds(Role::committee) || caller.holds(Role::manager) || caller.holds(Role::admin);
    if (may_tick) {
        for (const auto& label : said.units) {
            const auto unit = context.tx.roster().find(context.community.id, label);
            const bool is_known =
                std::any_of(units.begin(), units.end(),
                            [&label](const Binding& known) { return known.label == label; });
            if (unit && !is_known) units.push_back({.unit = unit->id, .label = unit->label});
        }
    }
    // Naming somebody else's unit for them is no check-in of one's own.
    return units.empty() && !said.is_proxy ? caller.bindings : units;
}

Result<Reply> withdraw(const Call& call, Context& context) {
    const auto meeting = current(context);
    if (!meeting) return Reply{};
    if (!context.tx.meetings().withdraw_check_ins(meeting->id, context.caller.account.id))
        return Reply{};
    record(context, "check_in_withdrawn", {}, payload_of(*meeting, call).json());
    Answer answer{.audience = sender_only()};
    answer.document.blocks = {paragraph(say(context.caller.language, texts::withdrawn))};
    return Reply{std::move(answer)};
}

Result<Reply> check_in(const Call& call, Context& context) {
    const auto* plain = std::get_if<language::CheckIn>(&call.reading);
    const auto target = target_of(call, context);  // A quoted notice is no room.
    if (!target) return target.error();
    const auto said =
        plain != nullptr ? *plain : language::CheckIn{language::unit_labels(target->rest)};
    if (said.is_withdrawn) return withdraw(call, context);
    const auto units = units_of(said, context);
    if (units.empty() && said.is_proxy) return Error{texts::for_others};
    if (units.empty()) {
        const auto known = current(context);
        const bool is_on_duty = context.caller.member && !context.caller.member->roles.empty();
        if (!known || is_on_duty) return Reply{};
        return Error{texts::unbound};
    }
    const auto meeting = current_or_new(context);
    if (is_far_ahead(meeting, context.now)) {
        return Error{
            texts::check_in_early,
            {{"meeting", title_of(meeting)}, {"time", poll::when(*meeting.starts_at, context)}}};
    }
    Reply reply;
    for (const auto& unit : units) {
        const bool is_tenant = unit.kind == BindingKind::tenant;
        const bool is_new =
            context.tx.meetings().check_in(meeting.id, {.unit = unit.label,
                                                        .side = is_tenant ? "tenant" : "owner",
                                                        .account = context.caller.account.id,
                                                        .at = context.now,
                                                        .event = call.message->event_id});
        if (is_new)
            record(context, "checked_in", {},
                   payload_of(meeting, call).set("unit", unit.unit).json());
        const auto& words = !is_new     ? texts::checked_in_before
                            : is_tenant ? texts::checked_in_guest
                                        : texts::checked_in;
        Answer answer{.audience = sender_only()};
        answer.document.blocks = {
            paragraph(say(context.caller.language, words, {{"unit", unit.label}}))};
        reply.add(std::move(answer));
    }
    return reply;
}

Result<Reply> presence(const Call& call, Context& context) {
    const auto& said = std::get<language::Presence>(call.reading);
    const auto meeting = current(context);
    if (!meeting || is_far_ahead(*meeting, context.now) || context.caller.member->roles.empty())
        return Reply{};
    const auto role = context.caller.member->roles.front().role;
    const bool is_new =
        context.tx.meetings().check_in(meeting->id, {.side = std::string(to_text(role)),
                                                     .names = join(said.names, "\n"),
                                                     .account = context.caller.account.id,
                                                     .at = context.now,
                                                     .event = call.message->event_id});
    if (is_new)
        record(context, "present", {},
               payload_of(*meeting, call).set("side", to_text(role)).json());
    return Reply{};
}

}  // namespace

void register_commands(CommandTable& table) {
    const std::set<Role> hosts{Role::committee, Role::manager};
    table.add({.name = "meeting",
               .words = {"meeting", "会议"},
               .usage = texts::meeting_usage,
               .summary = texts::meeting_summary,
               .handler = meeting});
    table.add({.name = "agenda",
               .words = {"agenda", "议题", "议程"},
               .usage = texts::agenda_usage,
               .summary = texts::agenda_summary,
               .handler = agenda});
    table.add({.name = "next",
               .words = {"next", "下一项"},
               .usage = texts::next_usage,
               .summary = texts::next_summary,
               .roles = hosts,
               .where = Where::group,
               .handler = next});
    table.add({.name = "end",
               .words = {"end", "散会"},
               .usage = texts::end_usage,
               .summary = texts::end_summary,
               .roles = hosts,
               .where = Where::group,
               .handler = end});
    table.add({.name = "checkin",
               .words = {"checkin", "签到"},
               .usage = texts::checkin_usage,
               .summary = texts::checkin_summary,
               .where = Where::group,
               .handler = check_in});
    const std::set<Role> leaders{Role::committee, Role::manager, Role::community};
    table.add({.name = "meeting_notice", .roles = leaders, .handler = notice});
    table.add({.name = "meeting_start", .roles = leaders, .handler = start});
    table.add({.name = "meeting_end", .roles = leaders, .handler = end_by_marker});
    table.add({.name = "item_start", .roles = leaders, .handler = item});
    table.add({.name = "presence", .handler = presence});
}

}  // namespace linyi::commands::meeting
