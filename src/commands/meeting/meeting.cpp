#include "commands/meeting/meeting.hpp"

#include "base/text.hpp"
#include "commands/meeting/texts.hpp"
#include "commands/payload.hpp"

#include <algorithm>

namespace linyi::commands::meeting {
namespace {

// People check in shortly before; a notice of yesterday does not hold today's meeting.
constexpr std::chrono::hours gathering_max{24};
// A meeting nobody ended is over by then.
constexpr std::chrono::hours running_max{24};

Timestamp begun_at(const Meeting& meeting) {
    return meeting.started_at.value_or(meeting.announced_at.value_or(Timestamp{}));
}

/// The meeting of this chat that is not over. One that was forgotten open is ended first.
std::optional<Meeting> current(Context& context) {
    auto meeting = context.tx.meetings().current(context.chat.id);
    if (!meeting) return std::nullopt;
    const auto age = context.now - begun_at(*meeting);
    if (age <= (meeting->state == MeetingState::running ? running_max : gathering_max))
        return meeting;
    meeting->state = MeetingState::ended;
    meeting->ended_at = context.now;
    context.tx.meetings().save(*meeting);
    return std::nullopt;
}

Meeting current_or_new(Context& context) {
    if (auto meeting = current(context)) return *meeting;
    return context.tx.meetings().add(
        {.community = context.community.id,
         .number = context.tx.communities().next_number(context.community.id, 'M'),
         .chat = context.chat.id,
         .state = MeetingState::gathering,
         .announced_at = context.now});
}

Payload payload_of(const Meeting& meeting, const Call& call) {
    Payload payload;
    payload.set("meeting", meeting.id).set("event", call.message->event_id);
    return payload;
}

Result<Reply> notice(const Call& call, Context& context) {
    const auto& said = std::get<language::MeetingNotice>(call.reading);
    auto meeting = current_or_new(context);
    if (meeting.state == MeetingState::running) return Reply{};
    meeting.name = said.name;
    meeting.places = join(said.places, "\n");
    context.tx.meetings().save(meeting);
    record(context, "meeting_announced", {},
           payload_of(meeting, call).set("name", said.name).json());
    return Reply{};
}

void set_running(Meeting& meeting, const Call& call, Context& context) {
    meeting.state = MeetingState::running;
    meeting.started_at = context.now;
    meeting.start_event = call.message->event_id;
    meeting.host_account = context.caller.account.id;
    meeting.host = context.caller.name();
}

Result<Reply> start(const Call& call, Context& context) {
    const auto& said = std::get<language::MeetingStart>(call.reading);
    auto meeting = current_or_new(context);
    if (meeting.state == MeetingState::running) return Reply{};
    set_running(meeting, call, context);
    if (!said.host.empty()) meeting.host = said.host;
    meeting.recorder = said.recorder;
    context.tx.meetings().save(meeting);
    int no = 0;
    for (const auto& title : said.agenda)
        context.tx.meetings().save_item(meeting.id, {.no = ++no, .title = title});
    record(context, "meeting_started", {},
           payload_of(meeting, call).set("agenda", said.agenda).json());
    return Reply{};
}

/// An item may be opened without a formal start: then the meeting starts with it.
Result<Reply> item(const Call& call, Context& context) {
    const auto& said = std::get<language::ItemStart>(call.reading);
    auto meeting = current_or_new(context);
    if (meeting.state != MeetingState::running) set_running(meeting, call, context);
    meeting.item = said.ordinal > 0 ? said.ordinal : meeting.item + 1;
    context.tx.meetings().save(meeting);
    AgendaItem opened{.no = meeting.item,
                      .title = said.title,
                      .background = said.background,
                      .started_at = context.now,
                      .event = call.message->event_id};
    for (const auto& known : context.tx.meetings().items(meeting.id)) {
        if (known.no == opened.no && opened.title.empty()) opened.title = known.title;
    }
    context.tx.meetings().save_item(meeting.id, opened);
    record(context, "item_started", {},
           payload_of(meeting, call).set("item", meeting.item).set("title", opened.title).json());
    return Reply{};
}

Result<Reply> end(const Call& call, Context& context) {
    auto meeting = current(context);
    if (!meeting || meeting->state != MeetingState::running) return Reply{};
    meeting->state = MeetingState::ended;
    meeting->ended_at = context.now;
    meeting->end_event = call.message->event_id;
    context.tx.meetings().save(*meeting);
    record(context, "meeting_ended", {}, payload_of(*meeting, call).json());
    return Reply{};
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
    if (!units.empty()) return units;
    const bool may_tick =
        caller.holds(Role::committee) || caller.holds(Role::manager) || caller.holds(Role::admin);
    if (may_tick) {
        for (const auto& label : said.units) {
            if (const auto unit = context.tx.roster().find(context.community.id, label))
                units.push_back({.unit = unit->id, .label = unit->label});
        }
    }
    return units.empty() ? caller.bindings : units;
}

Result<Reply> check_in(const Call& call, Context& context) {
    const auto* said = std::get_if<language::CheckIn>(&call.reading);
    const auto units = units_of(
        said != nullptr ? *said : language::CheckIn{language::unit_labels(call.rest)}, context);
    if (units.empty()) {
        const auto known = current(context);
        const bool is_on_duty = context.caller.member && !context.caller.member->roles.empty();
        if (!known || is_on_duty) return Reply{};
        return Error{texts::unbound};
    }
    const auto meeting = current_or_new(context);
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
    if (!meeting || context.caller.member->roles.empty()) return Reply{};
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
    table.add({.name = "checkin",
               .words = {"checkin", "签到"},
               .usage = texts::checkin_usage,
               .summary = texts::checkin_summary,
               .where = Where::group,
               .handler = check_in});
    table.add({.name = "meeting_notice", .roles = hosts, .handler = notice});
    table.add({.name = "meeting_start", .roles = hosts, .handler = start});
    table.add({.name = "meeting_end", .roles = hosts, .handler = end});
    table.add({.name = "item_start", .roles = hosts, .handler = item});
    table.add({.name = "presence", .handler = presence});
}

}  // namespace linyi::commands::meeting
