#include "adapters/adapter.hpp"
#include "adapters/crypto/mac.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/settings/settings.hpp"
#include "adapters/telegram/checks.hpp"
#include "adapters/telegram/classify.hpp"
#include "adapters/telegram/decode.hpp"
#include "adapters/telegram/encode.hpp"
#include "adapters/telegram/html.hpp"
#include "adapters/wire/wire.hpp"

#include <algorithm>

namespace linyi {
namespace {

constexpr std::string_view api_url_default = "https://api.telegram.org";
constexpr std::int64_t poll_seconds_default = 25;  // Telegram caps it at 50
/// Telegram writes Chinese as \uXXXX, so one long message takes up to 25 KiB, and the client reads
/// a bounded answer: a few at a time always get through.
constexpr int poll_batch = 5;
/// Updates of the largest kind with all their entities stay below this.
constexpr std::size_t poll_bytes_max = std::size_t{4} * 1024 * 1024;
constexpr std::int64_t webhook_connections_default = 40;  // Telegram's own default

struct Settings {
    std::string id{};
    telegram::Bot bot{};
    Secret token{};
    std::vector<Secret> secrets{};  ///< none in poll mode
    bool is_polled{};
    std::int64_t poll_seconds{};
    std::string api_url{};
    std::string webhook_url{};  ///< empty: the operator registers it by hand
    std::int64_t webhook_connections{};
    Capabilities capabilities{};
};

/// Telegram's Bot API. Source: core.telegram.org/bots/api, Bot API 10.1 (read 2026-06).
class Telegram final : public Adapter {
public:
    explicit Telegram(Settings settings) : settings_(std::move(settings)) {}

    const std::string& id() const noexcept override { return settings_.id; }
    const Capabilities& capabilities() const noexcept override { return settings_.capabilities; }

    Result<Received> receive(const HttpRequest& request, Timestamp /*now*/) const override {
        if (!knows_secret(request)) return Error{Errc::bad_signature, "secret token"};
        const auto update = json::read(request.body);
        if (!update) return update.error();
        auto events = telegram::decode(settings_.id, settings_.bot, *update);
        if (!events) return events.error();
        return Received{.events = *std::move(events), .answer = {.status = 200}};
    }

    Rendered render(const Document& document, const Send& send) const override {
        auto method = telegram::next_method(document, send);
        if (!method) return Done{};
        auto request = call(method->name, std::move(method->body));
        request.headers = {{"Content-Type", std::move(method->content_type)}};
        return request;
    }

    Outcome classify(const HttpResponse& response) const override {
        return telegram::classify(response);
    }

    std::optional<HttpRequest> poll(const std::string& cursor) const override;
    Result<Polled> decode_poll(const HttpResponse& response) const override;
    std::vector<StartCheck> start_checks() const override;

    std::optional<std::string> read_check(const StartCheck& check,
                                          const HttpResponse& response) const override {
        return telegram::read_check({.bot = settings_.bot, .is_polled = settings_.is_polled}, check,
                                    response);
    }

    std::vector<std::string> warnings() const override;

private:
    bool knows_secret(const HttpRequest& request) const {
        const auto given = single_header(request.headers, "x-telegram-bot-api-secret-token");
        if (!given) return false;
        return std::any_of(settings_.secrets.begin(), settings_.secrets.end(),
                           [&](const Secret& secret) {
                               return crypto::equal_in_constant_time(*given, secret.reveal());
                           });
    }

    /// The token is part of the URL: targets of outgoing requests must never be logged.
    HttpRequest call(std::string_view method, std::string body) const {
        return json_post(
            settings_.api_url + "/bot" + settings_.token.reveal() + "/" + std::string(method),
            std::move(body));
    }

    Settings settings_;
};

std::optional<HttpRequest> Telegram::poll(const std::string& cursor) const {
    if (!settings_.is_polled) return std::nullopt;
    json::Object body{{"limit", poll_batch},
                      {"timeout", settings_.poll_seconds},
                      {"allowed_updates", telegram::allowed_updates()}};
    if (const auto offset = json::integer_from(json::Value{cursor})) body["offset"] = *offset;
    return call("getUpdates", json::write(std::move(body)));
}

Result<Adapter::Polled> Telegram::decode_poll(const HttpResponse& response) const {
    if (response.status != 200)
        return Error{Errc::unavailable, "getUpdates " + status_reason(response.status)};
    const auto body = json::read(response.body, poll_bytes_max);
    if (!body) return body.error();
    const auto* result = json::find(*body, "result");
    const auto* updates = result == nullptr ? nullptr : result->as<json::Array>();
    if (updates == nullptr) return Error{Errc::malformed_payload, "getUpdates result"};

    Polled polled;
    for (const auto& update : *updates) {
        const auto update_id = json::int_at(update, "update_id");
        if (!update_id || *update_id < 0 || *update_id == INT64_MAX) continue;
        polled.cursor = std::to_string(*update_id + 1);
        // One update we cannot read must not hold up those behind it.
        const auto events = telegram::decode(settings_.id, settings_.bot, update);
        if (!events) continue;
        polled.events.insert(polled.events.end(), events->begin(), events->end());
    }
    return polled;
}

std::vector<StartCheck> Telegram::start_checks() const {
    std::vector<StartCheck> checks{{.request = call("getMe", "{}"), .what = "getMe"}};
    if (!settings_.is_polled && !settings_.webhook_url.empty()) {
        json::Object body{{"url", settings_.webhook_url},
                          {"secret_token", settings_.secrets.front().reveal()},
                          {"max_connections", settings_.webhook_connections},
                          {"allowed_updates", telegram::allowed_updates()}};
        checks.push_back(
            {.request = call("setWebhook", json::write(std::move(body))), .what = "setWebhook"});
    }
    checks.push_back({.request = call("getWebhookInfo", "{}"), .what = "getWebhookInfo"});
    return checks;
}

constexpr Text secret_short{.zh = "secret 少于 16 个字符，请换一个更长的",
                            .en = "secret has fewer than 16 characters: choose a longer one"};

std::vector<std::string> Telegram::warnings() const {
    const bool is_short =
        std::any_of(settings_.secrets.begin(), settings_.secrets.end(),
                    [](const Secret& secret) { return secret.size() < platform_secret_bytes_min; });
    if (!is_short) return {};
    return {in_both_languages(secret_short)};
}

std::vector<SettingRule> rules() {
    return {
        {.key = "token",
         .secret = true,
         .required = true,
         .meaning = "the bot's token from @BotFather"},
        {.key = "username", .required = true, .meaning = "the bot's username, with or without @"},
        {.key = "mode",
         .meaning =
             "\"webhook\" (Telegram calls us over HTTPS) or \"poll\" (we fetch; works behind "
             "a home router); default webhook"},
        {.key = "secret",
         .secret = true,
         .meaning = "webhook mode: secret_token, 1 to 256 of A-Z a-z 0-9 _ -, at least 16 advised; "
                    "the first is registered, all are accepted"},
        {.key = "webhook_url",
         .meaning = "webhook mode: public https URL of /hook/<id>; registered at each start "
                    "(default: registered by hand)"},
        {.key = "webhook_connections",
         .meaning = "connections Telegram may open, 1 to 100 (default 40)"},
        {.key = "poll_seconds",
         .meaning = "poll mode: seconds one fetch waits, 0 to 50 (default 25)"},
        {.key = "api_url", .meaning = "URL of the Bot API (default https://api.telegram.org)"},
        {.key = "limits",
         .meaning = "sending limits (default \"account 30/1s, chat 1/1s, group 20/1min\")"},
    };
}

bool consists_of(std::string_view text, std::string_view others) {
    for (const char c : text) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_digit = c >= '0' && c <= '9';
        if (!is_letter && !is_digit && others.find(c) == others.npos) return false;
    }
    return true;
}

/// "5550009999:AAF…": the digits are the bot's own id. The token becomes part of a URL.
std::optional<std::string> bot_id_of(const Secret& token) {
    const std::string_view text = token.reveal();
    const auto colon = text.find(':');
    if (colon == text.npos || colon == 0 || colon + 1 == text.size()) return std::nullopt;
    const auto id = text.substr(0, colon);
    if (id.find_first_not_of("0123456789") != id.npos) return std::nullopt;
    if (!consists_of(text.substr(colon + 1), "_-")) return std::nullopt;
    return std::string(id);
}

void read_token(SettingsReader& in, Settings& settings) {
    const auto tokens = in.secrets("token");
    if (tokens.empty()) return;
    settings.token = tokens.front();
    const auto bot_id = bot_id_of(settings.token);
    if (!bot_id) in.refuse("token", "must look like 123456:ABC…, as @BotFather gave it");
    settings.bot.id = bot_id.value_or(std::string{});
}

void read_secrets(SettingsReader& in, Settings& settings) {
    settings.secrets = in.optional_secrets("secret");
    if (settings.is_polled) {
        settings.secrets.clear();  // nobody may call us then
        return;
    }
    if (settings.secrets.empty())
        in.refuse("secret", "missing; make one with: openssl rand -hex 24");
    for (const auto& secret : settings.secrets) {
        if (secret.size() > 256 || !consists_of(secret.reveal(), "_-"))
            in.refuse("secret", "may have at most 256 characters, only A-Z a-z 0-9 _ -");
    }
}

void read_reception(SettingsReader& in, Settings& settings) {
    const auto mode = in.text_or("mode", "webhook");
    if (mode != "webhook" && mode != "poll") in.refuse("mode", "must be webhook or poll");
    settings.is_polled = mode == "poll";
    read_secrets(in, settings);
    settings.poll_seconds = in.integer_or("poll_seconds", poll_seconds_default, 0, 50);
    settings.webhook_connections =
        in.integer_or("webhook_connections", webhook_connections_default, 1, 100);
    settings.webhook_url = in.url_or("webhook_url", "");
    const bool is_safe =
        settings.webhook_url.empty() || settings.webhook_url.starts_with("https://");
    if (!is_safe) in.refuse("webhook_url", "must be https: Telegram calls nothing else");
}

std::vector<RateLimit> limits_default() {
    return {{.scope = RateLimit::Scope::account, .count = 30, .window = Millis{1'000}},
            {.scope = RateLimit::Scope::chat, .count = 1, .window = Millis{1'000}},
            {.scope = RateLimit::Scope::group, .count = 20, .window = Millis{60'000}}};
}

Result<std::unique_ptr<Adapter>> make(const AdapterSettings& given) {
    SettingsReader in(given);
    Settings settings;
    settings.id = given.id;
    read_token(in, settings);
    settings.bot.username = in.text("username");
    if (settings.bot.username.starts_with('@')) settings.bot.username.erase(0, 1);
    if (!consists_of(settings.bot.username, "_"))
        in.refuse("username", "must be the name after @, only A-Z a-z 0-9 _");
    read_reception(in, settings);
    settings.api_url = in.url_or("api_url", api_url_default);
    settings.capabilities = {
        .receives = Receives::all,
        .redelivers = true,
        .buttons = true,
        .edits = true,
        .files = true,
        .direct_by_user_id = true,
        .push = Push::yes,
        .length_max = telegram::text_units_max,
        .length_unit = LengthUnit::utf16_units,
        .assurance = Assurance::c,
        .limits = in.limits_or("limits", limits_default()),
    };
    if (in.error()) return *in.error();
    return std::unique_ptr<Adapter>(std::make_unique<Telegram>(std::move(settings)));
}

}  // namespace

AdapterType telegram_adapter() {
    return {.name = "telegram", .settings = rules, .make = make};
}

}  // namespace linyi
