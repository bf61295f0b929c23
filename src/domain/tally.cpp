#include "domain/tally.hpp"

#include <algorithm>
#include <cassert>

namespace linyi {
namespace {

Verdict judge_majority(const Tally& tally) {
    for (const auto& entry : tally.options) {
        if (entry.option.role != OptionRole::yes) continue;
        const bool passed = 2 * entry.count.rights > tally.participating.rights;
        return {.passed = passed, .winner = passed ? entry.option.key : std::string{}};
    }
    return {};
}

Verdict judge_plurality(const Tally& tally) {
    const OptionCount* leader = nullptr;
    bool is_tie = false;
    for (const auto& entry : tally.options) {
        if (entry.option.role == OptionRole::abstain || entry.count.rights == 0) continue;
        if (leader == nullptr || entry.count.rights > leader->count.rights) {
            leader = &entry;
            is_tie = false;
        } else if (entry.count.rights == leader->count.rights) {
            is_tie = true;
        }
    }
    if (leader == nullptr) return {};
    if (is_tie) return {.is_tie = true};
    return {.passed = true, .winner = leader->option.key};
}

}  // namespace

Tally count(const Poll& poll, const Share& electorate, const std::vector<CountedBallot>& ballots) {
    Tally tally{.electorate = electorate};
    for (const auto& option : poll.options) tally.options.push_back({.option = option});

    for (const auto& ballot : ballots) {
        if (ballot.choice.empty()) continue;
        ++tally.participating.rights;
        tally.participating.area += ballot.area;
        for (const auto& key : ballot.choice) {
            const auto entry =
                std::find_if(tally.options.begin(), tally.options.end(),
                             [&key](const OptionCount& o) { return o.option.key == key; });
            assert(entry != tally.options.end());
            ++entry->count.rights;
            entry->count.area += ballot.area;
            entry->labels.push_back(ballot.label);
        }
    }
    assert(tally.participating.rights <= electorate.rights);
    return tally;
}

Verdict judge(const Poll& poll, const Tally& tally) {
    return poll.rule == Rule::household_majority ? judge_majority(tally) : judge_plurality(tally);
}

}  // namespace linyi
