#include "adapters/plainhook/decode.hpp"

#include "adapters/json/fields.hpp"

#include <optional>

namespace linyi::plainhook {
namespace {

using json::Fields;

std::optional<Inbound::Kind> kind_from(std::string_view type) {
    if (type == "message") return Inbound::Kind::message;
    if (type == "action") return Inbound::Kind::action;
    if (type == "joined") return Inbound::Kind::joined;
    if (type == "left") return Inbound::Kind::left;
    if (type == "edited") return Inbound::Kind::edited;
    if (type == "recalled") return Inbound::Kind::recalled;
    return std::nullopt;
}

Fields read_chat(const json::Value& chat, Inbound& event) {
    Fields in(chat);
    event.chat = in.string_id("id");
    event.chat_name = in.optional_text("name");
    const auto kind = in.text("kind");
    event.chat_kind = kind == "private" ? ChatKind::direct : ChatKind::group;
    if (kind != "private" && kind != "group") in.refuse("kind");
    return in;
}

/// Who took a message back or edited it may be unknown to a bridge; everything else needs a sender.
Fields read_sender(const json::Value& sender, Inbound& event) {
    Fields in(sender);
    const bool may_be_unknown =
        event.kind == Inbound::Kind::edited || event.kind == Inbound::Kind::recalled;
    event.sender = may_be_unknown ? in.optional_string_id("id") : in.string_id("id");
    event.sender_name = in.optional_text("name");
    event.sender_is_bot = in.flag("is_bot");
    return in;
}

Fields read_message(const json::Value& message, Inbound& event) {
    Fields in(message);
    event.message_id = in.string_id("id");
    if (event.kind == Inbound::Kind::recalled) return in;
    event.text = in.text("text");
    event.mentions_bot = in.flag("mentions_bot");
    event.reply_to = in.optional_string_id("reply_to");
    for (const auto& item : in.list("mentions")) {
        Fields mention(item);
        event.mentions.push_back(
            {.user = mention.string_id("id"), .shown = mention.optional_text("name")});
        in.include(mention);
    }
    for (const auto& item : in.list("attachments")) {
        Fields file(item);
        event.files.push_back({.name = file.optional_text("name"),
                               .url = file.text("url"),
                               .mime = file.optional_text("mime")});
        in.include(file);
    }
    return in;
}

Fields read_action(const json::Value& action, Inbound& event) {
    Fields in(action);
    event.message_id = in.optional_string_id("message_id");
    event.action_value = in.text("value");
    return in;
}

/// The part that only this kind of event has.
Fields read_part(Fields& in, Inbound& event) {
    switch (event.kind) {
        case Inbound::Kind::action: return read_action(in.object("action"), event);
        case Inbound::Kind::message:
        case Inbound::Kind::edited:
        case Inbound::Kind::recalled: return read_message(in.object("message"), event);
        default: return Fields(in.object("message"));
    }
}

}  // namespace

Result<std::vector<Inbound>> decode(const std::string& adapter, const std::string& body) {
    const auto value = json::read(body);
    if (!value) return value.error();
    Fields in(*value);
    const auto type = in.text("type");
    if (in.error()) return *in.error();
    const auto kind = kind_from(type);
    if (!kind) return std::vector<Inbound>{};

    Inbound event;
    event.kind = *kind;
    event.adapter = adapter;
    event.event_id = in.string_id("event_id");
    in.include(read_chat(in.object("chat"), event));
    in.include(read_sender(in.object("sender"), event));
    in.include(read_part(in, event));

    if (const auto at = in.optional_text("at"); !at.empty()) {
        const auto time = from_rfc3339(at);
        if (!time) return Error{Errc::malformed_payload, "field at"};
        event.at = *time;
        // A button carries no order: its platform may deliver it long after it was pressed.
        if (event.kind != Inbound::Kind::action) event.order_key = to_millis(*time);
    }
    if (in.error()) return *in.error();
    return std::vector<Inbound>{std::move(event)};
}

}  // namespace linyi::plainhook
