#include "domain/poll.hpp"

#include "base/mutant.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace linyi {

std::string_view to_text(PollKind kind) {
    switch (kind) {
        case PollKind::yes_no: return "yes_no";
        case PollKind::single: return "single";
        case PollKind::multiple: return "multiple";
    }
    return "yes_no";
}

std::optional<PollKind> poll_kind_from(std::string_view text) {
    if (text == "yes_no") return PollKind::yes_no;
    if (text == "single") return PollKind::single;
    if (text == "multiple") return PollKind::multiple;
    return std::nullopt;
}

std::string_view to_text(PollState state) {
    switch (state) {
        case PollState::open: return "open";
        case PollState::closed: return "closed";
        case PollState::cancelled: return "cancelled";
    }
    return "open";
}

std::optional<PollState> poll_state_from(std::string_view text) {
    if (text == "open") return PollState::open;
    if (text == "closed") return PollState::closed;
    if (text == "cancelled") return PollState::cancelled;
    return std::nullopt;
}

std::string_view to_text(OptionRole role) {
    switch (role) {
        case OptionRole::plain: return "plain";
        case OptionRole::yes: return "yes";
        case OptionRole::no: return "no";
        case OptionRole::abstain: return "abstain";
    }
    return "plain";
}

std::string short_id(const Poll& poll) {
    return "V" + std::to_string(poll.number);
}

std::string_view sign_of(const PollOption& option) {
    return option.answer.empty() ? option.key : option.answer;
}

std::string project_name(const PollOption& option) {
    if (option.cost == 0) return option.label;
    const auto bracket = std::min(option.label.rfind("（"), option.label.rfind(" ("));
    return option.label.substr(0, bracket);
}

const PollOption* find_option(const Poll& poll, std::string_view key) {
    for (const auto& option : poll.options) {
        if (option.key == key) return &option;
    }
    return nullptr;
}

std::optional<PollFlaw> check_poll(const Poll& poll, const PollLimits& limits, Timestamp now,
                                   std::size_t rights) {
    if (trim(poll.question).empty()) return PollFlaw::no_question;
    if (code_points(poll.question) > limits.question_code_points_max)
        return PollFlaw::question_too_long;
    if (poll.options.size() < limits.options_min) return PollFlaw::too_few_options;
    if (poll.options.size() > limits.options_max) return PollFlaw::too_many_options;
    std::set<std::string, std::less<>> labels;
    for (const auto& option : poll.options) {
        if (code_points(option.label) > limits.option_code_points_max)
            return PollFlaw::option_too_long;
        if (!labels.insert(option.label).second) return PollFlaw::options_alike;
    }
    if (poll.closes_at && *poll.closes_at <= now) return PollFlaw::deadline_past;
    if (poll.closes_at && *poll.closes_at > now + limits.open_days_max)
        return PollFlaw::deadline_too_far;
    if (rights == 0) return PollFlaw::nobody_entitled;
    return std::nullopt;
}

bool takes_ballots(const Poll& poll, Timestamp received) {
    if (mutant("late_counts") && poll.state == PollState::open) return true;
    return poll.state == PollState::open && (!poll.closes_at || received <= *poll.closes_at);
}

}  // namespace linyi
