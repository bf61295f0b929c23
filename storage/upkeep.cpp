#include "storage/upkeep.hpp"

#include "base/mutant.hpp"
#include "storage/driver/connection.hpp"

namespace linyi::storage {

std::optional<Timestamp> Upkeep::next() {
    Query query(db_, "SELECT next_at FROM upkeep WHERE name = 'turn'");
    if (!query.next()) return std::nullopt;
    return from_millis(query.integer(0));
}

std::optional<Timestamp> Upkeep::last() {
    Query query(db_, "SELECT last_at FROM upkeep WHERE name = 'turn'");
    if (!query.next() || query.is_null(0)) return std::nullopt;
    return from_millis(query.integer(0));
}

void Upkeep::turned(Timestamp now, Timestamp next) {
    run(db_, R"sql(
        INSERT INTO upkeep (name, next_at, last_at) VALUES ('turn', ?2, ?1)
        ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at, last_at = excluded.last_at
    )sql",
        to_millis(now), to_millis(next));
}

Upkeep::Place Upkeep::place(std::string_view name) {
    Query query(db_, "SELECT place_number, place_text FROM upkeep WHERE name = ?1", name);
    if (!query.next()) return {};
    return {.number = query.integer(0), .text = query.text(1)};
}

void Upkeep::set_place(std::string_view name, const Place& place) {
    run(db_, R"sql(
        INSERT INTO upkeep (name, next_at, place_number, place_text) VALUES (?1, 0, ?2, ?3)
        ON CONFLICT (name) DO UPDATE SET place_number = excluded.place_number,
            place_text = excluded.place_text
    )sql",
        name, place.number, place.text);
}

bool Upkeep::forget_event_ids(Timestamp cutoff, int rows) {
    // Along the primary key, because an index by time would cost every ballot.
    const auto from = place("event_ids");
    Place until;
    bool is_end{};
    {
        Query query(db_, R"sql(
            SELECT bot, event_id FROM inbox WHERE (bot, event_id) > (?1, ?2)
            ORDER BY bot, event_id LIMIT 1 OFFSET ?3
        )sql",
                    from.number, from.text, rows - 1);
        is_end = !query.next();
        if (!is_end) until = {.number = query.integer(0), .text = query.text(1)};
    }
    if (is_end) {
        run(db_, R"sql(
            DELETE FROM inbox WHERE (bot, event_id) > (?1, ?2) AND received < ?3
                AND (poll_id IS NULL OR poll_id IN
                    (SELECT id FROM poll WHERE state <> 'open' AND closed_at < ?3))
        )sql",
            from.number, from.text, to_millis(cutoff));
    } else {
        run(db_, R"sql(
            DELETE FROM inbox
            WHERE (bot, event_id) > (?1, ?2) AND (bot, event_id) <= (?4, ?5) AND received < ?3
                AND (poll_id IS NULL OR poll_id IN
                    (SELECT id FROM poll WHERE state <> 'open' AND closed_at < ?3))
        )sql",
            from.number, from.text, to_millis(cutoff), until.number, until.text);
    }
    set_place("event_ids", until);
    return is_end;
}

bool Upkeep::forget_dead_letters(Timestamp cutoff, int rows) {
    if (mutant("kept_for_ever")) return true;
    // The oldest have the smallest ids.
    const auto gone = run(db_, R"sql(
        DELETE FROM dead_letter
        WHERE received < ?1 AND id IN (SELECT id FROM dead_letter ORDER BY id LIMIT ?2)
    )sql",
                          to_millis(cutoff), rows);
    return gone < rows;
}

bool Upkeep::forget_questions(Timestamp expired_before, int rows) {
    const auto gone = run(db_, R"sql(
        DELETE FROM pending_question WHERE (account_id, chat_id) IN
            (SELECT account_id, chat_id FROM pending_question WHERE expires_at < ?1 LIMIT ?2)
    )sql",
                          to_millis(expired_before), rows);
    return gone < rows;
}

bool Upkeep::forget_timed_reminders(Timestamp cutoff, int rows) {
    const auto gone = run(db_, R"sql(
        DELETE FROM timed_reminder WHERE done_at < ?1 AND id IN
            (SELECT id FROM timed_reminder WHERE done_at IS NOT NULL ORDER BY id LIMIT ?2)
    )sql",
                          to_millis(cutoff), rows);
    return gone < rows;
}

bool Upkeep::forget_opinions(Timestamp cutoff, int rows) {
    const auto from = place("opinions").number;
    std::int64_t until{};
    std::int64_t seen{};
    {
        Query query(db_, R"sql(
            SELECT coalesce(max(id), 0), count(*)
            FROM (SELECT id FROM opinion WHERE id > ?1 ORDER BY id LIMIT ?2) AS next_rows
        )sql",
                    from, rows);
        query.next();
        until = query.integer(0);
        seen = query.integer(1);
    }
    run(db_, R"sql(
        UPDATE opinion_answer SET text = ''
        WHERE text <> '' AND opinion_id > ?1 AND opinion_id <= ?2 AND opinion_id IN
            (SELECT id FROM opinion WHERE id > ?1 AND id <= ?2 AND state = 'answered'
                AND answered_at < ?3)
    )sql",
        from, until, to_millis(cutoff));
    run(db_, R"sql(
        UPDATE opinion SET text = '', platform_message = ''
        WHERE id > ?1 AND id <= ?2 AND text <> '' AND state = 'answered' AND answered_at < ?3
    )sql",
        from, until, to_millis(cutoff));
    const bool is_end = seen < rows;
    set_place("opinions", {.number = is_end ? 0 : until});
    return is_end;
}

}  // namespace linyi::storage
