#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace linyi {

/// Why something sent to a vote is not among the ballots that count.
enum class Loss {
    unreadable,     ///< no choice could be read from it, or several, or none of the options
    unbound,        ///< sent by somebody whose unit is not known
    staff,          ///< bound, but to an office
    tenant,         ///< bound, but as a tenant
    off_roll,       ///< its unit is not on the roll of this vote
    not_theirs,     ///< named a unit that is somebody else's
    no_authority,   ///< for somebody else, without a written authority or beyond its limit
    wrong_place,    ///< a secret vote's answer, written into the group
    late,           ///< after the close
    out_of_order,   ///< an older message that arrived after a newer one
    first_stands,   ///< the rule takes the first ballot, or the first way
    invalid_paper,  ///< paper on which no valid mark was found
    cancelled,      ///< after the vote was called off
    replaced,       ///< a later ballot of the same right counts, or it was taken back
    other,
};

/// What became of everything sent to a vote. Each number holds the next; the differences stand in
/// `losses`, so that everything received is accounted for.
struct Funnel {
    std::int64_t received{};
    std::int64_t recognised{};  ///< understood as an answer to this vote
    std::int64_t bound{};       ///< from somebody whose unit is known
    std::int64_t entitled{};    ///< for a right on the roll, by somebody who may cast it
    std::int64_t counted{};     ///< ballots that stand: one a right
    std::vector<std::pair<Loss, std::int64_t>> losses{};  ///< none is 0; in the order of Loss
};

/// `attempts` are the vote's acts by kind, for refusals "kind/why": {"ballot_counted": 40,
/// "ballot_refused/tenant": 2}. `standing` are the rights with a ballot that counts.
Funnel funnel_of(const std::map<std::string, std::int64_t>& attempts, std::int64_t standing);

}  // namespace linyi
