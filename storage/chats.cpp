#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"
#include "storage/people.hpp"

namespace linyi::storage {
namespace {

Chat read(const Query& row) {
    Chat chat{.id = {row.integer(0)},
              .adapter = row.text(1),
              .platform_chat = row.text(2),
              .kind = row.text(3) == "group" ? ChatKind::group : ChatKind::direct,
              .name = row.text(4),
              .purpose = purpose_from(row.text(5)).value_or(Purpose::none),
              .is_gone = row.integer(8) != 0};
    if (!row.is_null(6)) chat.community = CommunityId{row.integer(6)};
    if (!row.is_null(7)) chat.account = AccountId{row.integer(7)};
    return chat;
}

std::optional<std::int64_t> raw(const auto& id) {
    if (!id) return std::nullopt;
    return id->value;
}

}  // namespace

Chat Chats::admit(const Chat& seen) {
    auto known = find(seen.adapter, seen.platform_chat);
    if (known) {
        if (!seen.name.empty() && seen.name != known->name) {
            run(db_, "UPDATE chat SET name = ?2 WHERE id = ?1", known->id.value, seen.name);
            known->name = seen.name;
        }
        if (seen.account && !known->account) {
            run(db_, "UPDATE chat SET account_id = ?2 WHERE id = ?1", known->id.value,
                seen.account->value);
            known->account = seen.account;
        }
        return *known;
    }
    Chat added = seen;
    added.id = {ids_.next("chat")};
    run(db_, R"sql(
        INSERT INTO chat (id, adapter, platform_chat, kind, name, purpose, community_id, account_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    )sql",
        added.id.value, added.adapter, added.platform_chat,
        added.kind == ChatKind::group ? "group" : "direct", added.name, to_text(added.purpose),
        raw(added.community), raw(added.account));
    return added;
}

std::optional<Chat> Chats::find(ChatId id) {
    Query query(db_, R"sql(
        SELECT id, adapter, platform_chat, kind, name, purpose, community_id, account_id, is_gone
        FROM chat WHERE id = ?1
    )sql",
                id.value);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::optional<Chat> Chats::find(std::string_view adapter, std::string_view platform_chat) {
    Query query(db_, R"sql(
        SELECT id, adapter, platform_chat, kind, name, purpose, community_id, account_id, is_gone
        FROM chat WHERE adapter = ?1 AND platform_chat = ?2
    )sql",
                adapter, platform_chat);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::vector<Chat> Chats::of_community(CommunityId community, Purpose purpose) {
    Query query(db_, R"sql(
        SELECT id, adapter, platform_chat, kind, name, purpose, community_id, account_id, is_gone
        FROM chat WHERE community_id = ?1 AND purpose = ?2 AND is_gone = 0 ORDER BY id
    )sql",
                community.value, to_text(purpose));
    std::vector<Chat> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<Chat> Chats::all_of_community(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, adapter, platform_chat, kind, name, purpose, community_id, account_id, is_gone
        FROM chat WHERE community_id = ?1 ORDER BY id
    )sql",
                community.value);
    std::vector<Chat> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

void Chats::link(ChatId chat, CommunityId community, Purpose purpose) {
    run(db_, "UPDATE chat SET community_id = ?2, purpose = ?3, is_gone = 0 WHERE id = ?1",
        chat.value, community.value, to_text(purpose));
}

void Chats::set_gone(ChatId chat, bool is_gone) {
    run(db_, "UPDATE chat SET is_gone = ?2 WHERE id = ?1", chat.value, is_gone);
}

void Chats::move(ChatId chat, std::string_view platform_chat) {
    const auto known = find(chat);
    if (!known || known->platform_chat == platform_chat) return;
    if (const auto seen = find(known->adapter, platform_chat)) {
        // Somebody wrote under the new name before we heard of the move. The old chat keeps its
        // community and takes the new name and what waits there; the other one is left behind
        // under a name that no platform gives.
        run(db_, "UPDATE chat SET platform_chat = ?2, is_gone = 1 WHERE id = ?1", seen->id.value,
            "moved " + std::to_string(seen->id.value));
        run(db_, R"sql(
            UPDATE outbox SET lane = ?2
            WHERE lane = ?1 AND state IN ('offered', 'pending', 'inflight')
        )sql",
            seen->id.value, chat.value);
    }
    run(db_, "UPDATE chat SET platform_chat = ?2 WHERE id = ?1", chat.value, platform_chat);
}

}  // namespace linyi::storage
