#include "base/text.hpp"
#include "storage/driver/connection.hpp"
#include "storage/polls.hpp"

namespace linyi::storage {
namespace {

std::vector<std::string> keys(const std::string& choice) {
    return choice.empty() ? std::vector<std::string>{} : split(choice, '\n');
}

Ballot read(const Query& row) {
    return {.poll = {row.integer(0)},
            .right = static_cast<std::int32_t>(row.integer(1)),
            .choice = keys(row.text(2)),
            .revision = static_cast<std::int32_t>(row.integer(3)),
            .account = {row.integer(4)},
            .chat = {row.integer(5)},
            .order_key = row.optional_integer(6),
            .decided_at = from_millis(row.integer(7)),
            .event = row.text(8),
            .route = route_from(row.text(9)).value_or(Route::chat),
            .entry = row.optional_integer(10).value_or(0)};
}

}  // namespace

std::optional<Ballot> Ballots::find(PollId poll, std::int32_t right) {
    Query query(db_, R"sql(
        SELECT poll_id, right_no, choice, revision, account_id, chat_id, order_key, decided_at,
            event, route, entry
        FROM ballot WHERE poll_id = ?1 AND right_no = ?2
    )sql",
                poll.value, right);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::optional<std::int64_t> Ballots::newest_order_key(const Ballot& attempt) {
    Query query(db_, R"sql(
        SELECT max(order_key) FROM (
            SELECT order_key FROM ballot
            WHERE poll_id = ?1 AND right_no = ?2 AND account_id = ?3 AND chat_id = ?4
            UNION ALL
            SELECT order_key FROM ballot_past
            WHERE poll_id = ?1 AND right_no = ?2 AND account_id = ?3 AND chat_id = ?4) AS seen
    )sql",
                attempt.poll.value, attempt.right, attempt.account.value, attempt.chat.value);
    if (!query.next()) return std::nullopt;
    return query.optional_integer(0);
}

void Ballots::save(const Ballot& ballot, const std::optional<Ballot>& replaced) {
    if (replaced) {
        run(db_, R"sql(
            INSERT INTO ballot_past (poll_id, right_no, revision, choice, account_id, chat_id,
                order_key, decided_at, event, route, salt, entry)
            SELECT poll_id, right_no, revision, choice, account_id, chat_id, order_key, decided_at,
                event, route, salt, entry
            FROM ballot WHERE poll_id = ?1 AND right_no = ?2
        )sql",
            ballot.poll.value, ballot.right);
        run(db_, R"sql(
            UPDATE ballot SET choice = ?3, revision = ?4, account_id = ?5, chat_id = ?6,
                order_key = ?7, decided_at = ?8, event = ?9, route = ?10, salt = ?11, entry = ?12
            WHERE poll_id = ?1 AND right_no = ?2
        )sql",
            ballot.poll.value, ballot.right, join(ballot.choice, "\n"), ballot.revision,
            ballot.account.value, ballot.chat.value, ballot.order_key, to_millis(ballot.decided_at),
            ballot.event, to_text(ballot.route), Blob{ballot.salt}, ballot.entry);
        return;
    }
    run(db_, R"sql(
        INSERT INTO ballot (poll_id, right_no, choice, revision, account_id, chat_id, order_key,
            decided_at, event, route, salt, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    )sql",
        ballot.poll.value, ballot.right, join(ballot.choice, "\n"), ballot.revision,
        ballot.account.value, ballot.chat.value, ballot.order_key, to_millis(ballot.decided_at),
        ballot.event, to_text(ballot.route), Blob{ballot.salt}, ballot.entry);
}

void Ballots::touch(const Ballot& attempt) {
    run(db_, R"sql(
        UPDATE ballot SET order_key = ?5
        WHERE poll_id = ?1 AND right_no = ?2 AND account_id = ?3 AND chat_id = ?4
            AND (order_key IS NULL OR order_key < ?5)
    )sql",
        attempt.poll.value, attempt.right, attempt.account.value, attempt.chat.value,
        attempt.order_key);
}

std::vector<Ballot> Ballots::all(PollId poll) {
    Query query(db_, R"sql(
        SELECT poll_id, right_no, choice, revision, account_id, chat_id, order_key, decided_at,
            event, route, entry
        FROM ballot WHERE poll_id = ?1 ORDER BY right_no
    )sql",
                poll.value);
    std::vector<Ballot> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<Ballot> Ballots::past(PollId poll) {
    Query query(db_, R"sql(
        SELECT poll_id, right_no, choice, revision, account_id, chat_id, order_key, decided_at,
            event, route, entry
        FROM ballot_past WHERE poll_id = ?1 ORDER BY right_no, revision
    )sql",
                poll.value);
    std::vector<Ballot> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<BallotOpening> Ballots::openings(PollId poll) {
    Query query(db_, R"sql(
        SELECT entry, choice, salt FROM ballot WHERE poll_id = ?1
        UNION ALL
        SELECT entry, choice, salt FROM ballot_past WHERE poll_id = ?1
        ORDER BY 1
    )sql",
                poll.value);
    std::vector<BallotOpening> found;
    while (query.next()) {
        found.push_back({.entry = query.optional_integer(0).value_or(0),
                         .choice = query.text(1),
                         .salt = query.optional_text(2)});
    }
    return found;
}

std::vector<CountedBallot> Ballots::counted(PollId poll) {
    Query query(db_, R"sql(
        SELECT poll_right.label, poll_right.area, ballot.choice FROM ballot
        JOIN poll_right
            ON poll_right.poll_id = ballot.poll_id AND poll_right.no = ballot.right_no
        WHERE ballot.poll_id = ?1 AND ballot.choice <> '' ORDER BY ballot.right_no
    )sql",
                poll.value);
    std::vector<CountedBallot> found;
    while (query.next()) {
        found.push_back(
            {.label = query.text(0), .area = {query.integer(1)}, .choice = keys(query.text(2))});
    }
    return found;
}

std::map<Route, std::int64_t> Ballots::routes(PollId poll) {
    Query query(db_, R"sql(
        SELECT route, count(*) FROM ballot WHERE poll_id = ?1 AND choice <> '' GROUP BY route
    )sql",
                poll.value);
    std::map<Route, std::int64_t> found;
    while (query.next()) {
        if (const auto route = route_from(query.text(0))) found[*route] = query.integer(1);
    }
    return found;
}

Share Ballots::participating(PollId poll) {
    Query query(db_, R"sql(
        SELECT count(*), coalesce(sum(poll_right.area), 0) FROM ballot
        JOIN poll_right
            ON poll_right.poll_id = ballot.poll_id AND poll_right.no = ballot.right_no
        WHERE ballot.poll_id = ?1 AND ballot.choice <> ''
    )sql",
                poll.value);
    query.next();
    return {.rights = query.integer(0), .area = {query.integer(1)}};
}

}  // namespace linyi::storage
