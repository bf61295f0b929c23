#include "domain/tally.hpp"

#include "domain/score_mark.hpp"

#include <algorithm>
#include <cassert>

namespace linyi {
Tally count(const Poll& poll, const Share& electorate, const std::vector<CountedBallot>& ballots) {
    Tally tally{.electorate = electorate};
    for (const auto& option : poll.options) tally.options.push_back({.option = option});

    for (const auto& ballot : ballots) {
        if (ballot.choice.empty()) continue;
        ++tally.participating.rights;
        tally.participating.area += ballot.area;
        // Of a ranking only the first choice is a vote; the rest is for the rule to read.
        const std::vector<std::string> ranked_first(ballot.choice.begin(),
                                                    ballot.choice.begin() + 1);
        for (const auto& chosen : poll.is_ranked ? ranked_first : ballot.choice) {
            const auto mark = poll.max_score > 0 ? score_mark_from(chosen) : std::nullopt;
            const auto& key = mark ? mark->key : chosen;
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

}  // namespace linyi
