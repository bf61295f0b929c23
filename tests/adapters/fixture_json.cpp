#include "adapters/fixture_json.hpp"

#include <stdexcept>

namespace linyi::testing {
namespace {

using nlohmann::json;

std::string to_text(Inbound::Kind kind) {
    switch (kind) {
        case Inbound::Kind::message: return "message";
        case Inbound::Kind::action: return "action";
        case Inbound::Kind::joined: return "joined";
        case Inbound::Kind::left: return "left";
        case Inbound::Kind::bot_joined: return "bot_joined";
        case Inbound::Kind::bot_left: return "bot_left";
        case Inbound::Kind::edited: return "edited";
        case Inbound::Kind::recalled: return "recalled";
        case Inbound::Kind::chat_moved: return "chat_moved";
    }
    return "?";
}

void put(json& out, const char* key, const std::string& value) {
    if (!value.empty()) out[key] = value;
}

Timestamp time_from(const json& value) {
    const auto time = from_rfc3339(value.get<std::string>());
    if (!time) throw std::runtime_error("fixture time");
    return *time;
}

Block block_from(const json& value) {
    static const std::map<std::string, Block::Kind> kinds{
        {"paragraph", Block::Kind::paragraph}, {"list", Block::Kind::list},
        {"numbered", Block::Kind::numbered},   {"fields", Block::Kind::fields},
        {"link", Block::Kind::link},           {"note", Block::Kind::note}};
    Block block;
    block.kind = kinds.at(value.at("kind").get<std::string>());
    block.text = value.value("text", "");
    block.url = value.value("url", "");
    block.items = value.value("items", std::vector<std::string>{});
    for (const auto& row : value.value("fields", json::array()))
        block.fields.push_back({.label = row.at("label"), .value = row.at("value")});
    return block;
}

struct OutcomeWriter {
    json operator()(const Sent& sent) const {
        json out{{"kind", "sent"}};
        put(out, "message_id", sent.message_id);
        return out;
    }
    json operator()(const Retry& retry) const {
        json out{{"kind", "retry"}};
        if (retry.wait) out["wait_ms"] = retry.wait->count();
        if (retry.whole_account) out["whole_account"] = true;
        return out;
    }
    json operator()(const Unknown&) const { return {{"kind", "unknown"}}; }
    json operator()(const Moved& moved) const { return {{"kind", "moved"}, {"chat", moved.chat}}; }
    json operator()(const ResendPlain&) const { return {{"kind", "resend_plain"}}; }
    json operator()(const RefreshToken&) const { return {{"kind", "refresh_token"}}; }
    json operator()(const ChatGone&) const { return {{"kind", "chat_gone"}}; }
    json operator()(const AccountStopped&) const { return {{"kind", "account_stopped"}}; }
    json operator()(const Refused&) const { return {{"kind", "refused"}}; }
};

}  // namespace

json to_json(const Inbound& event) {
    json out{{"kind", to_text(event.kind)},
             {"chat_kind", event.chat_kind == ChatKind::direct ? "direct" : "group"}};
    put(out, "adapter", event.adapter);
    put(out, "event_id", event.event_id);
    if (event.at) out["at"] = to_rfc3339(*event.at);
    if (event.order_key) out["order_key"] = *event.order_key;
    put(out, "chat", event.chat);
    put(out, "chat_name", event.chat_name);
    put(out, "sender", event.sender);
    put(out, "sender_name", event.sender_name);
    if (event.sender_is_bot) out["sender_is_bot"] = true;
    put(out, "message_id", event.message_id);
    put(out, "text", event.text);
    if (event.mentions_bot) out["mentions_bot"] = true;
    put(out, "reply_to", event.reply_to);
    for (const auto& mention : event.mentions)
        out["mentions"].push_back({{"user", mention.user}, {"shown", mention.shown}});
    for (const auto& file : event.files) {
        json entry{{"name", file.name}, {"url", file.url}};
        put(entry, "mime", file.mime);
        out["files"].push_back(entry);
    }
    put(out, "action_value", event.action_value);
    put(out, "action_token", event.action_token);
    put(out, "moved_to", event.moved_to);
    return out;
}

json to_json(const Outcome& outcome) {
    return std::visit(OutcomeWriter{}, outcome);
}

Document document_from(const json& value) {
    Document document;
    document.title = value.value("title", "");
    for (const auto& block : value.value("blocks", json::array()))
        document.blocks.push_back(block_from(block));
    for (const auto& button : value.value("buttons", json::array()))
        document.buttons.push_back({.label = button.at("label"), .value = button.at("value")});
    for (const auto& mention : value.value("mentions", json::array()))
        document.mentions.push_back({.user = mention.at("user"), .name = mention.at("name")});
    if (value.contains("attachment")) {
        const auto& file = value.at("attachment");
        document.attachment = Attachment{
            .name = file.at("name"), .mime = file.at("mime"), .content = file.at("content")};
    }
    document.reply_to = value.value("reply_to", "");
    document.action_token = value.value("action_token", "");
    document.toast = value.value("toast", "");
    return document;
}

Send send_from(const json& value) {
    Send send;
    send.now = time_from(value.at("now"));
    send.key = value.at("key");
    send.chat = value.at("chat");
    send.chat_kind =
        value.value("chat_kind", "group") == "direct" ? ChatKind::direct : ChatKind::group;
    send.plain = value.value("plain", false);
    send.edit_of = value.value("edit_of", "");
    return send;
}

std::string body_from(const json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::vector<Header> headers_from(const json& value) {
    std::vector<Header> headers;
    if (value.is_object()) {
        for (const auto& [name, text] : value.items())
            headers.push_back({name, text.get<std::string>()});
        return headers;
    }
    for (const auto& pair : value)
        headers.push_back({pair.at(0).get<std::string>(), pair.at(1).get<std::string>()});
    return headers;
}

HttpResponse response_from(const json& value) {
    return {.status = value.at("status"),
            .headers = headers_from(value.value("headers", json::object())),
            .body = body_from(value.at("body"))};
}

AdapterSettings settings_from(const std::string& type, const json& value) {
    AdapterSettings settings;
    settings.type = type;
    settings.id = value.at("id");
    for (const auto& [key, text] : value.at("values").items())
        settings.values[key] = text.get<std::string>();
    for (const auto& [key, list] : value.at("secrets").items()) {
        for (const auto& secret : list)
            settings.secrets[key].push_back(Secret{secret.get<std::string>()});
    }
    return settings;
}

std::string to_text(Errc code) {
    switch (code) {
        case Errc::bad_signature: return "bad_signature";
        case Errc::malformed_payload: return "malformed_payload";
        case Errc::too_large: return "too_large";
        case Errc::unavailable: return "unavailable";
        case Errc::bad_configuration: return "bad_configuration";
        default: return "other";
    }
}

}  // namespace linyi::testing
