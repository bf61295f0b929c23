#include "storage/assembly.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

namespace linyi::storage {
namespace {

Countersign read(const Query& row) {
    Countersign deed{.id = row.integer(0),
                     .community = {row.integer(1)},
                     .number = row.integer(2),
                     .kind = row.text(4),
                     .subject = row.text(5),
                     .payload = row.text(6),
                     .asked_by = {row.integer(7)},
                     .asked_account = {row.integer(8)},
                     .asked_at = from_millis(row.integer(9))};
    if (!row.is_null(3)) deed.poll = PollId{row.integer(3)};
    return deed;
}

std::optional<std::int64_t> raw(const std::optional<PollId>& poll) {
    if (!poll) return std::nullopt;
    return poll->value;
}

Proxy read_proxy(const Query& row) {
    Proxy proxy{.id = row.integer(0),
                .community = {row.integer(1)},
                .unit = {row.integer(2)},
                .unit_label = row.text(3),
                .agent = {row.integer(4)},
                .reference = row.text(6),
                .filed_by = {row.integer(7)},
                .signed_by = {row.integer(8)},
                .filed_at = from_millis(row.integer(9))};
    if (!row.is_null(5)) proxy.poll = PollId{row.integer(5)};
    return proxy;
}

}  // namespace

Countersign Countersigns::add(const Countersign& deed) {
    auto added = deed;
    added.id = ids_.next("countersign");
    run(db_, R"sql(
        INSERT INTO countersign (id, community_id, number, poll_id, kind, subject, payload,
            asked_by, asked_account, asked_at, state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'waiting')
    )sql",
        added.id, added.community.value, added.number, raw(added.poll), added.kind, added.subject,
        added.payload, added.asked_by.value, added.asked_account.value, to_millis(added.asked_at));
    return added;
}

std::optional<Countersign> Countersigns::waiting(CommunityId community, std::int64_t number) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, poll_id, kind, subject, payload, asked_by, asked_account,
            asked_at
        FROM countersign WHERE community_id = ?1 AND number = ?2 AND state = 'waiting'
    )sql",
                community.value, number);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::optional<Countersign> Countersigns::waiting(PollId poll, std::string_view kind,
                                                 std::string_view subject) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, poll_id, kind, subject, payload, asked_by, asked_account,
            asked_at
        FROM countersign
        WHERE community_id = (SELECT community_id FROM poll WHERE poll.id = ?1)
            AND state = 'waiting' AND poll_id = ?1 AND kind = ?2 AND subject = ?3
        ORDER BY id DESC LIMIT 1
    )sql",
                poll.value, kind, subject);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::vector<Countersign> Countersigns::waiting_of(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, poll_id, kind, subject, payload, asked_by, asked_account,
            asked_at
        FROM countersign WHERE community_id = ?1 AND state = 'waiting' ORDER BY number
    )sql",
                community.value);
    std::vector<Countersign> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

void Countersigns::settle(const Countersign& deed, bool is_signed, PersonId by, Timestamp at) {
    run(db_, "UPDATE countersign SET state = ?2, settled_by = ?3, settled_at = ?4 WHERE id = ?1",
        deed.id, std::string_view(is_signed ? "signed" : "dropped"), by.value, to_millis(at));
}

void Proxies::add(const Proxy& proxy) {
    run(db_, R"sql(
        INSERT INTO proxy (id, community_id, unit_id, agent_person, poll_id, reference, filed_by,
            signed_by, filed_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    )sql",
        ids_.next("proxy"), proxy.community.value, proxy.unit.value, proxy.agent.value,
        raw(proxy.poll), proxy.reference, proxy.filed_by.value, proxy.signed_by.value,
        to_millis(proxy.filed_at));
}

std::vector<Proxy> Proxies::of_unit(CommunityId community, UnitId unit) {
    Query query(db_, R"sql(
        SELECT proxy.id, proxy.community_id, proxy.unit_id, unit.label, agent_person, poll_id,
            reference, filed_by, signed_by, filed_at
        FROM proxy JOIN unit ON unit.id = proxy.unit_id
        WHERE proxy.community_id = ?1 AND proxy.unit_id = ?2 AND revoked_at IS NULL
        ORDER BY proxy.id
    )sql",
                community.value, unit.value);
    std::vector<Proxy> found;
    while (query.next()) found.push_back(read_proxy(query));
    return found;
}

std::vector<Proxy> Proxies::of_community(CommunityId community) {
    Query query(db_, R"sql(
        SELECT proxy.id, proxy.community_id, proxy.unit_id, unit.label, agent_person, poll_id,
            reference, filed_by, signed_by, filed_at
        FROM proxy JOIN unit ON unit.id = proxy.unit_id
        WHERE proxy.community_id = ?1 AND revoked_at IS NULL ORDER BY proxy.id
    )sql",
                community.value);
    std::vector<Proxy> found;
    while (query.next()) found.push_back(read_proxy(query));
    return found;
}

void Proxies::revoke(std::int64_t id, Timestamp at) {
    run(db_, "UPDATE proxy SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL", id,
        to_millis(at));
}

std::int64_t Proxies::heads_cast(PollId poll, PersonId agent) {
    Query query(db_, R"sql(
        SELECT count(*) FROM ballot
        JOIN member ON member.account_id = ballot.account_id AND member.person_id = ?2
        WHERE ballot.poll_id = ?1 AND ballot.route = 'proxy' AND ballot.choice <> ''
    )sql",
                poll.value, agent.value);
    query.next();
    return query.integer(0);
}

}  // namespace linyi::storage
