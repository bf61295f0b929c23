#include "domain/rules/instant_runoff.hpp"

#include <algorithm>
#include <cassert>

namespace linyi::rules {
namespace {

class Runoff {
public:
    explicit Runoff(const RankedContest& contest)
        : contest_(contest), is_left_(contest.candidates.size(), true) {}

    InstantRunoff run() {
        while (!result_.winner && !left().empty()) {
            count_round();
            const auto candidates = left();
            if (!is_anybody_named()) break;
            if (const auto winner = majority_of(candidates)) {
                result_.winner = winner;
            } else if (candidates.size() == 2) {
                result_.winner = candidates.front();
                result_.final_tie_broken_by_order = true;
            } else {
                eliminate(candidates);
            }
        }
        return std::move(result_);
    }

private:
    /// Who is not eliminated, in the tie order.
    std::vector<std::size_t> left() const {
        std::vector<std::size_t> candidates;
        for (const auto candidate : contest_.tie_order) {
            if (is_left_[candidate]) candidates.push_back(candidate);
        }
        return candidates;
    }

    void count_round() {
        RunoffRound round{.tally = std::vector<std::optional<std::int64_t>>(is_left_.size())};
        for (std::size_t at = 0; at < is_left_.size(); ++at) {
            if (is_left_[at]) round.tally[at] = 0;
        }
        for (const auto& ballot : contest_.ballots) {
            const auto top =
                std::find_if(ballot.groups.begin(), ballot.groups.end(),
                             [this](const auto& group) { return is_left_[group.front()]; });
            auto& count = top == ballot.groups.end() ? round.exhausted : *round.tally[top->front()];
            count += ballot.weight;
        }
        result_.rounds.push_back(std::move(round));
    }

    std::int64_t votes(std::size_t round, std::size_t candidate) const {
        return *result_.rounds[round].tally[candidate];
    }

    std::optional<std::size_t> majority_of(const std::vector<std::size_t>& candidates) const {
        const auto now = result_.rounds.size() - 1;
        std::int64_t active = 0;
        for (const auto candidate : candidates) active += votes(now, candidate);
        for (const auto candidate : candidates) {
            if (2 * votes(now, candidate) > active) return candidate;
        }
        return std::nullopt;
    }

    bool is_anybody_named() const {
        return std::any_of(
            contest_.ballots.begin(), contest_.ballots.end(),
            [](const auto& ballot) { return ballot.weight > 0 && !ballot.groups.empty(); });
    }

    void eliminate(std::vector<std::size_t> candidates) {
        // Back from this round: only those with the fewest stay in question.
        for (auto round = result_.rounds.size(); round-- > 0 && candidates.size() > 1;) {
            std::int64_t fewest = votes(round, candidates.front());
            for (const auto candidate : candidates)
                fewest = std::min(fewest, votes(round, candidate));
            std::erase_if(candidates,
                          [&](auto candidate) { return votes(round, candidate) > fewest; });
        }
        auto& now = result_.rounds.back();
        now.tie_broken_by_order = candidates.size() > 1;
        now.eliminated = candidates.back();
        is_left_[candidates.back()] = false;
    }

    const RankedContest& contest_;
    std::vector<bool> is_left_;
    InstantRunoff result_{};
};

}  // namespace

InstantRunoff instant_runoff(const RankedContest& contest) {
    assert(!has_equal_ranks(contest));
    assert(contest.tie_order.size() == contest.candidates.size());
    return Runoff(contest).run();
}

}  // namespace linyi::rules
