#include "adapters/adapter.hpp"
#include "adapters/crypto/encoding.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/plainhook/decode.hpp"
#include "adapters/plainhook/markdown.hpp"
#include "adapters/plainhook/signature.hpp"
#include "adapters/settings/settings.hpp"
#include "adapters/wire/wire.hpp"

namespace linyi {
namespace {

constexpr std::int64_t length_default = 4000;

struct Settings {
    std::string id{};
    std::vector<Secret> keys{};
    std::string send_url{};
    Capabilities capabilities{};
};

json::Value text_or_null(const std::string& text) {
    return text.empty() ? json::Value{} : json::Value{text};
}

json::Array buttons_of(const Document& document) {
    json::Array buttons;
    for (const auto& button : document.buttons)
        buttons.emplace_back(json::Object{{"label", button.label}, {"value", button.value}});
    return buttons;
}

json::Array attachments_of(const Document& document) {
    if (!document.attachment) return {};
    const auto& file = *document.attachment;
    json::Object entry{{"name", file.name},
                       {"mime", file.mime},
                       {"content_base64", crypto::base64_encode(file.content)}};
    return {json::Value{std::move(entry)}};
}

bool is_empty(const Document& document) {
    return to_plain_text(document).empty() && document.buttons.empty() && !document.attachment;
}

/// linyi's own signed JSON, both ways. Source: docs of Standard Webhooks 1.0.0 (read 2026-01) for
/// the signature; doc.md for the body.
class Plainhook final : public Adapter {
public:
    explicit Plainhook(Settings settings) : settings_(std::move(settings)) {}

    const std::string& id() const noexcept override { return settings_.id; }
    const Capabilities& capabilities() const noexcept override { return settings_.capabilities; }

    Result<Received> receive(const HttpRequest& request, Timestamp now) const override {
        const auto proven = plainhook::verify(settings_.keys, request, now);
        if (!proven) return proven.error();
        auto events = plainhook::decode(settings_.id, request.body);
        if (!events) return events.error();
        return Received{.events = *std::move(events), .answer = {.status = 204}};
    }

    Rendered render(const Document& document, const Send& send) const override {
        // A toast alone has nowhere to appear here.
        if (!send.earlier.empty() || is_empty(document)) return Done{};
        auto request = json_post(settings_.send_url, body_of(document, send));
        for (auto& header :
             plainhook::signed_headers(settings_.keys, send.key, send.now, request.body))
            request.headers.push_back(std::move(header));
        return request;
    }

    Outcome classify(const HttpResponse& response) const override {
        const int status = response.status;
        if (status >= 200 && status < 300) return Sent{.message_id = message_id_of(response)};
        if (status == 410) return ChatGone{.why = status_reason(status)};
        // The limit belongs to the bridge, so all its chats wait.
        if (status == 429)
            return Retry{.wait = retry_after(response.headers), .whole_account = true};
        if (status == 408 || status >= 500) return Retry{.wait = retry_after(response.headers)};
        return Refused{.why = status_reason(status)};
    }

private:
    static std::string body_of(const Document& document, const Send& send) {
        json::Array mentions;
        for (const auto& mention : document.mentions) mentions.emplace_back(mention.user);
        json::Object message{{"text", to_plain_text(document)},
                             {"buttons", buttons_of(document)},
                             {"reply_to", text_or_null(document.reply_to)},
                             {"mentions", std::move(mentions)},
                             {"edit_of", text_or_null(send.edit_of)},
                             {"attachments", attachments_of(document)}};
        if (!send.plain) message["markdown"] = plainhook::to_markdown(document);
        const char* kind = send.chat_kind == ChatKind::direct ? "private" : "group";
        return json::write(json::Object{{"type", "message"},
                                        {"chat", json::Object{{"id", send.chat}, {"kind", kind}}},
                                        {"message", std::move(message)}});
    }

    static std::string message_id_of(const HttpResponse& response) {
        const auto body = json::read(response.body);
        if (!body) return {};
        const auto id = json::id_at(*body, "message_id");
        return id ? *id : std::string{};
    }

    Settings settings_;
};

std::vector<SettingRule> rules() {
    return {
        {.key = "secret",
         .secret = true,
         .required = true,
         .meaning = "signing key \"whsec_\" + Base64 of at least 24 bytes, the same for both ways; "
                    "two while changing keys"},
        {.key = "send_url", .required = true, .meaning = "URL of the bridge that posts messages"},
        {.key = "length_max",
         .meaning = "longest message in code points, 100 to 20000 (default 4000)"},
        {.key = "direct_by_user_id",
         .meaning = "true if a private chat's id is the person's id (default false)"},
        {.key = "limits",
         .meaning = "sending limits such as \"account 60/1min, chat 1/1s\" (default none)"},
    };
}

Result<std::unique_ptr<Adapter>> make(const AdapterSettings& given) {
    SettingsReader in(given);
    Settings settings;
    settings.id = given.id;
    for (const auto& secret : in.secrets("secret")) {
        auto key = plainhook::key_from(secret);
        if (!key) {
            in.refuse("secret", key.error().detail +
                                    "; make one with: echo whsec_$(openssl rand "
                                    "-base64 32)");
            break;
        }
        settings.keys.push_back(*std::move(key));
    }
    settings.send_url = in.url("send_url");
    settings.capabilities = {
        .receives = Receives::all,
        .redelivers = true,
        .buttons = true,
        .edits = true,
        .files = true,
        .direct_by_user_id = in.flag_or("direct_by_user_id", false),
        .push = Push::yes,
        .length_max =
            static_cast<std::size_t>(in.integer_or("length_max", length_default, 100, 20'000)),
        .length_unit = LengthUnit::code_points,
        .assurance = Assurance::a,
        .limits = in.limits_or("limits", {}),
    };
    if (in.error()) return *in.error();
    return std::unique_ptr<Adapter>(std::make_unique<Plainhook>(std::move(settings)));
}

}  // namespace

AdapterType plainhook_adapter() {
    return {.name = "plainhook", .settings = rules, .make = make};
}

}  // namespace linyi
