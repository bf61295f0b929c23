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
    }
    return "late";
}

BallotDecision decide_ballot(const Poll& poll, const std::optional<Ballot>& current,
                             std::optional<std::int64_t> newest_order_key, const Ballot& attempt) {
    if (!takes_ballots(poll, attempt.decided_at)) return BallotDecision::late;
    if (attempt.order_key && newest_order_key && *attempt.order_key < *newest_order_key &&
        !mutant("arrival_decides"))
        return BallotDecision::stale;
    const bool has_choice = current && !current->choice.empty();
    if (!has_choice && attempt.choice.empty()) return BallotDecision::repeated;
    if (attempt.choice.empty()) return BallotDecision::withdrawn;
    if (!current) return BallotDecision::counted;
    return current->choice == attempt.choice ? BallotDecision::repeated : BallotDecision::changed;
}

}  // namespace linyi
