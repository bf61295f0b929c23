#include "storage/inbox.hpp"

#include "base/mutant.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

#include <nlohmann/json.hpp>

namespace linyi::storage {
namespace {

bool insert(Connection& db, const std::string& account, const Inbound& event, Timestamp received) {
    // A bot that has no number yet adds nothing, like a repeat: the caller tells the two apart.
    return run(db, R"sql(
        INSERT INTO inbox (bot, event_id, received, body_sha256, outcome)
        SELECT id, ?2, ?3, ?4, 0 FROM bot WHERE adapter = ?1
        ON CONFLICT (bot, event_id) DO NOTHING
    )sql",
               account, event.event_id, to_millis(received), Blob{event.body_sha256}) > 0;
}

}  // namespace

std::int64_t Inbox::bot_number(const std::string& adapter) {
    Query query(db_, "SELECT id FROM bot WHERE adapter = ?1", adapter);
    if (query.next()) return query.integer(0);
    const auto id = ids_.next("bot");
    run(db_, "INSERT INTO bot (id, adapter) VALUES (?1, ?2)", id, adapter);
    return id;
}

Inbox::Admission Inbox::admit(const Inbound& event, Timestamp received) {
    if (mutant("short_memory"))
        run(db_, "DELETE FROM inbox WHERE received < ?1", to_millis(received) - 300'000);
    const auto account = mutant("ids_unscoped") ? std::string("any") : event.adapter;
    if (insert(db_, account, event, received)) return Admission::fresh;
    const auto bot = bot_number(account);
    if (insert(db_, account, event, received)) return Admission::fresh;

    // The first body stands. That another one came is recorded once, not at every retry.
    const auto differs = run(db_, R"sql(
        UPDATE inbox SET differed = 1
        WHERE bot = ?1 AND event_id = ?2 AND differed = 0 AND body_sha256 <> ?3
    )sql",
                             bot, event.event_id, Blob{event.body_sha256});
    return differs > 0 ? Admission::repeated_differs : Admission::repeated;
}

void Inbox::settle(const Inbound& event, InboxOutcome outcome, std::optional<PollId> poll) {
    std::optional<std::int64_t> poll_id;
    if (poll) poll_id = poll->value;
    run(db_, R"sql(
        UPDATE inbox SET outcome = ?3, poll_id = ?4
        WHERE bot = (SELECT id FROM bot WHERE adapter = ?1) AND event_id = ?2
    )sql",
        event.adapter, event.event_id, static_cast<int>(outcome), poll_id);
}

void Inbox::bury(const Inbound& event, Timestamp received, std::string_view error) {
    const nlohmann::json kept{{"chat", event.chat},
                              {"sender", event.sender},
                              {"message_id", event.message_id},
                              {"text", event.text},
                              {"action", event.action_value}};
    run(db_, R"sql(
        INSERT INTO dead_letter (id, bot, event_id, received, error, event)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    )sql",
        ids_.next("dead_letter"), bot_number(event.adapter), event.event_id, to_millis(received),
        error, kept.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::int64_t Inbox::dead_letters() {
    Query query(db_, "SELECT count(*) FROM dead_letter");
    query.next();
    return query.integer(0);
}

std::string Inbox::cursor(std::string_view adapter) {
    Query query(db_, "SELECT cursor FROM poll_cursor WHERE adapter = ?1", adapter);
    return query.next() ? query.text(0) : std::string{};
}

void Inbox::set_cursor(std::string_view adapter, std::string_view cursor) {
    run(db_, R"sql(
        INSERT INTO poll_cursor (adapter, cursor) VALUES (?1, ?2)
        ON CONFLICT (adapter) DO UPDATE SET cursor = excluded.cursor
    )sql",
        adapter, cursor);
}

}  // namespace linyi::storage
