#pragma once

#include "base/area.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

/// A deed that waits for a second person: an extension, a paper ballot, an authority.
struct Countersign {
    std::int64_t id{};
    CommunityId community{};
    std::int64_t number{};  ///< D7 within its community
    std::optional<PollId> poll{};
    std::string kind{};     ///< name of the command that is done when it is signed
    std::string subject{};  ///< what it is about, for finding it again: the unit of a paper ballot
    std::string payload{};  ///< text after the command word
    PersonId asked_by{};
    AccountId asked_account{};
    Timestamp asked_at{};
};

/// Deeds of two people.
class Countersigns {
public:
    Countersigns(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    Countersign add(const Countersign& deed);
    /// One that still waits.
    std::optional<Countersign> waiting(CommunityId community, std::int64_t number);
    std::optional<Countersign> waiting(PollId poll, std::string_view kind,
                                       std::string_view subject);
    std::vector<Countersign> waiting_of(CommunityId community);
    void settle(const Countersign& deed, bool is_signed, PersonId by, Timestamp at);

private:
    Connection& db_;
    Ids& ids_;
};

/// A written authority to vote for the owners of a unit.
struct Proxy {
    std::int64_t id{};
    CommunityId community{};
    UnitId unit{};
    std::string unit_label{};
    PersonId agent{};
    std::optional<PollId> poll{};  ///< one item only; none: every item until it is revoked
    std::string reference{};       ///< where the paper is kept
    PersonId filed_by{};
    PersonId signed_by{};
    Timestamp filed_at{};
};

class Proxies {
public:
    Proxies(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    void add(const Proxy& proxy);
    /// In force for a unit.
    std::vector<Proxy> of_unit(CommunityId community, UnitId unit);
    std::vector<Proxy> of_community(CommunityId community);
    void revoke(std::int64_t id, Timestamp at);
    /// Different rights of a poll for which this person has cast ballots as an agent.
    std::int64_t heads_cast(PollId poll, PersonId agent);

private:
    Connection& db_;
    Ids& ids_;
};

enum class VisitState { to_visit, contacted, done, unreachable };

std::string_view to_text(VisitState state);

/// One line of the door-to-door list.
struct Visit {
    std::int32_t right{};
    std::string label{};
    std::string building{};
    VisitState state{};
    bool is_delivered{};  ///< the paper ballot or the notice was handed over
    bool has_voted{};
};

class Visits {
public:
    explicit Visits(Connection& connection) : db_(connection) {}

    void set(PollId poll, const Visit& visit, PersonId by, Timestamp at);
    /// Every right of the poll. One with a ballot is done, whatever was noted.
    std::vector<Visit> of_poll(PollId poll);

private:
    Connection& db_;
};

/// Where a result hangs (公示).
struct Posting {
    std::string place{};
    std::string photo{};  ///< reference of a picture
    PersonId by{};
    Timestamp at{};
};

/// What an entitled owner says against a posted result.
struct Objection {
    std::int64_t id{};
    std::int64_t number{};  ///< J3 within its community
    PollId poll{};
    PersonId person{};
    std::string label{};
    std::string text{};
    Timestamp at{};
    std::string answer{};  ///< empty: it holds the resolution
    std::optional<Timestamp> answered_at{};
};

class Postings {
public:
    Postings(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    void add(CommunityId community, PollId poll, const Posting& posting);
    std::vector<Posting> of_poll(PollId poll);

    Objection object(CommunityId community, const Objection& objection);
    std::optional<Objection> objection(CommunityId community, std::int64_t number);
    std::vector<Objection> objections(PollId poll);
    void answer(std::int64_t objection, std::string_view answer, PersonId by, Timestamp at);

private:
    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
