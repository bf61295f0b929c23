#pragma once

#include "base/text.hpp"
#include "domain/ballot.hpp"
#include "domain/decision.hpp"
#include "domain/poll.hpp"
#include "domain/tally.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;
class LedgerHead;

class Polls {
public:
    Polls(Connection& connection, Ids& ids, LedgerHead& head)
        : db_(connection), ids_(ids), head_(head) {}

    /// Saves a new poll with its options and its frozen electorate; returns it with its id and the
    /// hashes of its roll.
    Poll add(const Poll& poll, const std::vector<VotingRight>& rights,
             const FrozenRules& frozen = {});
    /// What was fixed at opening. A vote of an earlier release was opened under one of the
    /// consultative rules.
    FrozenRules frozen(const Poll& poll);
    /// Rights without a ballot: those to whom it was proven delivered.
    Share silent(PollId poll);
    std::optional<Poll> find(CommunityId community, std::int64_t number);
    std::optional<Poll> find(PollId id);
    std::vector<Poll> open_of(CommunityId community);
    std::vector<Poll> all_of(CommunityId community);
    /// The poll of this chat that closed last, not before `since`.
    std::optional<Poll> last_closed(ChatId chat, Timestamp since);
    /// Open polls whose deadline has passed.
    std::vector<Poll> due(Timestamp now);
    /// The earliest deadline of an open poll.
    std::optional<Timestamp> next_deadline();
    void set_state(PollId id, PollState state, Timestamp at);
    void set_deadline(PollId id, Timestamp closes_at);
    /// Heads and area at opening.
    Share electorate(PollId id);
    /// Everything that decides the result, word for word as the rows have it: a JSON object with
    /// the keys of the act "poll_opened". None if there is no such poll.
    std::optional<std::string> facts(PollId poll);

    struct Reach {
        std::int32_t right{};
        std::string label{};       ///< of the right
        std::string unit_label{};  ///< the unit it was reached by
        bool is_proxy{};           ///< for its owners, who wrote that this person may
    };
    /// The rights an account may cast: those with a unit it is bound to as owner, then those it was
    /// given a written authority for.
    std::vector<Reach> reach(PollId poll, AccountId account);
    /// The right a unit belongs to; none if it is not on the roll.
    std::optional<std::int32_t> right_of_unit(PollId poll, UnitId unit);
    /// The right that a unit belongs to, whoever casts it.
    std::optional<Reach> right_of(PollId poll, UnitId unit);
    std::optional<VotingRight> right(PollId poll, std::int32_t no);
    std::vector<VotingRight> rights(PollId poll);
    /// Rights without a counting ballot: whom a reminder is for.
    std::vector<VotingRight> missing(PollId poll);

    /// An account that could still vote and can be written to privately; once for each right.
    struct MissingVoter {
        AccountId account{};
        ChatId chat{};
        std::optional<Language> language{};
        std::string unit_label{};
    };
    /// By account. Whoever asked to be left alone is not among them.
    std::vector<MissingVoter> missing_voters(PollId poll);

    struct BuildingTurnout {
        std::string building{};
        std::int64_t rights{};
        std::int64_t missing{};
    };
    /// By the building of each right's first unit.
    std::vector<BuildingTurnout> turnout(PollId poll);

private:
    std::vector<PollOption> options(PollId id);
    Poll read_all(const class Query& row);

    Connection& db_;
    Ids& ids_;
    LedgerHead& head_;
};

/// What opens the commitment of the act that stored a ballot.
struct BallotOpening {
    std::int64_t entry{};
    std::string choice{};               ///< option keys, a line feed between them; empty: withdrawn
    std::optional<std::string> salt{};  ///< none: the choice was erased
};

class Ballots {
public:
    explicit Ballots(Connection& connection) : db_(connection) {}

    std::optional<Ballot> find(PollId poll, std::int32_t right);
    /// The largest order key of this right from the account in the chat.
    std::optional<std::int64_t> newest_order_key(const Ballot& attempt);
    /// The first ballot of a right, or the next revision; the earlier one is kept as past.
    void save(const Ballot& ballot, const std::optional<Ballot>& replaced);
    /// The same choice again: only its place in the order is remembered.
    void touch(const Ballot& attempt);
    std::vector<Ballot> all(PollId poll);
    std::vector<Ballot> past(PollId poll);
    /// Of every ballot of the poll, also of those that were replaced, by entry.
    std::vector<BallotOpening> openings(PollId poll);
    /// For the count.
    std::vector<CountedBallot> counted(PollId poll);
    /// How many counting ballots came in each way.
    std::map<Route, std::int64_t> routes(PollId poll);
    /// Only participation: what may be known before the close.
    Share participating(PollId poll);

private:
    Connection& db_;
};

}  // namespace linyi::storage
