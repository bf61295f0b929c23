#pragma once

#include "domain/chat.hpp"
#include "domain/poll.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi {

/// How a ballot came in. Chat, button and private message are one way; so is the web link.
enum class Route { chat, link, proxy, paper, import };

std::string_view to_text(Route route);
std::optional<Route> route_from(std::string_view text);

/// The ballot of one voting right as it now counts.
struct Ballot {
    PollId poll{};
    std::int32_t right{};
    std::vector<std::string> choice{};  ///< option keys in poll order; empty: withdrawn
    std::int32_t revision{1};           ///< 1 for the first, +1 for each change
    AccountId account{};                ///< who cast it
    ChatId chat{};
    std::optional<std::int64_t> order_key{};  ///< of the message it came with
    Timestamp decided_at{};
    std::string event{};  ///< platform event id, so that a record can point at its message
    Route route{};
    std::int64_t entry{};  ///< the act that stored it, which is its entry of the ledger
    std::string salt{};    ///< opens that entry together with the choice; only set to be stored
};

/// What happens to an attempt to vote.
enum class BallotDecision {
    counted,    ///< first ballot of this right
    changed,    ///< replaces the earlier choice
    withdrawn,  ///< the earlier choice no longer counts
    repeated,   ///< same choice again: nothing changes
    stale,      ///< an older message that arrived late: never overrides
    late,       ///< after the close
    fixed,      ///< the rule takes the first ballot, and there is one
    taken,      ///< this right has voted another way, which stands
};

std::string_view to_text(BallotDecision decision);

/// Decides one attempt against the ballot that counts now.
///
/// `newest_order_key` is the largest order key this right has seen from the same account and chat.
/// The later arrival counts, except that a message of the same account and chat with an older
/// order key never overrides (design.md §4). Buttons have no order key: arrival decides.
/// The first way stands: chat and link are one, a principal's own ballot replaces that of an agent,
/// and nothing else replaces a ballot that came another way (interaction.md §1.9).
BallotDecision decide_ballot(const Poll& poll, const std::optional<Ballot>& current,
                             std::optional<std::int64_t> newest_order_key, const Ballot& attempt);

}  // namespace linyi
