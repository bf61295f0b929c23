#pragma once

#include "domain/act.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linyi::storage {

class Connection;
class LedgerHead;

/// What a ballot keeps of the act that stores it.
struct BallotEntry {
    std::int64_t number{};
    std::string salt{};     ///< 32 bytes; with the choice it opens the act's commitment
    std::string receipt{};  ///< for the voter: that it is in, not what it says
};

/// The append-only record, which is the ledger as well. Numbers are given at append: 1, 2, 3 …
/// without gaps, because a number whose transaction fails is simply given again.
class Acts {
public:
    Acts(Connection& connection, LedgerHead& head) : db_(connection), head_(head) {}

    /// Returns the act's number.
    std::int64_t append(const Act& act);
    /// The act of a ballot that is about to be stored: its entry is bound to the choice, which the
    /// act itself does not tell. `choice`: option keys; `previous`: entry of the ballot before, 0
    /// if this is the right's first.
    BallotEntry append_ballot(const Act& act, const std::vector<std::string>& choice,
                              std::int64_t previous);
    /// At most `limit` acts from number `from` on, in order.
    std::vector<Act> from(std::int64_t from, int limit);
    /// Acts of one poll other than first ballots (those stand in `ballot`).
    std::vector<Act> of_poll(PollId poll);
    std::int64_t last();

    /// Takes an act's details away for good; the ledger still verifies. The erasing is an act too:
    /// `why` is one word for it. Nothing happens if they are gone already.
    void erase_payload(std::int64_t no, Timestamp now, const std::string& why);

private:
    Connection& db_;
    LedgerHead& head_;
};

}  // namespace linyi::storage
