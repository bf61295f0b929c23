#include "adapters/onebot/encode.hpp"

#include "adapters/crypto/encoding.hpp"
#include "adapters/json/fields.hpp"

namespace linyi::onebot {
namespace {

/// Ids go out as JSON integers, the way they came in.
json::Value id_value(const std::string& id) {
    const auto number = json::integer_from(json::Value{id});
    return number ? json::Value{*number} : json::Value{id};
}

bool is_number(const std::string& id) {
    return json::integer_from(json::Value{id}).has_value();
}

json::Value segment(const char* type, const char* key, std::string value) {
    return json::Object{{"type", type}, {"data", json::Object{{key, std::move(value)}}}};
}

/// User text goes into text segments, where nothing is read as a code. A mention must be a number:
/// "all" would call the whole group.
json::Array message_of(const Document& document, const std::string& text, ChatKind kind) {
    json::Array message;
    if (is_number(document.reply_to)) message.push_back(segment("reply", "id", document.reply_to));
    for (const auto& mention : document.mentions) {
        if (kind == ChatKind::direct) break;
        if (!is_number(mention.user)) {
            message.push_back(segment("text", "text", "@" + mention.name));
        } else {
            message.push_back(segment("at", "qq", mention.user));
        }
        message.push_back(segment("text", "text", " "));
    }
    message.push_back(segment("text", "text", text));
    return message;
}

}  // namespace

std::vector<Action> actions_for(const Document& document, const Send& send) {
    const bool is_direct = send.chat_kind == ChatKind::direct;
    json::Object target{{is_direct ? "user_id" : "group_id", id_value(send.chat)}};

    std::vector<Action> actions;
    // The upload comes first: it is what fails most, and a try that fails there is repeated without
    // having said the words already.
    if (document.attachment) {
        auto body = target;
        body["name"] = document.attachment->name;
        body["file"] = "base64://" + crypto::base64_encode(document.attachment->content);
        actions.push_back({.name = is_direct ? "upload_private_file" : "upload_group_file",
                           .body = json::write(std::move(body))});
    }
    const auto text = to_plain_text(document);
    if (!text.empty()) {
        auto body = target;
        body["message"] = message_of(document, text, send.chat_kind);
        actions.push_back({.name = is_direct ? "send_private_msg" : "send_group_msg",
                           .body = json::write(std::move(body))});
    }
    return actions;
}

}  // namespace linyi::onebot
