#include "base/text.hpp"
#include "commands/heard.hpp"
#include "language/ending.hpp"
#include "language/roll_call.hpp"

#include <algorithm>
#include <array>

namespace linyi::commands {
namespace {

/// Who leads meetings: the residents' committee does so where owners have no committee yet.
bool may_mark(const Heard& heard) {
    const auto& caller = heard.context.caller;
    return caller.holds(Role::committee) || caller.holds(Role::manager) ||
           caller.holds(Role::community) || caller.holds(Role::admin);
}

/// Whether a poll without a deadline is over when the host says `marker`: with the next item and
/// the end of the meeting, and with the next vote unless both have a number they can be told apart
/// by.
bool ends_with(const Poll& poll, const language::Marker& marker) {
    if (const auto* opening = std::get_if<language::PollOpening>(&marker)) {
        const bool is_same =
            language::normalise(opening->title) == language::normalise(poll.question);
        const bool is_told_apart = opening->ordinal != 0 && poll.ordinal != 0;
        return !opening->is_implied && !is_same && !is_told_apart;
    }
    return std::holds_alternative<language::ItemStart>(marker) ||
           std::holds_alternative<language::MeetingEnd>(marker);
}

/// Polls without a deadline that the host never closed are over when they go on.
void close_before(const Heard& heard, const language::Marker& marker, std::vector<Call>& calls) {
    for (const Poll& poll : heard.context.tx.polls().open_of(heard.context.community.id)) {
        if (poll.chat != heard.context.chat.id || poll.closes_at || !ends_with(poll, marker))
            continue;
        Call call = heard.call("close_poll", "#V" + std::to_string(poll.id.value));
        call.reading = language::PollClosing{poll.ordinal};
        if (auto usable = heard.known(std::move(call))) calls.push_back(std::move(*usable));
    }
}

/// 以上两项表决截止: all that are open here but the newest, which the marker itself closes.
void close_all(const Heard& heard, std::vector<Call>& calls) {
    std::vector<Poll> open = heard.context.tx.polls().open_of(heard.context.community.id);
    std::erase_if(open, [&heard](const Poll& p) { return p.chat != heard.context.chat.id; });
    for (std::size_t i = 0; i + 1 < open.size(); ++i) {
        Call call = heard.call("close_poll", "#V" + std::to_string(open[i].id.value));
        call.reading = language::PollClosing{open[i].ordinal};
        calls.push_back(std::move(call));
    }
}

/// The whole message says it: in a longer one a title follows, or it is only talk.
bool is_next_item(const Heard& heard) {
    static constexpr std::array<std::string_view, 6> words{"下一项",     "下一个议题", "下一议题",
                                                           "进入下一项", "next item",  "next"};
    return std::find(words.begin(), words.end(), language::normalise(heard.event.text)) !=
           words.end();
}

/// People are arriving: a meeting is near, or has begun and is at no item and no vote yet.
bool is_gathering(const Heard& heard) {
    constexpr std::chrono::hours near{2};
    const auto meeting = heard.context.tx.meetings().current(heard.context.chat.id);
    if (!meeting || meeting->item != 0) return false;
    const bool is_near = !meeting->starts_at || *meeting->starts_at - heard.context.now <= near;
    const auto open = heard.context.tx.polls().open_of(heard.context.community.id);
    const bool is_voting = std::any_of(open.begin(), open.end(), [&heard](const Poll& poll) {
        return poll.chat == heard.context.chat.id && takes_ballots(poll, heard.context.now);
    });
    return is_near && !is_voting;
}

/// "@周敏 签到 3-1-102": told to the host, and one's own. What is said to others about theirs is
/// not.
std::string behind_mention(const std::string& text) {
    const auto words = trim(text);
    const auto blank = words.find(' ');
    if (!words.starts_with('@') || blank == words.npos) return {};
    return std::string(trim(words.substr(blank)));
}

std::optional<language::CheckIn> checking_in(const Heard& heard) {
    if (auto said = language::read_check_in(heard.event.text)) return said;
    const auto& bindings = heard.context.caller.bindings;
    const auto is_own = [&bindings](const std::string& label) {
        return std::any_of(bindings.begin(), bindings.end(),
                           [&label](const Binding& b) { return b.label == label; });
    };
    const auto names_own = [&is_own](const std::optional<language::CheckIn>& said) {
        return said && !said->units.empty() &&
               std::all_of(said->units.begin(), said->units.end(), is_own);
    };
    const auto told = behind_mention(heard.event.text);
    if (auto said = language::read_check_in(told); !told.empty() && names_own(said)) return said;
    if (!is_gathering(heard)) return std::nullopt;
    if (!bindings.empty() && language::says_only_here(heard.event.text)) return language::CheckIn{};
    auto alone = language::read_room_alone(heard.event.text);
    if (!names_own(alone)) return std::nullopt;
    return alone;
}

}  // namespace

std::vector<Call> marker_calls(const Heard& heard) {
    std::vector<Call> calls;
    if (heard.context.chat.kind != ChatKind::group || !may_mark(heard)) return calls;
    for (auto& marker : language::read_markers(heard.event.text)) {
        close_before(heard, marker, calls);
        Call call = heard.call("");
        if (auto* opening = std::get_if<language::PollOpening>(&marker)) {
            call.command = "open_poll";
            call.reading = std::move(*opening);
        } else if (auto* closing = std::get_if<language::PollClosing>(&marker)) {
            if (closing->is_all) close_all(heard, calls);
            call.command = "close_poll";
            call.reading = *closing;
        } else if (auto* cancelling = std::get_if<language::PollCancelling>(&marker)) {
            call.command = "cancel_poll";
            call.reading = *cancelling;
        } else if (auto* extension = std::get_if<language::PollExtension>(&marker)) {
            call.command = "extend_poll";
            call.reading = std::move(*extension);
        } else if (auto* start = std::get_if<language::MeetingStart>(&marker)) {
            call.command = "meeting_start";
            call.reading = std::move(*start);
        } else if (std::holds_alternative<language::MeetingEnd>(marker)) {
            call.command = "meeting_end";
            call.reading = language::MeetingEnd{};
        } else if (auto* item = std::get_if<language::ItemStart>(&marker)) {
            call.command = "item_start";
            call.reading = std::move(*item);
        }
        if (auto usable = heard.known(std::move(call))) calls.push_back(std::move(*usable));
    }
    if (calls.empty() && is_next_item(heard) &&
        heard.context.tx.meetings().running(heard.context.chat.id)) {
        if (auto next = heard.known(heard.call("next"))) calls.push_back(std::move(*next));
    }
    return calls;
}

std::optional<Call> afterword_call(const Heard& heard, const std::vector<Call>& calls) {
    const auto closes = [](const Call& call) { return call.command == "close_poll"; };
    const bool is_said = std::any_of(calls.begin(), calls.end(), closes);
    if (is_said || heard.context.chat.kind != ChatKind::group || !may_mark(heard) ||
        !language::tells_of_close(heard.event.text))
        return std::nullopt;
    const auto since = heard.context.now - heard.context.settings.votes.late_notice_within;
    if (!heard.context.tx.polls().last_closed(heard.context.chat.id, since)) return std::nullopt;
    Call call = heard.call("close_poll");
    call.reading = language::PollClosing{.is_afterword = true};
    return heard.known(std::move(call));
}

std::optional<Call> filing_call(const Heard& heard) {
    if (heard.context.chat.kind != ChatKind::group || !may_mark(heard)) return std::nullopt;
    auto filing = language::read_proxy_filing(heard.event.text);
    if (!filing) return std::nullopt;
    Call call = heard.call("file_proxy");
    call.reading = std::move(*filing);
    return heard.known(std::move(call));
}

std::optional<Call> attendance_call(const Heard& heard) {
    if (heard.context.chat.kind != ChatKind::group) return std::nullopt;
    if (may_mark(heard)) {
        if (auto notice = language::read_meeting_notice(heard.event.text)) {
            Call call = heard.call("meeting_notice");
            call.reading = std::move(*notice);
            return heard.known(std::move(call));
        }
        if (language::calls_the_roll(heard.event.text)) {
            Call call = heard.call("meeting_notice");
            call.reading = language::MeetingNotice{};
            return heard.known(std::move(call));
        }
    }
    if (auto check_in = checking_in(heard)) {
        Call call = heard.call("checkin");
        call.reading = std::move(*check_in);
        return heard.known(std::move(call));
    }
    if (!heard.context.caller.member || heard.context.caller.member->roles.empty())
        return std::nullopt;
    if (auto presence = language::read_presence(heard.event.text)) {
        Call call = heard.call("presence");
        call.reading = std::move(*presence);
        return heard.known(std::move(call));
    }
    return std::nullopt;
}

}  // namespace linyi::commands
