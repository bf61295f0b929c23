#include "base/text.hpp"
#include "commands/meeting/meeting.hpp"
#include "commands/meeting/texts.hpp"

#include <algorithm>
#include <charconv>

namespace linyi::commands::meeting {
namespace {

// People check in shortly before; a notice of yesterday does not hold today's meeting.
constexpr std::chrono::hours gathering_max{24};
// A meeting nobody ended is over by then.
constexpr std::chrono::hours running_max{24};
// Earlier than that nobody is on the way to a meeting.
constexpr std::chrono::hours check_in_opens{12};

Timestamp begun_at(const Meeting& meeting) {
    if (meeting.started_at) return *meeting.started_at;
    return std::max(meeting.announced_at.value_or(Timestamp{}),
                    meeting.starts_at.value_or(Timestamp{}));
}

bool is_stale(const Meeting& meeting, Timestamp now) {
    return now - begun_at(meeting) >
           (meeting.state == MeetingState::running ? running_max : gathering_max);
}

/// Of a day before today: who checked in then, did so for another meeting.
bool is_of_earlier_day(const Meeting& meeting, const Context& context) {
    const auto& zone = context.community.zone;
    return meeting.state == MeetingState::gathering &&
           zone.to_local(begun_at(meeting)).day < zone.to_local(context.now).day;
}

Error unknown(std::string id) {
    return Error{Errc::not_found, texts::unknown_meeting, {{"meeting", std::move(id)}}};
}

/// "#M12 …": a quoted post of ours, by row.
Result<Target> by_row(std::string_view rest, Context& context) {
    std::int64_t row = 0;
    const auto* const end = rest.data() + rest.size();
    const auto read = std::from_chars(rest.data() + std::string_view("#M").size(), end, row);
    auto found = context.tx.meetings().find(MeetingId{row});
    if (!found || found->community != context.community.id) return unknown("");
    const std::string_view words(read.ptr, static_cast<std::size_t>(end - read.ptr));
    return Target{.meeting = std::move(found), .rest = std::string(trim(words))};
}

/// Latin letters in any case.
bool starts_with(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    return std::equal(word.begin(), word.end(), text.begin(), [](char wanted, char c) {
        return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    });
}

}  // namespace

std::string short_id(const Meeting& meeting) {
    return "M" + std::to_string(meeting.number);
}

std::string title_of(const Meeting& meeting) {
    return meeting.name.empty() ? short_id(meeting) : short_id(meeting) + " " + meeting.name;
}

bool may_host(const Caller& caller) {
    return caller.holds(Role::committee) || caller.holds(Role::manager) ||
           caller.holds(Role::admin);
}

std::optional<Meeting> current(Context& context) {
    auto meeting = context.tx.meetings().current(context.chat.id);
    if (!meeting || !is_stale(*meeting, context.now)) return meeting;
    meeting->state = MeetingState::ended;
    meeting->ended_at = context.now;
    context.tx.meetings().save(*meeting);
    return std::nullopt;
}

std::optional<Meeting> nearest(Context& context) {
    if (auto here = current(context)) return here;
    std::optional<Meeting> found;
    for (auto& meeting : context.tx.meetings().all_of(context.community.id)) {
        if (meeting.state == MeetingState::ended || is_stale(meeting, context.now)) continue;
        if (!found || begun_at(meeting) < begun_at(*found)) found = std::move(meeting);
    }
    return found;
}

Meeting current_or_new(Context& context) {
    auto meeting = current(context);
    if (meeting && !is_of_earlier_day(*meeting, context)) return *meeting;
    if (meeting) {
        meeting->state = MeetingState::ended;
        meeting->ended_at = context.now;
        context.tx.meetings().save(*meeting);
    }
    return context.tx.meetings().add(
        {.community = context.community.id,
         .number = context.tx.communities().next_number(context.community.id, 'M'),
         .chat = context.chat.id,
         .state = MeetingState::gathering,
         .name = meeting ? meeting->name : std::string{},  // yesterday's notice told of it
         .places = meeting ? meeting->places : std::string{},
         .announced_at = context.now});
}

bool is_far_ahead(const Meeting& meeting, Timestamp now) {
    return meeting.state == MeetingState::gathering && meeting.starts_at &&
           *meeting.starts_at - now > check_in_opens;
}

Payload payload_of(const Meeting& meeting, const Call& call) {
    Payload payload;
    payload.set("meeting", meeting.id).set("event", call.message->event_id);
    return payload;
}

std::optional<std::string> after_word(std::string_view text,
                                      std::initializer_list<std::string_view> words) {
    constexpr std::string_view stops = " \n:,;.-!";
    const auto folded = language::fold_width(trim(text));
    for (const auto word : words) {
        if (!starts_with(folded, word)) continue;
        auto rest = std::string_view(folded).substr(word.size());
        // 采纳O31 needs no blank, 采纳业主的建议 is a title.
        const bool is_chinese = static_cast<unsigned char>(word.front()) >= 0x80;
        const bool stands_alone = rest.empty() || stops.find(rest.front()) != stops.npos ||
                                  rest.starts_with("。") ||
                                  (is_chinese && static_cast<unsigned char>(rest.front()) < 0x80);
        if (!stands_alone) continue;
        while (!rest.empty() && stops.find(rest.front()) != stops.npos) rest.remove_prefix(1);
        return std::string(trim(rest));
    }
    return std::nullopt;
}

Result<Target> target_of(const Call& call, Context& context) {
    if (call.rest.starts_with("#M")) return by_row(call.rest, context);
    const auto id = language::read_short_id(call.rest);
    if (!id || id->kind != 'M') return Target{.rest = std::string(trim(call.rest))};
    auto found = context.tx.meetings().find(context.community.id, id->number);
    if (!found) return unknown("M" + std::to_string(id->number));
    return Target{.meeting = std::move(found), .rest = std::string(trim(id->rest))};
}

}  // namespace linyi::commands::meeting
