#include "domain/ballot.hpp"

#include "base/mutant.hpp"

namespace linyi {

std::string_view to_text(BallotDecision decision) {
    switch (decision) {
        case BallotDecision::counted: return "counted";
        case BallotDecision::changed: return "changed";
        case BallotDecision::withdrawn: return "withdrawn";
        case BallotDecision::repeated: return "repeated";
        case BallotDecision::stale: return "stale";
        case BallotDecision::late: return "late";
        case BallotDecision::fixed: return "fixed";
        case BallotDecision::taken: return "taken";
    }
    return "late";
}

std::string_view to_text(Route route) {
    switch (route) {
        case Route::chat: return "chat";
        case Route::link: return "link";
        case Route::proxy: return "proxy";
        case Route::paper: return "paper";
        case Route::import: return "import";
    }
    return "chat";
}

std::optional<Route> route_from(std::string_view text) {
    for (const auto route : {Route::chat, Route::link, Route::proxy, Route::paper, Route::import}) {
        if (text == to_text(route)) return route;
    }
    return std::nullopt;
}

namespace {

bool is_own_online(Route route) {
    return route == Route::chat || route == Route::link;
}

bool may_follow(Route standing, Route attempt) {
    if (is_own_online(attempt)) return is_own_online(standing) || standing == Route::proxy;
    return standing == attempt && attempt == Route::proxy;
}

}  // namespace

BallotDecision decide_ballot(const Poll& poll, const std::optional<Ballot>& current,
                             std::optional<std::int64_t> newest_order_key, const Ballot& attempt) {
    if (!takes_ballots(poll, attempt.decided_at)) return BallotDecision::late;
    if (attempt.order_key && newest_order_key && *attempt.order_key < *newest_order_key &&
        !mutant("arrival_decides"))
        return BallotDecision::stale;
    const bool has_choice = current && !current->choice.empty();
    if (has_choice && !may_follow(current->route, attempt.route)) return BallotDecision::taken;
    if (has_choice && poll.no_change && current->choice != attempt.choice)
        return BallotDecision::fixed;
    if (!has_choice && attempt.choice.empty()) return BallotDecision::repeated;
    if (attempt.choice.empty()) return BallotDecision::withdrawn;
    if (!current) return BallotDecision::counted;
    return current->choice == attempt.choice ? BallotDecision::repeated : BallotDecision::changed;
}

}  // namespace linyi
