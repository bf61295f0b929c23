#include "storage/conversation.hpp"

#include "storage/driver/connection.hpp"

namespace linyi::storage {
namespace {

DueConfirmation read(const Query& row) {
    return {.poll = {row.integer(0)},
            .chat = {row.integer(1)},
            .counted = row.integer(2),
            .changed = row.integer(3)};
}

}  // namespace

void Conversation::ask(AccountId account, ChatId chat, const PendingQuestion& question) {
    run(db_, R"sql(
        INSERT INTO pending_question (account_id, chat_id, kind, subject_id, payload, asked_at,
            expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (account_id, chat_id) DO UPDATE SET kind = excluded.kind,
            subject_id = excluded.subject_id, payload = excluded.payload,
            asked_at = excluded.asked_at, expires_at = excluded.expires_at
    )sql",
        account.value, chat.value, question.kind, question.subject, question.payload,
        to_millis(question.asked), to_millis(question.expires));
}

std::optional<PendingQuestion> Conversation::pending(AccountId account, ChatId chat,
                                                     Timestamp now) {
    Query query(db_, R"sql(
        SELECT kind, subject_id, payload, asked_at, expires_at FROM pending_question
        WHERE account_id = ?1 AND chat_id = ?2 AND expires_at >= ?3
    )sql",
                account.value, chat.value, to_millis(now));
    if (!query.next()) return std::nullopt;
    return PendingQuestion{.kind = query.text(0),
                           .subject = query.integer(1),
                           .payload = query.text(2),
                           .asked = from_millis(query.integer(3)),
                           .expires = from_millis(query.integer(4))};
}

void Conversation::answered(AccountId account, ChatId chat) {
    run(db_, "DELETE FROM pending_question WHERE account_id = ?1 AND chat_id = ?2", account.value,
        chat.value);
}

bool Conversation::tell_once(AccountId account, PollId poll, std::string_view reason,
                             Timestamp now) {
    return run(db_, R"sql(
        INSERT INTO told (account_id, poll_id, reason, told_at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (account_id, poll_id, reason) DO NOTHING
    )sql",
               account.value, poll.value, reason, to_millis(now)) > 0;
}

void Conversation::confirm_later(PollId poll, ChatId chat, bool is_change, Timestamp due) {
    run(db_, R"sql(
        INSERT INTO confirmation (poll_id, chat_id, counted, changed, due_at)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (poll_id, chat_id) DO UPDATE SET counted = counted + excluded.counted,
            changed = changed + excluded.changed
    )sql",
        poll.value, chat.value, is_change ? 0 : 1, is_change ? 1 : 0, to_millis(due));
}

std::vector<DueConfirmation> Conversation::due_confirmations(Timestamp now) {
    Query query(db_, R"sql(
        SELECT poll_id, chat_id, counted, changed FROM confirmation WHERE due_at <= ?1
        ORDER BY due_at, poll_id, chat_id
    )sql",
                to_millis(now));
    std::vector<DueConfirmation> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::optional<Timestamp> Conversation::next_confirmation() {
    Query query(db_, "SELECT min(due_at) FROM confirmation");
    if (!query.next() || query.is_null(0)) return std::nullopt;
    return from_millis(query.integer(0));
}

void Conversation::confirmed(PollId poll, ChatId chat) {
    run(db_, "DELETE FROM confirmation WHERE poll_id = ?1 AND chat_id = ?2", poll.value,
        chat.value);
}

std::vector<DueConfirmation> Conversation::confirmations_of(PollId poll) {
    Query query(db_, R"sql(
        SELECT poll_id, chat_id, counted, changed FROM confirmation WHERE poll_id = ?1
        ORDER BY chat_id
    )sql",
                poll.value);
    std::vector<DueConfirmation> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

void Conversation::posted(ChatId chat, std::string_view platform_message, const Subject& subject) {
    run(db_, R"sql(
        INSERT INTO posted (chat_id, platform_message, kind, subject_id) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (chat_id, platform_message) DO UPDATE SET kind = excluded.kind,
            subject_id = excluded.subject_id
    )sql",
        chat.value, platform_message, std::string(1, subject.kind), subject.id);
}

std::optional<Subject> Conversation::subject_of(ChatId chat, std::string_view platform_message) {
    if (platform_message.empty()) return std::nullopt;
    Query query(db_, R"sql(
        SELECT kind, subject_id FROM posted WHERE chat_id = ?1 AND platform_message = ?2
    )sql",
                chat.value, platform_message);
    if (!query.next()) return std::nullopt;
    return Subject{.kind = query.text(0).at(0), .id = query.integer(1)};
}

}  // namespace linyi::storage
