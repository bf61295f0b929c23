#include "adapters/telegram/decode.hpp"

#include "adapters/json/fields.hpp"
#include "adapters/wire/wire.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace linyi::telegram {
namespace {

using json::Fields;
using Events = std::vector<Inbound>;

/// Accounts that stand for no person: Telegram itself, anonymous group admins, channel posts.
constexpr std::array<std::string_view, 3> service_accounts{"777000", "1087968824", "136817688"};

bool is_service_account(std::string_view id) {
    return std::find(service_accounts.begin(), service_accounts.end(), id) !=
           service_accounts.end();
}

std::string name_of(Fields& user) {
    auto name = user.optional_text("first_name");
    const auto last = user.optional_text("last_name");
    if (!last.empty()) name += (name.empty() ? "" : " ") + last;
    return name;
}

void put_sender(const json::Value& user, Fields& in, Inbound& event) {
    Fields from(user);
    event.sender = from.id("id");
    event.sender_name = name_of(from);
    event.sender_is_bot = from.flag("is_bot") || is_service_account(event.sender);
    in.include(from);
}

/// False for a channel: nobody talks there but its owner.
bool put_chat(const json::Value& chat, Fields& in, Inbound& event) {
    Fields from(chat);
    event.chat = from.id("id");
    const auto type = from.text("type");
    event.chat_kind = type == "private" ? ChatKind::direct : ChatKind::group;
    event.chat_name = type == "private" ? name_of(from) : from.optional_text("title");
    in.include(from);
    return type == "private" || type == "group" || type == "supergroup";
}

/// A forum's topics are chats of their own: "-1001234567890/7".
void put_topic(Fields& message, Inbound& event) {
    if (!message.flag("is_topic_message")) return;
    const auto topic = message.optional_id("message_thread_id");
    if (!topic.empty()) event.chat += "/" + topic;
}

void put_time(Fields& in, std::string_view key, Inbound& event) {
    const auto seconds = in.optional_integer(key);
    if (!seconds) return;
    event.at = from_unix_seconds(*seconds);
    if (!event.at) in.refuse(key);
}

/// Reads one update; the members are its parts.
class Decoder {
public:
    Decoder(const std::string& adapter, const Bot& bot, const json::Value& update)
        : adapter_(adapter), bot_(bot), update_(update), in_(update) {
        update_id_ = std::to_string(in_.integer("update_id"));
    }

    Result<Events> decode() {
        if (const auto* message = json::find(update_, "message")) {
            take_message(*message, Inbound::Kind::message);
        } else if (const auto* edited = json::find(update_, "edited_message")) {
            take_message(*edited, Inbound::Kind::edited);
        } else if (const auto* pressed = json::find(update_, "callback_query")) {
            take_button(*pressed);
        } else if (const auto* bot_moved = json::find(update_, "my_chat_member")) {
            take_membership(*bot_moved, true);
        } else if (const auto* member_moved = json::find(update_, "chat_member")) {
            take_membership(*member_moved, false);
        }
        if (in_.error()) return *in_.error();
        return std::move(events_);
    }

private:
    Inbound begin(Inbound::Kind kind) const {
        Inbound event;
        event.kind = kind;
        event.adapter = adapter_;
        return event;
    }

    /// After a quiet week update ids start again at a random number, so the time is part of ours.
    void add(Inbound event, std::string_view suffix = {}) {
        if (event.event_id.empty()) {
            event.event_id = update_id_;
            if (event.at) event.event_id += "@" + std::to_string(to_millis(*event.at) / 1000);
            if (!suffix.empty()) event.event_id += "/" + std::string(suffix);
        }
        events_.push_back(std::move(event));
    }

    void take_message(const json::Value& message, Inbound::Kind kind) {
        Fields in(message);
        auto event = begin(kind);
        const bool is_group_or_direct = put_chat(in.object("chat"), in, event);
        put_time(in, kind == Inbound::Kind::edited ? "edit_date" : "date", event);
        if (is_group_or_direct && !take_service(message, in, event))
            take_words(message, in, std::move(event));
        in_.include(in);
    }

    /// Joins, leaves and moves come as messages of their own. True if this was one.
    bool take_service(const json::Value& message, Fields& in, const Inbound& event) {
        if (event.kind != Inbound::Kind::message) return false;
        if (json::find(message, "new_chat_members") != nullptr) {
            for (const auto& user : in.list("new_chat_members"))
                take_member(user, Inbound::Kind::joined, in, event);
            return true;
        }
        if (const auto* user = json::find(message, "left_chat_member")) {
            take_member(*user, Inbound::Kind::left, in, event);
            return true;
        }
        const auto moved_to = in.optional_id("migrate_to_chat_id");
        const auto moved_from = in.optional_id("migrate_from_chat_id");
        if (moved_to.empty() && moved_from.empty()) return false;
        auto moved = event;
        moved.kind = Inbound::Kind::chat_moved;
        moved.chat = moved_from.empty() ? event.chat : moved_from;
        moved.moved_to = moved_from.empty() ? moved_to : event.chat;
        add(std::move(moved));
        return true;
    }

    void take_member(const json::Value& user, Inbound::Kind kind, Fields& in, Inbound event) {
        event.kind = kind;
        put_sender(user, in, event);
        // The bot's own coming and going is told by my_chat_member, always.
        const auto who = event.sender;
        if (who != bot_.id) add(std::move(event), who);
    }

    void take_words(const json::Value& message, Fields& in, Inbound event) {
        const auto* from = json::find(message, "from");
        if (from == nullptr) return;  // nobody we could answer or count
        put_sender(*from, in, event);
        if (event.sender == bot_.id) return;
        if (json::find(message, "sender_chat") != nullptr) event.sender_is_bot = true;
        put_topic(in, event);
        event.order_key = in.integer("message_id");
        event.message_id = std::to_string(*event.order_key);
        put_quote(message, in, event);
        put_files(message, in, event);

        auto reading = read_text(message, bot_);
        if (reading.is_for_another_bot) return;
        event.text = std::move(reading.text);
        event.mentions_bot = reading.mentions_bot;
        event.mentions = std::move(reading.mentions);
        const bool says_something =
            !event.text.empty() || !event.files.empty() || event.mentions_bot;
        if (says_something) add(std::move(event));
    }

    /// In a forum each message "replies" to its topic's first one; that is no quote.
    static void put_quote(const json::Value& message, Fields& in, Inbound& event) {
        const auto* quoted = json::find(message, "reply_to_message");
        if (quoted == nullptr) return;
        Fields from(*quoted);
        const auto id = from.id("message_id");
        in.include(from);
        const bool is_topic_start =
            in.flag("is_topic_message") && id == in.optional_id("message_thread_id");
        if (!is_topic_start) event.reply_to = id;
    }

    static void put_files(const json::Value& message, Fields& in, Inbound& event) {
        if (const auto* document = json::find(message, "document")) {
            Fields file(*document);
            event.files.push_back({.name = file.optional_text("file_name"),
                                   .url = "file_id:" + file.text("file_id"),
                                   .mime = file.optional_text("mime_type")});
            in.include(file);
        }
        const auto& sizes = in.list("photo");
        if (!sizes.empty()) {  // the last size is the largest
            Fields file(sizes.back());
            event.files.push_back({.name = "photo.jpg",
                                   .url = "file_id:" + file.text("file_id"),
                                   .mime = "image/jpeg"});
            in.include(file);
        }
    }

    void take_button(const json::Value& query) {
        Fields in(query);
        auto event = begin(Inbound::Kind::action);
        event.action_token = in.id("id");
        event.event_id = "cb:" + event.action_token;
        event.action_value = in.optional_text("data");
        put_sender(in.object("from"), in, event);
        const auto* message = json::find(query, "message");
        if (message != nullptr && !event.action_value.empty()) {
            // An old message may be "inaccessible": then only chat and id are told.
            Fields shown(*message);
            const bool is_group_or_direct = put_chat(shown.object("chat"), shown, event);
            put_topic(shown, event);
            event.message_id = shown.id("message_id");
            in.include(shown);
            if (is_group_or_direct) add(std::move(event));
        }
        in_.include(in);
    }

    static bool is_inside(const json::Value& member, Fields& in) {
        Fields from(member);
        const auto status = from.text("status");
        const bool is_in = status == "creator" || status == "administrator" || status == "member" ||
                           (status == "restricted" && from.flag("is_member"));
        in.include(from);
        return is_in;
    }

    void take_membership(const json::Value& change, bool is_bot) {
        Fields in(change);
        auto event = begin(Inbound::Kind::message);
        const bool is_group_or_direct = put_chat(in.object("chat"), in, event);
        put_time(in, "date", event);
        const auto& now_member = in.object("new_chat_member");
        const bool was_in = is_inside(in.object("old_chat_member"), in);
        const bool is_in = is_inside(now_member, in);
        if (is_bot) {
            put_sender(in.object("from"), in, event);  // who added or removed it
            event.kind = is_in ? Inbound::Kind::bot_joined : Inbound::Kind::bot_left;
        } else {
            Fields member(now_member);
            put_sender(member.object("user"), in, event);
            event.kind = is_in ? Inbound::Kind::joined : Inbound::Kind::left;
        }
        // In private "joined" only means unblocked; /start follows and says more.
        const bool is_unblocked = is_bot && is_in && event.chat_kind == ChatKind::direct;
        if (is_group_or_direct && was_in != is_in && !is_unblocked) add(std::move(event));
        in_.include(in);
    }

    const std::string& adapter_;
    const Bot& bot_;
    const json::Value& update_;
    Fields in_;
    std::string update_id_{};
    Events events_{};
};

}  // namespace

const json::Array& allowed_updates() {
    // chat_member is never sent unless asked for by name.
    static const json::Array kinds{"message", "edited_message", "callback_query", "my_chat_member",
                                   "chat_member"};
    return kinds;
}

Result<Events> decode(const std::string& adapter, const Bot& bot, const json::Value& update) {
    return Decoder(adapter, bot, update).decode();
}

}  // namespace linyi::telegram
