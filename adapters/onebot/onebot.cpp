#include "adapters/adapter.hpp"
#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/onebot/decode.hpp"
#include "adapters/onebot/encode.hpp"
#include "adapters/settings/settings.hpp"
#include "adapters/wire/wire.hpp"

#include <algorithm>

namespace linyi {
namespace {

constexpr std::string_view signature_prefix = "sha1=";
constexpr std::size_t length_default = 1800;  // QQ cuts or refuses near 4500
/// A muted or risk-controlled account is not helped by hurrying (sheet §3).
constexpr std::chrono::seconds muted_wait{30};

struct Settings {
    onebot::Account account{};
    std::vector<Secret> secrets{};
    std::vector<Secret> tokens{};
    std::string api_url{};
    Capabilities capabilities{};
};

/// OneBot 11 over HTTP: NapCat, LLOneBot and their kin. Source: botuniverse/onebot-11 (read
/// 2026-01) and the implementations' own ways, marked in doc.md.
class Onebot final : public Adapter {
public:
    explicit Onebot(Settings settings) : settings_(std::move(settings)) {}

    const std::string& id() const noexcept override { return settings_.account.adapter; }
    const Capabilities& capabilities() const noexcept override { return settings_.capabilities; }

    Result<Received> receive(const HttpRequest& request, Timestamp /*now*/) const override {
        if (!is_signed(request)) return Error{Errc::bad_signature, "X-Signature"};
        const auto report = json::read(request.body);
        if (!report) return report.error();
        const auto self_id = json::id_at(*report, "self_id");
        if (!self_id) return self_id.error();
        // The header is not signed; that both agree catches a second account posting here.
        const auto named = single_header(request.headers, "x-self-id");
        if (*self_id != settings_.account.self_id || named != *self_id)
            return Error{Errc::bad_signature, "another account's event"};

        auto events = onebot::decode(settings_.account, *report);
        if (!events) return events.error();
        // Never a body: NapCat would read it as a command and log an error on anything else.
        return Received{.events = *std::move(events), .answer = {.status = 204}};
    }

    Rendered render(const Document& document, const Send& send) const override {
        const auto actions = onebot::actions_for(document, send);
        if (send.earlier.size() >= actions.size()) return Done{};
        const auto& action = actions[send.earlier.size()];
        return call(action.name, action.body);
    }

    Outcome classify(const HttpResponse& response) const override;

    std::vector<StartCheck> start_checks() const override {
        return {{.request = call("get_login_info", "{}"), .what = "get_login_info"},
                {.request = call("get_status", "{}"), .what = "get_status"}};
    }
    std::optional<std::string> read_check(const StartCheck& check,
                                          const HttpResponse& response) const override;

    std::vector<std::string> warnings() const override;

private:
    bool is_signed(const HttpRequest& request) const {
        const auto header = single_header(request.headers, "x-signature");
        if (!header || !header->starts_with(signature_prefix)) return false;
        const auto given = crypto::hex_decode(header->substr(signature_prefix.size()));
        if (!given) return false;
        return std::any_of(
            settings_.secrets.begin(), settings_.secrets.end(), [&](const Secret& secret) {
                const auto expected = crypto::hmac_sha1(secret.reveal(), request.body);
                return crypto::equal_in_constant_time(*given, expected);
            });
    }

    HttpRequest call(std::string_view action, std::string body) const {
        auto request = json_post(settings_.api_url + "/" + std::string(action), std::move(body));
        if (!settings_.tokens.empty())
            request.headers.push_back(
                {"Authorization", "Bearer " + settings_.tokens.front().reveal()});
        return request;
    }

    Settings settings_;
};

std::string words_of(const json::Value& answer) {
    for (const auto* key : {"wording", "message", "msg"}) {
        const auto words = json::string_at(answer, key);
        if (words && !words->empty()) return *words;
    }
    return {};
}

/// The answer of an action that reached the program, by its retcode.
Outcome outcome_of(const json::Value& answer) {
    const auto status = json::string_at(answer, "status");
    const auto retcode = json::int_at(answer, "retcode");
    if (!status || !retcode) return Unknown{};
    if (*status == "async" || *retcode == 1) return Unknown{};
    if (*status == "ok" && *retcode == 0) {
        const auto* data = json::find(answer, "data");
        const auto id = json::id_at(data == nullptr ? json::Value{} : *data, "message_id");
        return Sent{.message_id = id ? *id : std::string{}};
    }
    const auto why = "retcode " + std::to_string(*retcode) + " " + quoted_reason(words_of(answer));
    switch (*retcode) {
        case 1200:  // NapCat: muted, risk control, time-out inside QQ
        case 100:   // go-cqhttp: the same
            return Retry{.wait = Millis{muted_wait}};
        case 1403: return AccountStopped{.why = why};  // wrong access_token
        default: return Refused{.why = why};           // 1400 parameters, 1404 unknown action
    }
}

Outcome Onebot::classify(const HttpResponse& response) const {
    const int status = response.status;
    if (status == 401 || status == 403) return AccountStopped{.why = status_reason(status)};
    if (status == 408 || status == 429)
        return Retry{.wait = retry_after(response.headers), .whole_account = true};
    if (status >= 500) return Retry{.wait = retry_after(response.headers)};
    if (status < 200 || status >= 300) return Refused{.why = status_reason(status)};
    const auto answer = json::read(response.body);
    if (!answer) return Unknown{};
    return outcome_of(*answer);
}

constexpr Text cannot_ask{
    .zh = "OneBot 程序没有正常回答（{why}），请检查 api_url 和 access_token",
    .en = "the OneBot program did not answer as expected ({why}): check api_url and access_token"};
constexpr Text other_account{
    .zh = "OneBot 登录的 QQ 号是 {id}，和 self_id 不一致，它的消息会被拒绝",
    .en = "OneBot is logged in as {id}, not as self_id: its messages will be refused"};
constexpr Text account_offline{.zh = "OneBot 报告 QQ 号不在线，请重新登录",
                               .en = "OneBot reports the QQ account offline: log in again"};
constexpr Text secret_short{.zh = "secret 少于 16 个字符，请换一个更长的",
                            .en = "secret has fewer than 16 characters: choose a longer one"};
constexpr Text no_token{
    .zh = "没有 access_token：同一台机器上的任何程序都能用这个 QQ 号发消息",
    .en = "no access_token: any program on that machine can send as this account"};

std::optional<std::string> Onebot::read_check(const StartCheck& check,
                                              const HttpResponse& response) const {
    const auto answer = json::read(response.body);
    if (response.status != 200 || !answer)
        return in_both_languages(cannot_ask, {{"why", status_reason(response.status)}});
    const auto* data = json::find(*answer, "data");
    if (data == nullptr)
        return in_both_languages(cannot_ask, {{"why", quoted_reason(words_of(*answer))}});
    if (check.what == "get_login_info") {
        const auto user = json::id_at(*data, "user_id");
        if (user && *user != settings_.account.self_id)
            return in_both_languages(other_account, {{"id", quoted_reason(*user)}});
    }
    if (check.what == "get_status") {
        const auto online = json::bool_at(*data, "online");
        if (online && !*online) return in_both_languages(account_offline);
    }
    return std::nullopt;
}

std::vector<std::string> Onebot::warnings() const {
    std::vector<std::string> found;
    const bool is_short =
        std::any_of(settings_.secrets.begin(), settings_.secrets.end(),
                    [](const Secret& secret) { return secret.size() < platform_secret_bytes_min; });
    if (is_short) found.push_back(in_both_languages(secret_short));
    if (settings_.tokens.empty()) found.push_back(in_both_languages(no_token));
    return found;
}

std::vector<SettingRule> rules() {
    return {
        {.key = "self_id", .required = true, .meaning = "the bot account's QQ number"},
        {.key = "secret",
         .secret = true,
         .required = true,
         .meaning = "the token of OneBot's HTTP client (event reports); two while changing it"},
        {.key = "api_url",
         .required = true,
         .meaning = "URL of OneBot's HTTP server, such as http://127.0.0.1:3000"},
        {.key = "access_token",
         .secret = true,
         .meaning = "the token of OneBot's HTTP server (default none)"},
        {.key = "length_max",
         .meaning = "longest message in code points, 100 to 4500 (default 1800)"},
        {.key = "limits",
         .meaning = "sending limits (default \"account 20/1min, group 1/2s\": faster sending gets "
                    "accounts frozen)"},
    };
}

std::vector<RateLimit> limits_default() {
    return {{.scope = RateLimit::Scope::account, .count = 20, .window = Millis{60'000}},
            {.scope = RateLimit::Scope::group, .count = 1, .window = Millis{2'000}}};
}

bool is_qq_number(std::string_view text) {
    return !text.empty() && text.size() <= 18 && text.front() != '0' &&
           text.find_first_not_of("0123456789") == text.npos;
}

Result<std::unique_ptr<Adapter>> make(const AdapterSettings& given) {
    SettingsReader in(given);
    Settings settings;
    settings.account = {.adapter = given.id, .self_id = in.text("self_id")};
    if (!is_qq_number(settings.account.self_id)) in.refuse("self_id", "must be a QQ number");
    settings.secrets = in.secrets("secret");
    settings.tokens = in.optional_secrets("access_token");
    settings.api_url = in.url("api_url");
    settings.capabilities = {
        .receives = Receives::all,
        .redelivers = false,
        .files = true,
        .direct_by_user_id = true,
        .push = Push::yes,
        .length_max =
            static_cast<std::size_t>(in.integer_or("length_max", length_default, 100, 4500)),
        .length_unit = LengthUnit::code_points,
        .assurance = Assurance::b,
        .limits = in.limits_or("limits", limits_default()),
    };
    if (in.error()) return *in.error();
    return std::unique_ptr<Adapter>(std::make_unique<Onebot>(std::move(settings)));
}

}  // namespace

AdapterType onebot_adapter() {
    return {.name = "onebot", .settings = rules, .make = make};
}

}  // namespace linyi
