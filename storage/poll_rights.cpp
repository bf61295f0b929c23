#include "storage/driver/connection.hpp"
#include "storage/polls.hpp"

namespace linyi::storage {
namespace {

VotingRight read(const Query& row) {
    return {.no = static_cast<std::int32_t>(row.integer(0)),
            .label = row.text(1),
            .area = {row.integer(2)},
            .is_developer = row.integer(3) != 0};
}

}  // namespace

std::vector<Polls::Reach> Polls::reach(PollId poll, AccountId account) {
    Query query(db_, R"sql(
        SELECT poll_right_unit.right_no, poll_right.label, poll_right_unit.label, 0, binding.unit_id
        FROM binding
        JOIN poll_right_unit
            ON poll_right_unit.poll_id = ?1 AND poll_right_unit.unit_id = binding.unit_id
        JOIN poll_right
            ON poll_right.poll_id = ?1 AND poll_right.no = poll_right_unit.right_no
        WHERE binding.account_id = ?2 AND binding.kind = 'owner'
        UNION ALL
        SELECT poll_right_unit.right_no, poll_right.label, poll_right_unit.label, 1, proxy.unit_id
        FROM member
        JOIN proxy ON proxy.agent_person = member.person_id AND proxy.revoked_at IS NULL
            AND (proxy.poll_id IS NULL OR proxy.poll_id = ?1)
        JOIN poll_right_unit
            ON poll_right_unit.poll_id = ?1 AND poll_right_unit.unit_id = proxy.unit_id
        JOIN poll_right
            ON poll_right.poll_id = ?1 AND poll_right.no = poll_right_unit.right_no
        WHERE member.account_id = ?2
        ORDER BY 4, 1, 5
    )sql",
                poll.value, account.value);
    std::vector<Reach> found;
    while (query.next()) {
        found.push_back({.right = static_cast<std::int32_t>(query.integer(0)),
                         .label = query.text(1),
                         .unit_label = query.text(2),
                         .is_proxy = query.integer(3) != 0});
    }
    return found;
}

std::optional<std::int32_t> Polls::right_of_unit(PollId poll, UnitId unit) {
    Query query(db_, "SELECT right_no FROM poll_right_unit WHERE poll_id = ?1 AND unit_id = ?2",
                poll.value, unit.value);
    if (!query.next()) return std::nullopt;
    return static_cast<std::int32_t>(query.integer(0));
}

std::optional<Polls::Reach> Polls::right_of(PollId poll, UnitId unit) {
    Query query(db_, R"sql(
        SELECT poll_right_unit.right_no, poll_right.label, poll_right_unit.label
        FROM poll_right_unit
        JOIN poll_right
            ON poll_right.poll_id = ?1 AND poll_right.no = poll_right_unit.right_no
        WHERE poll_right_unit.poll_id = ?1 AND poll_right_unit.unit_id = ?2
    )sql",
                poll.value, unit.value);
    if (!query.next()) return std::nullopt;
    return Reach{.right = static_cast<std::int32_t>(query.integer(0)),
                 .label = query.text(1),
                 .unit_label = query.text(2)};
}

std::optional<VotingRight> Polls::right(PollId poll, std::int32_t no) {
    Query query(
        db_, "SELECT no, label, area, is_developer FROM poll_right WHERE poll_id = ?1 AND no = ?2",
        poll.value, no);
    if (!query.next()) return std::nullopt;
    auto right = read(query);
    Query units(db_, R"sql(
        SELECT unit_id, label FROM poll_right_unit
        WHERE poll_id = ?1 AND right_no = ?2 ORDER BY unit_id
    )sql",
                poll.value, no);
    while (units.next()) {
        right.units.push_back({units.integer(0)});
        right.unit_labels.push_back(units.text(1));
    }
    return right;
}

std::vector<VotingRight> Polls::rights(PollId poll) {
    Query query(
        db_, "SELECT no, label, area, is_developer FROM poll_right WHERE poll_id = ?1 ORDER BY no",
        poll.value);
    std::vector<VotingRight> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<VotingRight> Polls::missing(PollId poll) {
    Query query(db_, R"sql(
        SELECT no, label, area, is_developer FROM poll_right
        WHERE poll_id = ?1 AND NOT EXISTS (
            SELECT 1 FROM ballot WHERE ballot.poll_id = ?1 AND ballot.right_no = poll_right.no
                AND ballot.choice <> '')
        ORDER BY no
    )sql",
                poll.value);
    std::vector<VotingRight> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<Polls::MissingVoter> Polls::missing_voters(PollId poll) {
    Query query(db_, R"sql(
        SELECT account.id, account.direct_chat_id, account.language, min(poll_right_unit.label)
        FROM poll_right_unit
        JOIN binding ON binding.unit_id = poll_right_unit.unit_id AND binding.kind = 'owner'
        JOIN account ON account.id = binding.account_id
        JOIN chat ON chat.id = account.direct_chat_id AND chat.is_gone = 0
        WHERE poll_right_unit.poll_id = ?1
            AND NOT EXISTS (SELECT 1 FROM ballot
                WHERE ballot.poll_id = ?1 AND ballot.right_no = poll_right_unit.right_no
                    AND ballot.choice <> '')
            AND NOT EXISTS (SELECT 1 FROM reminder_stop
                WHERE reminder_stop.poll_id = ?1 AND reminder_stop.account_id = account.id)
        GROUP BY account.id, account.direct_chat_id, account.language, poll_right_unit.right_no
        ORDER BY account.id, poll_right_unit.right_no
    )sql",
                poll.value);
    std::vector<MissingVoter> found;
    while (query.next()) {
        found.push_back({.account = {query.integer(0)},
                         .chat = {query.integer(1)},
                         .unit_label = query.text(3)});
        if (!query.is_null(2))
            found.back().language = query.text(2) == "en" ? Language::en : Language::zh;
    }
    return found;
}

std::vector<Polls::BuildingTurnout> Polls::turnout(PollId poll) {
    Query query(db_, R"sql(
        SELECT coalesce(unit.building, ''), count(*),
            sum(CASE WHEN EXISTS (SELECT 1 FROM ballot
                WHERE ballot.poll_id = ?1 AND ballot.right_no = poll_right.no
                    AND ballot.choice <> '') THEN 0 ELSE 1 END)
        FROM poll_right
        JOIN poll ON poll.id = poll_right.poll_id
        LEFT JOIN unit
            ON unit.community_id = poll.community_id AND unit.label = poll_right.label
        WHERE poll_right.poll_id = ?1
        GROUP BY coalesce(unit.building, '')
        ORDER BY min(poll_right.no)
    )sql",
                poll.value);
    std::vector<BuildingTurnout> found;
    while (query.next()) {
        found.push_back(
            {.building = query.text(0), .rights = query.integer(1), .missing = query.integer(2)});
    }
    return found;
}

}  // namespace linyi::storage
