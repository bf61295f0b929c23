#include "web/chat_hub.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace linyi::web {
namespace {

using Json = nlohmann::json;

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// The account in front of an event id, which is what the adapter gives as a press's token.
std::string presser(const std::string& action_token) {
    return action_token.substr(0, action_token.find('/'));
}

}  // namespace

ChatHub::ChatHub(const Clock& clock) : clock_(clock), last_(to_millis(clock.now())) {}

std::shared_ptr<http::EventFeed> ChatHub::join(const std::string& account,
                                               const std::vector<std::string>& chats) {
    if (chats.size() > chats_per_reader_max) return nullptr;
    for (const auto& chat : chats) {
        auto& readers = rooms_[chat].readers;
        std::erase_if(readers, [](const Reader& reader) { return reader.feed->ended(); });
        if (readers.size() >= readers_per_chat_max) return nullptr;
    }
    std::vector<const Kept*> earlier;
    for (const auto& chat : chats) {
        for (const auto& kept : rooms_[chat].kept) {
            if (kept.account.empty() || kept.account == account) earlier.push_back(&kept);
        }
    }
    std::sort(earlier.begin(), earlier.end(),
              [](const Kept* a, const Kept* b) { return a->number < b->number; });
    auto feed = std::make_shared<http::EventFeed>();
    for (const auto* kept : earlier) feed->push(kept->event);
    for (const auto& chat : chats) rooms_[chat].readers.push_back({account, feed});
    return feed;
}

void ChatHub::show(const std::string& chat, const Shown& shown) {
    auto& room = rooms_[chat];
    Kept kept{.number = ++last_, .account = shown.account};
    kept.event = http::event_text(shown.name, shown.json, std::to_string(kept.number));
    std::erase_if(room.readers, [&kept](const Reader& reader) {
        const bool may_see = kept.account.empty() || kept.account == reader.account;
        return may_see ? !reader.feed->push(kept.event) : reader.feed->ended();
    });
    room.kept_bytes += kept.event.size();
    room.kept.push_back(std::move(kept));
    while (room.kept.size() > kept_per_chat || room.kept_bytes > kept_bytes_per_chat) {
        room.kept_bytes -= room.kept.front().event.size();
        room.kept.pop_front();
    }
}

HttpResponse ChatHub::deliver(const HttpRequest& request) {
    const auto body = Json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("chat") || !body["chat"].is_object())
        return {.status = 400};
    const auto chat = text_of(body["chat"], "id");
    const auto id = text_of(body, "key");
    Json message = body.value("message", Json::object());
    const auto toast = text_of(message, "toast");
    const auto token = text_of(message, "action_token");
    const auto now = to_millis(clock_.now());
    if (!toast.empty() && !token.empty()) {
        show(chat, {.name = "toast",
                    .json = dump({{"chat", chat}, {"at", now}, {"text", toast}}),
                    .account = presser(token)});
    }
    message.erase("toast");
    message.erase("action_token");
    message["id"] = id;
    message["chat"] = chat;
    message["at"] = now;
    const bool has_words = !text_of(message, "title").empty() ||
                           !message.value("blocks", Json::array()).empty() ||
                           message.contains("attachment");
    if (has_words) show(chat, {.name = "message", .json = dump(message)});
    return {.status = 200, .body = dump({{"message_id", id}})};
}

void ChatHub::show_said(const Inbound& event) {
    if (event.kind != Inbound::Kind::message) return;
    show(event.chat, {.name = "said",
                      .json = dump({{"chat", event.chat},
                                    {"id", event.message_id},
                                    {"at", to_millis(clock_.now())},
                                    {"who", event.sender},
                                    {"name", event.sender_name},
                                    {"text", event.text},
                                    {"reply_to", event.reply_to}})});
}

}  // namespace linyi::web
