#include "domain/rules/consent.hpp"

#include <numeric>

namespace linyi::rules {

std::string_view to_text(Obstacle obstacle) {
    switch (obstacle) {
        case Obstacle::unresolved_objection: return "unresolved objection";
        case Obstacle::block: return "block";
        case Obstacle::quorum: return "quorum not met";
        case Obstacle::majority: return "not more agree than disagree";
    }
    return "block";
}

Consensual judge_consent(const RuleSet& rules, const ConsentCount& count) {
    if (count.objections_open > 0) return {Obstacle::unresolved_objection};
    const auto silent = rules.silence_is_consent ? count.silent : 0;
    const auto answers = count.consent + count.abstain + count.objections_settled + silent;
    if (answers < rules.response_quorum) return {Obstacle::quorum};
    return {};
}

Consensual judge_consensus(const RuleSet& rules, const ConsensusCount& count) {
    if (count.block > rules.blocks_allowed) return {Obstacle::block};
    if (count.agree + count.abstain + count.disagree + count.block < rules.response_quorum)
        return {Obstacle::quorum};
    if (count.agree <= count.disagree + count.block) return {Obstacle::majority};
    return {};
}

Consensual judge_gradients(const RuleSet& rules, const Gradients& histogram) {
    if (histogram.back() > rules.blocks_allowed) return {Obstacle::block};
    const auto answers = std::accumulate(histogram.begin(), histogram.end(), std::int64_t{0});
    if (answers < rules.response_quorum) return {Obstacle::quorum};
    return {};
}

}  // namespace linyi::rules
