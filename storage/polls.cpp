#include "storage/polls.hpp"

#include "base/text.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"
#include "storage/ledger_head.hpp"
#include "storage/poll_seals.hpp"

namespace linyi::storage {
namespace {

OptionRole role_of(std::string_view word) {
    if (word == "yes") return OptionRole::yes;
    if (word == "no") return OptionRole::no;
    if (word == "abstain") return OptionRole::abstain;
    return OptionRole::plain;
}

std::vector<std::string> lines(const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : split(text, '\n');
}

Poll read(const Query& row) {
    Poll poll{.id = {row.integer(0)},
              .community = {row.integer(1)},
              .number = row.integer(2),
              .question = row.text(3),
              .kind = poll_kind_from(row.text(4)).value_or(PollKind::yes_no),
              .state = poll_state_from(row.text(5)).value_or(PollState::closed),
              .rule = row.text(6),
              .is_formal = row.integer(20) != 0,
              .is_ranked = row.integer(22) != 0,
              .max_score = static_cast<int>(row.integer(23)),
              .no_change = row.integer(21) != 0,
              .is_secret = row.integer(7) != 0,
              .is_numbered = row.integer(8) != 0,
              .choices_max = static_cast<int>(row.integer(9)),
              .scope = {.buildings = lines(row.text(10)), .count_parking = row.integer(11) != 0},
              .opened_at = from_millis(row.integer(12)),
              .opened_by = {row.integer(15)},
              .chat = {row.integer(16)},
              .item = static_cast<int>(row.integer(18)),
              .ordinal = static_cast<int>(row.integer(19))};
    if (!row.is_null(13)) poll.closes_at = from_millis(row.integer(13));
    if (!row.is_null(14)) poll.closed_at = from_millis(row.integer(14));
    if (!row.is_null(17)) poll.meeting = MeetingId{row.integer(17)};
    return poll;
}

std::optional<std::int64_t> millis(const std::optional<Timestamp>& at) {
    if (!at) return std::nullopt;
    return to_millis(*at);
}

}  // namespace

Poll Polls::add(const Poll& poll, const std::vector<VotingRight>& rights,
                const FrozenRules& frozen) {
    Poll added = poll;
    added.id = {ids_.next("poll")};
    Area area;
    for (const auto& right : rights) area += right.area;
    std::optional<std::int64_t> meeting;
    if (added.meeting) meeting = added.meeting->value;
    run(db_, R"sql(
        INSERT INTO poll (id, community_id, number, question, kind, state, rule, is_secret,
            is_numbered, choices_max, scope_buildings, count_parking, opened_at, closes_at,
            closed_at, opened_by, chat_id, meeting_id, item, ordinal, rights, area, is_formal,
            no_change, is_ranked, max_score)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, NULL, ?15, ?16, ?17,
            ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)
    )sql",
        added.id.value, added.community.value, added.number, added.question, to_text(added.kind),
        to_text(added.state), added.rule, added.is_secret, added.is_numbered, added.choices_max,
        join(added.scope.buildings, "\n"), added.scope.count_parking, to_millis(added.opened_at),
        millis(added.closes_at), added.opened_by.value, added.chat.value, meeting, added.item,
        added.ordinal, static_cast<std::int64_t>(rights.size()), area.hundredths, added.is_formal,
        added.no_change, added.is_ranked, added.max_score);
    if (!frozen.text.empty()) {
        run(db_, R"sql(
            INSERT INTO poll_rule (poll_id, text, rule_sha256, roll_sha256, wording_sha256,
                noticed_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        )sql",
            added.id.value, frozen.text, frozen.rule_sha256, frozen.roll_sha256,
            frozen.wording_sha256, millis(frozen.noticed_at));
    }

    int no = 0;
    for (const auto& option : added.options) {
        run(db_, R"sql(
            INSERT INTO poll_option (poll_id, no, key, label, role, answer, cost)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        )sql",
            added.id.value, ++no, option.key, option.label, to_text(option.role), option.answer,
            option.cost);
    }
    for (const auto& right : rights) {
        run(db_, R"sql(
            INSERT INTO poll_right (poll_id, no, label, area, is_developer)
            VALUES (?1, ?2, ?3, ?4, ?5)
        )sql",
            added.id.value, right.no, right.label, right.area.hundredths, right.is_developer);
        for (std::size_t i = 0; i < right.units.size(); ++i) {
            run(db_, R"sql(
                INSERT INTO poll_right_unit (poll_id, unit_id, right_no, label)
                VALUES (?1, ?2, ?3, ?4)
            )sql",
                added.id.value, right.units[i].value, right.no, right.unit_labels[i]);
        }
    }
    const auto hashes = PollSeals{db_}.seal(added.id, head_.random());
    added.roll_hash = to_hex(hashes.roll.bytes());
    added.names_hash = to_hex(hashes.names.bytes());
    return added;
}

std::vector<PollOption> Polls::options(PollId id) {
    Query query(db_, R"sql(
        SELECT key, label, role, answer, cost FROM poll_option WHERE poll_id = ?1 ORDER BY no
    )sql",
                id.value);
    std::vector<PollOption> found;
    while (query.next()) {
        found.push_back({.key = query.text(0),
                         .label = query.text(1),
                         .role = role_of(query.text(2)),
                         .answer = query.text(3),
                         .cost = query.integer(4)});
    }
    return found;
}

Poll Polls::read_all(const Query& row) {
    auto poll = read(row);
    poll.options = options(poll.id);
    return poll;
}

std::optional<Poll> Polls::find(CommunityId community, std::int64_t number) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, question, kind, state, rule, is_secret, is_numbered,
            choices_max, scope_buildings, count_parking, opened_at, closes_at, closed_at,
            opened_by, chat_id, meeting_id, item, ordinal, is_formal, no_change,
            is_ranked, max_score
        FROM poll WHERE community_id = ?1 AND number = ?2
    )sql",
                community.value, number);
    if (!query.next()) return std::nullopt;
    return read_all(query);
}

std::optional<Poll> Polls::find(PollId id) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, question, kind, state, rule, is_secret, is_numbered,
            choices_max, scope_buildings, count_parking, opened_at, closes_at, closed_at,
            opened_by, chat_id, meeting_id, item, ordinal, is_formal, no_change,
            is_ranked, max_score
        FROM poll WHERE id = ?1
    )sql",
                id.value);
    if (!query.next()) return std::nullopt;
    return read_all(query);
}

std::vector<Poll> Polls::open_of(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, question, kind, state, rule, is_secret, is_numbered,
            choices_max, scope_buildings, count_parking, opened_at, closes_at, closed_at,
            opened_by, chat_id, meeting_id, item, ordinal, is_formal, no_change,
            is_ranked, max_score
        FROM poll WHERE community_id = ?1 AND state = 'open' ORDER BY number
    )sql",
                community.value);
    std::vector<Poll> found;
    while (query.next()) found.push_back(read_all(query));
    return found;
}

std::vector<Poll> Polls::all_of(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, question, kind, state, rule, is_secret, is_numbered,
            choices_max, scope_buildings, count_parking, opened_at, closes_at, closed_at,
            opened_by, chat_id, meeting_id, item, ordinal, is_formal, no_change,
            is_ranked, max_score
        FROM poll WHERE community_id = ?1 ORDER BY number
    )sql",
                community.value);
    std::vector<Poll> found;
    while (query.next()) found.push_back(read_all(query));
    return found;
}

std::optional<Poll> Polls::last_closed(ChatId chat, Timestamp since) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, question, kind, state, rule, is_secret, is_numbered,
            choices_max, scope_buildings, count_parking, opened_at, closes_at, closed_at,
            opened_by, chat_id, meeting_id, item, ordinal, is_formal, no_change,
            is_ranked, max_score
        FROM poll
        WHERE community_id = (SELECT community_id FROM chat WHERE chat.id = ?1)
            AND chat_id = ?1 AND state = 'closed' AND closed_at >= ?2
        ORDER BY closed_at DESC, number DESC LIMIT 1
    )sql",
                chat.value, to_millis(since));
    if (!query.next()) return std::nullopt;
    return read_all(query);
}

std::vector<Poll> Polls::due(Timestamp now) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, question, kind, state, rule, is_secret, is_numbered,
            choices_max, scope_buildings, count_parking, opened_at, closes_at, closed_at,
            opened_by, chat_id, meeting_id, item, ordinal, is_formal, no_change,
            is_ranked, max_score
        FROM poll WHERE state = 'open' AND closes_at < ?1 ORDER BY closes_at, id
    )sql",
                to_millis(now));
    std::vector<Poll> found;
    while (query.next()) found.push_back(read_all(query));
    return found;
}

std::optional<Timestamp> Polls::next_deadline() {
    Query query(db_, "SELECT min(closes_at) FROM poll WHERE state = 'open'");
    if (!query.next() || query.is_null(0)) return std::nullopt;
    return from_millis(query.integer(0));
}

void Polls::set_state(PollId id, PollState state, Timestamp at) {
    run(db_, "UPDATE poll SET state = ?2, closed_at = ?3 WHERE id = ?1", id.value, to_text(state),
        to_millis(at));
}

void Polls::set_deadline(PollId id, Timestamp closes_at) {
    run(db_, "UPDATE poll SET closes_at = ?2 WHERE id = ?1", id.value, to_millis(closes_at));
}

Share Polls::electorate(PollId id) {
    Query query(db_, "SELECT rights, area FROM poll WHERE id = ?1", id.value);
    if (!query.next()) return {};
    return {.rights = query.integer(0), .area = {query.integer(1)}};
}

}  // namespace linyi::storage
