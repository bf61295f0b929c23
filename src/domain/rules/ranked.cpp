#include "domain/rules/ranked.hpp"

#include "base/text.hpp"
#include "domain/rules/threshold.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace linyi::rules {
namespace {

/// More people than live in any city: sums of weights stay far from the end of the integers.
constexpr std::int64_t weight_max = 1'000'000'000;

Error bad_ballot(std::string_view text, const std::string& what) {
    return Error{Errc::invalid_argument,
                 "ballot \"" + std::string(text.substr(0, 80)) + "\": " + what};
}

/// Takes "42:" off the front. A text without a colon behind digits has no weight: names may hold
/// colons.
std::optional<std::int64_t> take_weight(std::string_view& text) {
    const auto colon = text.find(':');
    const auto digits = colon == text.npos ? std::string_view{} : trim(text.substr(0, colon));
    if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos) return 1;
    std::int64_t weight{};
    const auto [end, failed] =
        std::from_chars(digits.data(), digits.data() + digits.size(), weight);
    if (failed != std::errc{} || weight > weight_max) return std::nullopt;
    text.remove_prefix(colon + 1);
    return weight;
}

std::optional<std::size_t> index_of(std::string_view name,
                                    const std::vector<std::string>& candidates) {
    const auto found = std::find(candidates.begin(), candidates.end(), name);
    if (found == candidates.end()) return std::nullopt;
    return static_cast<std::size_t>(found - candidates.begin());
}

/// The place of each candidate, 0 is best; unranked ones share the place behind all groups.
std::vector<std::size_t> places(const RankedBallot& ballot, std::size_t candidates) {
    std::vector<std::size_t> place(candidates, ballot.groups.size());
    for (std::size_t at = 0; at < ballot.groups.size(); ++at) {
        for (const auto candidate : ballot.groups[at]) place[candidate] = at;
    }
    return place;
}

PairMatrix square(std::size_t size) {
    return PairMatrix(size, std::vector<std::int64_t>(size));
}

/// Floyd and Warshall, for the widest path: it is as strong as its weakest pair.
void widen(PairMatrix& paths) {
    const auto size = paths.size();
    for (std::size_t over = 0; over < size; ++over) {
        for (std::size_t from = 0; from < size; ++from) {
            if (from == over) continue;
            for (std::size_t to = 0; to < size; ++to) {
                if (to == over || to == from) continue;
                paths[from][to] =
                    std::max(paths[from][to], std::min(paths[from][over], paths[over][to]));
            }
        }
    }
}

}  // namespace

Result<RankedBallot> ranked_ballot_from(std::string_view text,
                                        const std::vector<std::string>& candidates) {
    auto rest = text;
    const auto weight = take_weight(rest);
    if (!weight) return bad_ballot(text, "its weight is too large");
    RankedBallot ballot{.weight = *weight};
    if (trim(rest).empty()) return ballot;
    std::vector<bool> seen(candidates.size());
    for (const auto& group : split(rest, '>')) {
        ballot.groups.emplace_back();
        for (const auto& name : split(group, '=')) {
            const auto index = index_of(trim(name), candidates);
            if (!index) return bad_ballot(text, "there is no \"" + std::string(trim(name)) + "\"");
            if (seen[*index]) return bad_ballot(text, "\"" + candidates[*index] + "\" twice");
            seen[*index] = true;
            ballot.groups.back().push_back(*index);
        }
    }
    return ballot;
}

Result<std::vector<std::size_t>> tie_order_from(const std::vector<std::string>& names,
                                                const std::vector<std::string>& candidates) {
    std::vector<std::size_t> order;
    std::vector<bool> seen(candidates.size());
    for (const auto& name : names) {
        const auto index = index_of(trim(name), candidates);
        if (!index || seen[*index])
            return Error{Errc::invalid_argument,
                         "the tie order names \"" + name + "\", who is unknown or there twice"};
        seen[*index] = true;
        order.push_back(*index);
    }
    for (std::size_t index = 0; index < candidates.size(); ++index) {
        if (!seen[index]) order.push_back(index);
    }
    return order;
}

bool has_equal_ranks(const RankedContest& contest) {
    return std::any_of(contest.ballots.begin(), contest.ballots.end(), [](const auto& ballot) {
        return std::any_of(ballot.groups.begin(), ballot.groups.end(),
                           [](const auto& group) { return group.size() > 1; });
    });
}

PairMatrix pairwise(const RankedContest& contest) {
    const auto size = contest.candidates.size();
    auto pairs = square(size);
    for (const auto& ballot : contest.ballots) {
        const auto place = places(ballot, size);
        for (std::size_t x = 0; x < size; ++x) {
            for (std::size_t y = 0; y < size; ++y) {
                if (place[x] < place[y]) pairs[x][y] += ballot.weight;
            }
        }
    }
    return pairs;
}

std::optional<std::size_t> condorcet_winner(const PairMatrix& pairs) {
    for (std::size_t x = 0; x < pairs.size(); ++x) {
        bool beats_all = true;
        for (std::size_t y = 0; y < pairs.size(); ++y)
            beats_all = beats_all && (x == y || pairs[x][y] > pairs[y][x]);
        if (beats_all) return x;
    }
    return std::nullopt;
}

Schulze schulze(const PairMatrix& pairs, const std::vector<std::size_t>& tie_order) {
    const auto size = pairs.size();
    Schulze result{.paths = square(size), .order = tie_order};
    auto& paths = result.paths;
    for (std::size_t x = 0; x < size; ++x) {
        for (std::size_t y = 0; y < size; ++y) {
            if (pairs[x][y] > pairs[y][x]) paths[x][y] = pairs[x][y];
        }
    }
    widen(paths);
    std::vector<std::size_t> beaten(size);
    for (std::size_t x = 0; x < size; ++x) {
        bool is_winner = true;
        for (std::size_t y = 0; y < size; ++y) {
            if (paths[x][y] > paths[y][x]) ++beaten[x];
            is_winner = is_winner && paths[x][y] >= paths[y][x];
        }
        if (is_winner) result.winners.push_back(x);
    }
    std::stable_sort(result.order.begin(), result.order.end(),
                     [&beaten](auto a, auto b) { return beaten[a] > beaten[b]; });
    return result;
}

std::vector<std::string> borda(const RankedContest& contest) {
    const auto size = static_cast<std::int64_t>(contest.candidates.size());
    std::vector<std::int64_t> halves(contest.candidates.size());  // twice the points: no fraction
    for (const auto& ballot : contest.ballots) {
        const auto place = places(ballot, contest.candidates.size());
        std::vector<std::int64_t> at_place(ballot.groups.size() + 1);
        for (const auto one : place) ++at_place[one];
        std::vector<std::int64_t> before(at_place.size());
        std::partial_sum(at_place.begin(), at_place.end() - 1, before.begin() + 1);
        for (std::size_t candidate = 0; candidate < halves.size(); ++candidate) {
            // Places first … last of its group give size−1−first … size−1−last points; on average
            // half of their sum.
            const auto first = before[place[candidate]];
            const auto last = first + at_place[place[candidate]] - 1;
            halves[candidate] += ballot.weight * (2 * (size - 1) - first - last);
        }
    }
    std::vector<std::string> points;
    for (const auto value : halves) points.push_back(fraction_text(value, 2));
    return points;
}

std::vector<std::int64_t> first_choices(const RankedContest& contest) {
    std::vector<std::int64_t> firsts(contest.candidates.size());
    for (const auto& ballot : contest.ballots) {
        if (!ballot.groups.empty() && ballot.groups[0].size() == 1)
            firsts[ballot.groups[0][0]] += ballot.weight;
    }
    return firsts;
}

}  // namespace linyi::rules
