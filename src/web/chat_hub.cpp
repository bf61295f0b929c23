#include "web/chat_hub.hpp"

#include <nlohmann/json.hpp>

namespace linyi::web {
namespace {

using Json = nlohmann::json;

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::shared_ptr<http::EventFeed> ChatHub::join(const std::string& chat) {
    auto& room = rooms_[chat];
    std::erase_if(room.readers, [](const auto& reader) { return reader->ended(); });
    if (room.readers.size() >= readers_per_chat_max) return nullptr;
    auto reader = std::make_shared<http::EventFeed>();
    for (const auto& event : room.kept) reader->push(event);
    room.readers.push_back(reader);
    return reader;
}

void ChatHub::show(const std::string& chat, std::string_view name, std::string_view json) {
    auto& room = rooms_[chat];
    auto event = http::event_text(name, json, std::to_string(++next_));
    std::erase_if(room.readers, [&event](const auto& reader) { return !reader->push(event); });
    room.kept.push_back(std::move(event));
    if (room.kept.size() > kept_per_chat) room.kept.pop_front();
}

HttpResponse ChatHub::deliver(const HttpRequest& request) {
    const auto body = Json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("chat")) return {.status = 400};
    const auto chat = body["chat"].value("id", "");
    const auto id = body.value("key", "");
    Json message = body.value("message", Json::object());
    message["id"] = id;
    show(chat, "message", dump(message));
    return {.status = 200, .body = dump({{"message_id", id}})};
}

void ChatHub::show_said(const Inbound& event) {
    if (event.kind != Inbound::Kind::message) return;
    show(event.chat, "said",
         dump({{"id", event.message_id},
               {"who", event.sender},
               {"name", event.sender_name},
               {"text", event.text},
               {"reply_to", event.reply_to}}));
}

}  // namespace linyi::web
