#include "adapters/adapter.hpp"
#include "adapters/address/address.hpp"
#include "adapters/crypto/encoding.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/settings/settings.hpp"
#include "adapters/webchat/token.hpp"
#include "adapters/wire/wire.hpp"
#include "base/text.hpp"

namespace linyi {
namespace {

constexpr std::string_view bearer = "Bearer ";
constexpr std::size_t length_max = 8000;  // our own page shows anything; a phone's patience ends

struct Settings {
    std::string id{};
    std::vector<Secret> secrets{};
    Capabilities capabilities{};
};

std::string_view name_of(Block::Kind kind) {
    switch (kind) {
        case Block::Kind::paragraph: return "paragraph";
        case Block::Kind::list: return "list";
        case Block::Kind::numbered: return "numbered";
        case Block::Kind::fields: return "fields";
        case Block::Kind::link: return "link";
        case Block::Kind::note: return "note";
    }
    return "paragraph";
}

json::Value block_of(const Block& block) {
    json::Object out{{"kind", name_of(block.kind)}};
    if (!block.text.empty()) out["text"] = block.text;
    if (!block.url.empty()) out["url"] = block.url;
    json::Array items(block.items.begin(), block.items.end());
    if (!items.empty()) out["items"] = std::move(items);
    json::Array rows;
    for (const auto& field : block.fields)
        rows.emplace_back(json::Object{{"label", field.label}, {"value", field.value}});
    if (!rows.empty()) out["fields"] = std::move(rows);
    return out;
}

json::Object message_of(const Document& document, const Send& send) {
    json::Array blocks;
    for (const auto& block : document.blocks) blocks.push_back(block_of(block));
    json::Array buttons;
    for (const auto& button : document.buttons)
        buttons.emplace_back(json::Object{{"label", button.label}, {"value", button.value}});
    json::Array mentions;
    for (const auto& mention : document.mentions)
        mentions.emplace_back(json::Object{{"user", mention.user}, {"name", mention.name}});

    json::Object message{{"title", document.title},
                         {"blocks", std::move(blocks)},
                         {"buttons", std::move(buttons)},
                         {"mentions", std::move(mentions)},
                         {"reply_to", document.reply_to},
                         {"edit_of", send.edit_of},
                         {"action_token", document.action_token},
                         {"toast", document.toast}};
    if (document.attachment) {
        const auto& file = *document.attachment;
        message["attachment"] =
            json::Object{{"name", file.name},
                         {"mime", file.mime},
                         {"content_base64", crypto::base64_encode(file.content)}};
    }
    return message;
}

/// linyi's own chat page in the browser. Its events come through /hook/<id> like any platform's;
/// its messages go to a transport inside this process.
class Webchat final : public Adapter {
public:
    explicit Webchat(Settings settings) : settings_(std::move(settings)) {}

    const std::string& id() const noexcept override { return settings_.id; }
    const Capabilities& capabilities() const noexcept override { return settings_.capabilities; }

    Result<Received> receive(const HttpRequest& request, Timestamp now) const override {
        const auto header = single_header(request.headers, "authorization");
        if (!header || !header->starts_with(bearer))
            return Error{Errc::bad_signature, "session token"};
        const auto session =
            webchat::read_session_token(header->substr(bearer.size()), settings_.secrets, now);
        if (!session) return session.error();
        const auto body = json::read(request.body);
        if (!body) return body.error();
        return decode(*session, *body);
    }

    Rendered render(const Document& document, const Send& send) const override {
        if (!send.earlier.empty()) return Done{};
        const char* kind = send.chat_kind == ChatKind::direct ? "direct" : "group";
        json::Object body{{"key", send.key},
                          {"chat", json::Object{{"id", send.chat}, {"kind", kind}}},
                          {"message", message_of(document, send)}};
        return json_post("in-process://" + settings_.id + "/message", json::write(std::move(body)));
    }

    Outcome classify(const HttpResponse& response) const override {
        if (response.status == 404) return ChatGone{.why = status_reason(response.status)};
        if (response.status != 200) return Retry{};
        const auto body = json::read(response.body);
        const auto id = body ? json::id_at(*body, "message_id") : Result<std::string>{};
        return Sent{.message_id = id ? *id : std::string{}};
    }

private:
    Result<Received> decode(const webchat::Session& session, const json::Value& body) const {
        Received received{.answer = {.status = 204}};
        json::Fields in(body);
        const auto type = in.text("type");
        if (in.error()) return *in.error();
        if (type != "message" && type != "action") return received;

        Inbound event;
        event.adapter = settings_.id;
        // A browser chooses its ids: with the account in front it can only repeat its own.
        event.event_id = session.account + "/" + in.string_id("event_id");
        event.chat = session.chat;
        event.chat_kind = session.kind;
        event.sender = session.account;
        event.sender_name = session.name;
        event.message_id = in.optional_string_id("message_id");
        if (type == "action") {
            event.kind = Inbound::Kind::action;
            event.action_value = in.text("value");
            event.action_token = event.event_id;
        } else {
            read_words(in, event);
        }
        if (in.error()) return *in.error();
        received.events.push_back(std::move(event));
        return received;
    }

    static void read_words(json::Fields& in, Inbound& event) {
        if (event.message_id.empty()) event.message_id = event.event_id;
        event.text = std::string(trim(in.text("text")));
        event.reply_to = in.optional_string_id("reply_to");
        event.mentions_bot = cut_leading_name(event.text, own_names());
        for (const auto& item : in.list("mentions")) {
            json::Fields mention(item);
            event.mentions.push_back(
                {.user = mention.string_id("user"), .shown = mention.optional_text("shown")});
            in.include(mention);
        }
    }

    Settings settings_;
};

std::vector<SettingRule> rules() {
    return {{.key = "secret",
             .secret = true,
             .required = true,
             .meaning = "key of the session tokens, at least 24 bytes; linyi makes one per data "
                        "folder"},
            {.key = "limits", .meaning = "sending limits (default none)"}};
}

Result<std::unique_ptr<Adapter>> make(const AdapterSettings& given) {
    SettingsReader in(given);
    Settings settings;
    settings.id = given.id;
    settings.secrets = in.secrets("secret");
    for (const auto& secret : settings.secrets) {
        if (secret.size() < own_secret_bytes_min) in.refuse("secret", "needs at least 24 bytes");
    }
    settings.capabilities = {
        .receives = Receives::all,
        .redelivers = true,  // the page tries again
        .buttons = true,
        .edits = true,
        .files = true,
        .direct_by_user_id = true,
        .push = Push::yes,
        .length_max = length_max,
        .length_unit = LengthUnit::code_points,
        // Each person has a token of their own, so nobody can speak for another by knowing a
        // secret that all share; a code sent back over the same page would prove nothing more.
        .assurance = Assurance::b,
        .in_process = true,
        .limits = in.limits_or("limits", {}),
    };
    if (in.error()) return *in.error();
    return std::unique_ptr<Adapter>(std::make_unique<Webchat>(std::move(settings)));
}

}  // namespace

AdapterType webchat_adapter() {
    return {.name = "webchat", .settings = rules, .make = make};
}

}  // namespace linyi
