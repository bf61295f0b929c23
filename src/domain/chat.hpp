#pragma once

#include "base/ids.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "domain/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace linyi {

/// What a group chat is for (domain.md §1 A4). A direct chat has none.
enum class Purpose {
    none,     ///< not linked to a community yet
    owners,   ///< 业主群: polls and briefings are posted here
    council,  ///< 议事群
    work,     ///< 工作群: tasks and escalations
};

std::string_view to_text(Purpose purpose);
std::optional<Purpose> purpose_from(std::string_view text);

/// A chat linyi sits in; its id is the outbox lane.
struct Chat {
    ChatId id{};
    std::string adapter{};
    std::string platform_chat{};
    ChatKind kind{ChatKind::group};
    std::string name{};
    Purpose purpose{};
    std::optional<CommunityId> community{};
    std::optional<AccountId> account{};  ///< of a direct chat: whose it is
    bool is_gone{};                      ///< the platform says we are no longer in it
};

/// One account of one platform. A display name proves nothing: rights come from bindings.
struct Account {
    AccountId id{};
    std::string adapter{};
    std::string platform_user{};
    std::string shown_name{};
    std::optional<ChatId> direct_chat{};
    std::optional<Language> language{};
};

/// What linyi may say in chats of one adapter, frozen when a message is written.
struct ChatTraits {
    std::size_t code_points_max{4000};  ///< longer documents are split when they are enqueued
    bool buttons{};
    bool edits{};
    bool files{};
    bool direct_by_user_id{};
    bool redelivers{};
};

/// One residential community, a wall around its data.
struct Community {
    CommunityId id{};
    std::string name{};
    Zone zone{};
    Language language{Language::zh};
    std::string street{};
    bool is_demo{};
};

}  // namespace linyi
