#include "adapters/onebot/decode.hpp"

#include "adapters/json/fields.hpp"
#include "adapters/onebot/cq.hpp"
#include "adapters/wire/wire.hpp"
#include "base/text.hpp"

#include <optional>

namespace linyi::onebot {
namespace {

using json::Fields;
using Events = std::vector<Inbound>;

/// A member of a segment's data: mostly strings, but numbers occur.
std::string data_text(const json::Value& value) {
    if (const auto* text = value.as<std::string>()) return *text;
    return json::id_text(value).value_or(std::string{});
}

std::optional<Segment> segment_from(const json::Value& value) {
    auto type = json::string_at(value, "type");
    if (!type) return std::nullopt;
    Segment segment{.type = *std::move(type)};
    const auto* data = json::find(value, "data");
    const auto* members = data == nullptr ? nullptr : data->as<json::Object>();
    if (members == nullptr) return segment;
    for (const auto& [key, member] : *members) segment.data[key] = data_text(member);
    return segment;
}

/// `message` comes as a string with CQ codes or as an array, as the operator set it up.
std::optional<std::vector<Segment>> segments_of(const json::Value& report) {
    const auto* message = json::find(report, "message");
    if (message == nullptr) return std::vector<Segment>{};
    if (const auto* text = message->as<std::string>()) return segments_from(*text);
    const auto* items = message->as<json::Array>();
    if (items == nullptr) return std::nullopt;
    std::vector<Segment> segments;
    for (const auto& item : *items) {
        auto segment = segment_from(item);
        if (!segment) return std::nullopt;
        segments.push_back(*std::move(segment));
    }
    return segments;
}

std::string data_of(const Segment& segment, std::string_view key) {
    const auto found = segment.data.find(key);
    return found == segment.data.end() ? std::string{} : found->second;
}

void add_mention(const Segment& segment, const Account& account, Inbound& event) {
    const auto user = data_of(segment, "qq");
    if (user == account.self_id) {
        event.mentions_bot = true;
        return;
    }
    if (user == "all") {
        event.text += "@全体成员";
        return;
    }
    const auto name = data_of(segment, "name");
    const bool has_sign = name.starts_with('@');
    const auto shown = (has_sign ? "" : "@") + (name.empty() ? user : name);
    event.text += shown;
    if (!user.empty()) event.mentions.push_back({.user = user, .shown = shown});
}

void add_file(const Segment& segment, std::string_view placeholder, Inbound& event) {
    event.text += placeholder;
    auto name = data_of(segment, "name");
    if (name.empty()) name = data_of(segment, "file");
    event.files.push_back({.name = name, .url = data_of(segment, "url")});
}

void add_segment(const Segment& segment, const Account& account, Inbound& event) {
    const auto& type = segment.type;
    if (type == "text") {
        event.text += data_of(segment, "text");
    } else if (type == "at") {
        add_mention(segment, account, event);
    } else if (type == "reply") {
        if (event.reply_to.empty()) event.reply_to = data_of(segment, "id");
    } else if (type == "image") {
        add_file(segment, "[图片]", event);
    } else if (type == "file") {
        add_file(segment, "[文件]", event);
    } else if (type == "record") {
        event.text += "[语音]";
    } else if (type == "video") {
        event.text += "[视频]";
    } else if (type != "face") {  // a little yellow face behind 同意 must not change the answer
        event.text += "[" + type + "]";
    }
}

std::string shown_name(const json::Value& sender, Fields& in) {
    Fields from(sender);
    auto name = from.optional_text("card");
    if (name.empty()) name = from.optional_text("nickname");
    in.include(from);
    return name;
}

/// Fills what every event has. Errors are kept in `in`.
Inbound begin_event(const Account& account, Fields& in) {
    Inbound event;
    event.adapter = account.adapter;
    const auto seconds = in.integer("time");
    event.at = from_unix_seconds(seconds);
    if (!event.at) in.refuse("time");
    event.order_key = seconds;  // of two in the same second the later arrival counts
    return event;
}

Result<Events> finish(const Fields& in, Inbound event) {
    if (in.error()) return *in.error();
    return Events{std::move(event)};
}

void put_in_chat(Fields& in, const std::string& group, Inbound& event) {
    event.chat_kind = group.empty() ? ChatKind::direct : ChatKind::group;
    event.chat = group.empty() ? event.sender : group;
    event.chat_name = group.empty() ? event.sender_name : in.optional_text("group_name");
}

/// Anonymous members have no account and could vote twice; system hints are nobody's words.
bool is_nobody(Fields& in, const json::Value& report) {
    const auto sub_type = in.optional_text("sub_type");
    return sub_type == "anonymous" || sub_type == "notice" ||
           json::find(report, "anonymous") != nullptr;
}

Result<Events> message_of(const Account& account, const json::Value& report) {
    Fields in(report);
    if (is_nobody(in, report)) return Events{};
    const auto message_type = in.text("message_type");
    if (in.error()) return *in.error();
    if (message_type != "group" && message_type != "private") return Events{};

    auto event = begin_event(account, in);
    event.message_id = in.id("message_id");
    event.event_id = account.self_id + ":" + event.message_id + ":" +
                     std::to_string(event.order_key.value_or(0));
    event.sender = in.id("user_id");
    event.sender_name = shown_name(in.object("sender"), in);
    put_in_chat(in, message_type == "group" ? in.id("group_id") : std::string{}, event);
    const auto segments = segments_of(report);
    if (!segments) return Error{Errc::malformed_payload, "field message"};
    for (const auto& segment : *segments) add_segment(segment, account, event);
    event.text = std::string(trim(event.text));

    const bool is_own = event.sender == account.self_id;
    const bool is_empty = event.text.empty() && event.files.empty() && !event.mentions_bot;
    if (!in.error() && (is_own || is_empty)) return Events{};
    return finish(in, std::move(event));
}

std::optional<Inbound::Kind> notice_kind(const std::string& type, bool is_self) {
    if (type == "group_increase")
        return is_self ? Inbound::Kind::bot_joined : Inbound::Kind::joined;
    if (type == "group_decrease") return is_self ? Inbound::Kind::bot_left : Inbound::Kind::left;
    if (type == "group_recall" || type == "friend_recall") return Inbound::Kind::recalled;
    return std::nullopt;
}

Result<Events> notice_of(const Account& account, const json::Value& report) {
    Fields in(report);
    const auto type = in.text("notice_type");
    const auto user = in.optional_id("user_id");
    const auto sub_type = in.optional_text("sub_type");
    // With kick_me and disband some implementations leave the user out or name the operator.
    const bool is_self = user == account.self_id || sub_type == "kick_me" || sub_type == "disband";
    const auto kind = notice_kind(type, is_self);
    if (!kind) return Events{};

    auto event = begin_event(account, in);
    event.kind = *kind;
    event.sender = user;
    if (*kind == Inbound::Kind::bot_joined || *kind == Inbound::Kind::bot_left) {
        // Who invited or removed the bot, if told: 0 stands for nobody.
        event.sender = in.optional_id("operator_id");
        if (event.sender == "0") event.sender.clear();
    }
    put_in_chat(in, type == "friend_recall" ? std::string{} : in.id("group_id"), event);
    if (*kind == Inbound::Kind::recalled) event.message_id = in.id("message_id");
    event.event_id = account.self_id + ":" + type + ":" + event.chat + ":" + user + ":" +
                     event.message_id + ":" + std::to_string(event.order_key.value_or(0));
    return finish(in, std::move(event));
}

}  // namespace

Result<Events> decode(const Account& account, const json::Value& report) {
    const auto type = json::string_at(report, "post_type");
    if (!type) return type.error();
    if (*type == "message") return message_of(account, report);
    if (*type == "notice") return notice_of(account, report);
    // message_sent is our own; a request (friend, invitation) is for the operator to answer; a
    // meta_event is a sign of life.
    return Events{};
}

}  // namespace linyi::onebot
