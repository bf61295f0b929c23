#include "storage/opinions.hpp"

#include "base/text.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

namespace linyi::storage {
namespace {

std::optional<Timestamp> time_of(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return from_millis(row.integer(column));
}

Opinion read(const Query& row) {
    const auto categories = row.text(4);
    Opinion opinion{.id = {row.integer(0)},
                    .community = {row.integer(1)},
                    .number = row.integer(2),
                    .type = opinion_type_from(row.text(3)).value_or(OpinionType::suggestion),
                    .priority = static_cast<Priority>(row.integer(5)),
                    .text = row.text(6),
                    .state = row.text(7) == "open" ? OpinionState::open : OpinionState::answered,
                    .account = {row.integer(8)},
                    .head = row.text(9),
                    .chat = {row.integer(10)},
                    .platform_message = row.text(11),
                    .created_at = from_millis(row.integer(13)),
                    .promised_at = time_of(row, 14),
                    .answered_at = time_of(row, 15),
                    .supports = row.integer(16)};
    if (!categories.empty()) opinion.categories = split(categories, ' ');
    if (!row.is_null(12)) opinion.meeting = MeetingId{row.integer(12)};
    return opinion;
}

std::optional<Opinion> read_one(Query& query) {
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::vector<Opinion> read_all(Query& query) {
    std::vector<Opinion> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

}  // namespace

Opinion Opinions::add(const Opinion& opinion) {
    Opinion added = opinion;
    added.id = {ids_.next("opinion")};
    std::optional<std::int64_t> meeting;
    if (added.meeting) meeting = added.meeting->value;
    std::optional<std::int64_t> promised;
    if (added.promised_at) promised = to_millis(*added.promised_at);
    run(db_, R"sql(
        INSERT INTO opinion (id, community_id, number, type, category, priority, text, state,
            account_id, head, chat_id, platform_message, meeting_id, created_at, promised_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8, ?9, ?10, ?11, ?12, ?13, ?14)
    )sql",
        added.id.value, added.community.value, added.number, to_text(added.type),
        join(added.categories, " "), static_cast<int>(added.priority), added.text,
        added.account.value, added.head, added.chat.value, added.platform_message, meeting,
        to_millis(added.created_at), promised);
    return added;
}

std::optional<Opinion> Opinions::find(CommunityId community, std::int64_t number) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, type, category, priority, text, state, account_id, head,
            chat_id, platform_message, meeting_id, created_at, promised_at, answered_at,
            (SELECT count(*) FROM opinion_support WHERE opinion_id = opinion.id)
        FROM opinion WHERE community_id = ?1 AND number = ?2
    )sql",
                community.value, number);
    return read_one(query);
}

std::optional<Opinion> Opinions::find(CommunityId community, OpinionId id) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, type, category, priority, text, state, account_id, head,
            chat_id, platform_message, meeting_id, created_at, promised_at, answered_at,
            (SELECT count(*) FROM opinion_support WHERE opinion_id = opinion.id)
        FROM opinion WHERE community_id = ?1 AND id = ?2
    )sql",
                community.value, id.value);
    return read_one(query);
}

std::optional<Opinion> Opinions::find(ChatId chat, std::string_view platform_message) {
    if (platform_message.empty()) return std::nullopt;
    Query query(db_, R"sql(
        SELECT id, community_id, number, type, category, priority, text, state, account_id, head,
            chat_id, platform_message, meeting_id, created_at, promised_at, answered_at,
            (SELECT count(*) FROM opinion_support WHERE opinion_id = opinion.id)
        FROM opinion WHERE chat_id = ?1 AND platform_message = ?2 ORDER BY id DESC LIMIT 1
    )sql",
                chat.value, platform_message);
    return read_one(query);
}

std::optional<Opinion> Opinions::nearest(ChatId chat, std::string_view head, Timestamp since) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, type, category, priority, text, state, account_id, head,
            chat_id, platform_message, meeting_id, created_at, promised_at, answered_at,
            (SELECT count(*) FROM opinion_support WHERE opinion_id = opinion.id)
        FROM opinion WHERE chat_id = ?1 AND created_at >= ?3 AND head <> ?2
        ORDER BY created_at DESC, id DESC LIMIT 1
    )sql",
                chat.value, head, to_millis(since));
    return read_one(query);
}

std::vector<Opinion> Opinions::open_of(CommunityId community, int limit) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, type, category, priority, text, state, account_id, head,
            chat_id, platform_message, meeting_id, created_at, promised_at, answered_at,
            (SELECT count(*) FROM opinion_support WHERE opinion_id = opinion.id)
        FROM opinion WHERE community_id = ?1 AND state = 'open' ORDER BY number DESC LIMIT ?2
    )sql",
                community.value, limit);
    return read_all(query);
}

std::int64_t Opinions::count_open(CommunityId community) {
    Query query(db_, "SELECT count(*) FROM opinion WHERE community_id = ?1 AND state = 'open'",
                community.value);
    query.next();
    return query.integer(0);
}

std::vector<Opinion> Opinions::made_between(CommunityId community, Timestamp from,
                                            Timestamp until) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, type, category, priority, text, state, account_id, head,
            chat_id, platform_message, meeting_id, created_at, promised_at, answered_at,
            (SELECT count(*) FROM opinion_support WHERE opinion_id = opinion.id)
        FROM opinion WHERE community_id = ?1 AND created_at >= ?2 AND created_at < ?3
        ORDER BY number
    )sql",
                community.value, to_millis(from), to_millis(until));
    return read_all(query);
}

std::vector<Opinion> Opinions::answered_between(CommunityId community, Timestamp from,
                                                Timestamp until) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, type, category, priority, text, state, account_id, head,
            chat_id, platform_message, meeting_id, created_at, promised_at, answered_at,
            (SELECT count(*) FROM opinion_support WHERE opinion_id = opinion.id)
        FROM opinion WHERE community_id = ?1 AND answered_at >= ?2 AND answered_at < ?3
        ORDER BY number
    )sql",
                community.value, to_millis(from), to_millis(until));
    return read_all(query);
}

bool Opinions::support(OpinionId id, std::string_view head, AccountId account, Timestamp now) {
    return run(db_, R"sql(
        INSERT INTO opinion_support (opinion_id, head, account_id, supported_at)
        VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (opinion_id, head) DO NOTHING
    )sql",
               id.value, head, account.value, to_millis(now)) > 0;
}

void Opinions::answer(OpinionId id, const OpinionAnswer& answer) {
    run(db_, R"sql(
        INSERT INTO opinion_answer (opinion_id, no, account_id, name, text, answered_at)
        VALUES (?1, (SELECT coalesce(max(no), 0) + 1 FROM opinion_answer WHERE opinion_id = ?1),
            ?2, ?3, ?4, ?5)
    )sql",
        id.value, answer.account.value, answer.name, answer.text, to_millis(answer.answered_at));
    run(db_, R"sql(
        UPDATE opinion SET state = 'answered', answered_at = coalesce(answered_at, ?2)
        WHERE id = ?1
    )sql",
        id.value, to_millis(answer.answered_at));
}

std::vector<OpinionAnswer> Opinions::answers(OpinionId id) {
    Query query(db_, R"sql(
        SELECT account_id, name, text, answered_at FROM opinion_answer WHERE opinion_id = ?1
        ORDER BY no
    )sql",
                id.value);
    std::vector<OpinionAnswer> found;
    while (query.next()) {
        found.push_back({.account = {query.integer(0)},
                         .name = query.text(1),
                         .text = query.text(2),
                         .answered_at = from_millis(query.integer(3))});
    }
    return found;
}

}  // namespace linyi::storage
