#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi {

enum class ChatKind { group, direct };

/// A file somebody sent. linyi keeps the reference, not the bytes.
struct FileReference {
    std::string name{};
    std::string url{};
    std::string mime{};
};

/// Somebody named in a message with the platform's own mention, not by typing a name.
struct MentionedAccount {
    std::string user{};   ///< platform user id
    std::string shown{};  ///< the text that stands for it in the message, e.g. "@张三"
};

/// One event from a platform, proven authentic and translated by its adapter. Ids are the
/// platform's, always as text. What a platform does not tell stays empty.
struct Inbound {
    enum class Kind {
        message,
        action,      ///< a button was pressed: `action_value`, `message_id` of the message with it
        joined,      ///< `sender` joined the chat
        left,        ///< `sender` left the chat
        bot_joined,  ///< linyi itself was added to the chat
        bot_left,    ///< linyi itself was removed
        edited,      ///< `message_id` now reads `text`
        recalled,    ///< `message_id` was taken back
        chat_moved,  ///< the chat is now called `moved_to`
    };

    Kind kind{Kind::message};
    std::string adapter{};   ///< the bot account: id of the [adapter.<id>] table
    std::string event_id{};  ///< the platform's stable id of this event; dedupe key per adapter
    std::optional<Timestamp> at{};  ///< the platform's time of the event, if it tells
    /// Orders messages of one account in one chat; a smaller one arriving later never overrides.
    std::optional<std::int64_t> order_key{};

    std::string chat{};
    ChatKind chat_kind{ChatKind::group};
    std::string chat_name{};
    std::string sender{};
    std::string sender_name{};  ///< as shown; proves nothing
    bool sender_is_bot{};       ///< other bots, anonymous admins, channels: never a resident

    std::string message_id{};
    std::string text{};
    bool mentions_bot{};     ///< the bot is addressed; its mention is already cut out of `text`
    std::string reply_to{};  ///< message id of the quoted message
    std::vector<MentionedAccount> mentions{};  ///< others, never the bot
    std::vector<FileReference> files{};

    std::string action_value{};
    std::string action_token{};  ///< what the platform wants back to stop the button's spinner
    std::string moved_to{};

    std::string body_sha256{};  ///< 32 raw bytes over the request body; set by the intake
};

}  // namespace linyi
