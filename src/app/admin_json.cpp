#include "app/admin_json.hpp"

#include <nlohmann/json.hpp>

namespace linyi::app {
namespace {

using Json = nlohmann::ordered_json;

Json share(const Share& value) {
    return {{"rights", value.rights}, {"area", to_text(value.area)}};
}

Json time_or_null(const std::optional<Timestamp>& at) {
    return at ? Json(to_rfc3339(*at)) : Json(nullptr);
}

/// What the deadline has closed is closed, also before the closing job has run.
std::string_view state_at(const Poll& poll, Timestamp now) {
    const bool is_over = poll.state == PollState::open && !takes_ballots(poll, now);
    return is_over ? to_text(PollState::closed) : to_text(poll.state);
}

Json occurrence_or_null(const std::optional<Timestamp>& at, const std::string& occurrence) {
    if (!at) return nullptr;
    return {{"occurrence", occurrence}, {"at", to_rfc3339(*at)}};
}

/// The comparisons of an owners' vote; of an open one nothing is told about agreement.
Json checks(const rules::OwnersVerdict& verdict, bool is_open) {
    Json list = Json::array();
    for (const auto& check : is_open ? verdict.without_silent.checks : verdict.counted.checks) {
        const bool is_agreement = check.question == rules::Question::agreement;
        if (is_open && is_agreement) continue;
        const bool is_area = check.measure == rules::Measure::area;
        const auto amount = [is_area](std::int64_t value) {
            return is_area ? Json(to_text(Area{value})) : Json(value);
        };
        list.push_back({{"question", is_agreement ? "agreement" : "participation"},
                        {"measure", is_area ? "area" : "heads"},
                        {"part", amount(check.part)},
                        {"whole", amount(check.whole)},
                        {"threshold", rules::to_text(check.threshold)},
                        {"fraction", check.fraction()},
                        {"percent", check.percent()},
                        {"met", check.is_met},
                        {"missing", amount(check.missing)}});
    }
    return list;
}

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string votes_json(const std::vector<Poll>& polls) {
    Json list = Json::array();
    for (const auto& poll : polls) {
        list.push_back({{"id", poll.id.value},
                        {"short", short_id(poll)},
                        {"question", poll.question},
                        {"state", to_text(poll.state)},
                        {"opened_at", to_rfc3339(poll.opened_at)},
                        {"closes_at", time_or_null(poll.closes_at)}});
    }
    return dump({{"votes", list}});
}

std::string tally_json(const Poll& poll, const commands::poll::Counted& counted, Timestamp now) {
    const auto& [frozen, tally, unreturned, decision, shown] = counted;
    const auto state = state_at(poll, now);
    const bool is_open = state == to_text(PollState::open);
    Json out{{"id", poll.id.value},
             {"short", short_id(poll)},
             {"question", poll.question},
             {"state", state},
             {"closes_at", time_or_null(poll.closes_at)},
             {"rule", poll.rule},
             {"formal", poll.is_formal},
             {"fingerprint", fingerprint(frozen)},
             {"rights", tally.electorate.rights},
             {"area", to_text(tally.electorate.area)},
             {"participating", share(tally.participating)},
             {"options", nullptr},
             {"passed", nullptr},
             {"winner", nullptr}};
    if (decision.owners) out["checks"] = checks(*decision.owners, is_open);
    if (is_open) return dump(out);

    out["options"] = Json::array();
    for (const auto& entry : tally.options) {
        Json option{{"key", entry.option.key}, {"label", entry.option.label}};
        option.update(share(entry.count));
        out["options"].push_back(option);
    }
    const bool is_cancelled = poll.state == PollState::cancelled;
    out["passed"] = !is_cancelled && decision.passed;
    if (!is_cancelled && decision.passed) out["winner"] = decision.winner;
    if (is_cancelled) return dump(out);
    const bool fills_seats = decision.election || decision.budget || decision.elected.size() > 1;
    if (fills_seats) out["elected"] = decision.elected;
    if (!decision.tied.empty()) out["tied"] = decision.tied;
    return dump(out);
}

std::string acts_json(const std::vector<Act>& acts) {
    Json list = Json::array();
    for (const auto& act : acts) {
        Json row{{"no", act.no}, {"kind", act.kind}, {"decided_at", to_rfc3339(act.decided_at)}};
        row["community"] = act.community ? Json(act.community->value) : Json(nullptr);
        row["poll"] = act.poll ? Json(act.poll->value) : Json(nullptr);
        row["right"] = act.right ? Json(*act.right) : Json(nullptr);
        row["revision"] = act.revision;
        row["payload"] = Json::parse(act.payload);
        list.push_back(std::move(row));
    }
    return dump({{"acts", list}});
}

std::string outbox_json(const std::vector<Outgoing>& messages) {
    Json list = Json::array();
    for (const auto& message : messages) {
        list.push_back({{"id", message.id.value},
                        {"chat", message.lane.value},
                        {"kind", message.kind},
                        {"state", to_text(message.state)},
                        {"attempts", message.attempts},
                        {"created_at", to_rfc3339(message.created)},
                        {"not_before", to_rfc3339(message.not_before)},
                        {"not_after", time_or_null(message.not_after)},
                        {"last_status", message.last_status ? Json(*message.last_status) : Json()},
                        {"last_error", message.last_error}});
    }
    return dump({{"messages", list}});
}

std::string schedules_json(const std::vector<ScheduleLine>& lines, Timestamp now) {
    Json list = Json::array();
    for (const auto& line : lines) {
        Json row{{"job", line.job}};
        row["id"] = line.id != 0 ? Json(line.id) : Json(nullptr);
        row["subject"] = line.subject.empty() ? Json(nullptr) : Json(line.subject);
        row["community"] = line.community ? Json(line.community->value) : Json(nullptr);
        row["state"] = state_of(line, now);
        row["next"] = occurrence_or_null(line.next_at, line.next_occurrence);
        row["last"] = occurrence_or_null(line.last_at, line.last_occurrence);
        list.push_back(std::move(row));
    }
    return dump({{"schedules", list}});
}

}  // namespace linyi::app
