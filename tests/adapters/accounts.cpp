#include "adapters/accounts.hpp"

#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "adapters/plainhook/signature.hpp"
#include "adapters/webchat/token.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <stdexcept>

namespace linyi::testing {
namespace {

bool is_header(const Header& header, std::string_view name) {
    return single_header({header}, name).has_value();
}

std::vector<Header> plainhook_headers(const HttpRequest& request, const std::string& secret) {
    const auto key = plainhook::key_from(Secret{secret});
    if (!key) throw std::runtime_error("secret: " + key.error().detail);
    return plainhook::signed_headers({*key}, "msg_1", signing_time(), request.body);
}

}  // namespace

const AdapterType& adapter_type(std::string_view name) {
    for (const auto& type : adapter_types()) {
        if (type.name == name) return type;
    }
    throw std::runtime_error("no adapter type " + std::string(name));
}

std::string secret_of(std::string_view type) {
    if (type == "plainhook") return "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    if (type == "onebot") return "ob-Secret-0123456789";
    if (type == "telegram") return "Lh_2026-geheim_ABCdef0123";
    if (type == "webchat") return "0123456789abcdef0123456789abcdef";
    return {};
}

AdapterSettings settings_for(std::string_view type) {
    AdapterSettings settings;
    settings.id = "acct";
    settings.type = type;
    const auto secret = secret_of(type);
    if (!secret.empty()) settings.secrets["secret"] = {Secret{secret}};
    if (type == "plainhook") settings.values = {{"send_url", "http://127.0.0.1:9000/send"}};
    if (type == "onebot")
        settings.values = {{"self_id", "3001200400"}, {"api_url", "http://127.0.0.1:3000"}};
    if (type == "telegram") {
        settings.values = {{"username", "LindenhofBot"}};
        settings.secrets["token"] = {Secret{"5550009999:AAF-abc_DEF0123456789"}};
    }
    if (type == "replay") settings.values = {{"in_process_only", "true"}};
    return settings;
}

std::unique_ptr<Adapter> make_account(const AdapterSettings& settings) {
    auto made = adapter_type(settings.type).make(settings);
    if (!made) throw std::runtime_error(made.error().detail);
    return std::move(*made);
}

std::unique_ptr<Adapter> make_account(std::string_view type) {
    return make_account(settings_for(type));
}

Timestamp signing_time() {
    return Timestamp{std::chrono::seconds{1767613872}};
}

HttpRequest prove(std::string_view type, HttpRequest request, const std::string& secret) {
    if (type == "plainhook") {
        for (auto& header : plainhook_headers(request, secret)) request.headers.push_back(header);
    } else if (type == "onebot") {
        request.headers.push_back(
            {"X-Signature", "sha1=" + to_hex(crypto::hmac_sha1(secret, request.body))});
        const bool has_self =
            std::any_of(request.headers.begin(), request.headers.end(),
                        [](const Header& header) { return is_header(header, "x-self-id"); });
        if (!has_self) request.headers.push_back({"X-Self-ID", "3001200400"});
    } else if (type == "telegram") {
        request.headers.push_back({"X-Telegram-Bot-Api-Secret-Token", secret});
    } else if (type == "webchat") {
        const webchat::Session session{.account = "persona:ma",
                                       .name = "马阿姨",
                                       .chat = "square",
                                       .expires = signing_time() + std::chrono::hours{1}};
        request.headers.push_back(
            {"Authorization", "Bearer " + webchat::make_session_token(session, Secret{secret})});
    }
    return request;
}

HttpRequest prove(std::string_view type, HttpRequest request) {
    return prove(type, std::move(request), secret_of(type));
}

std::string message_body(std::string_view type) {
    if (type == "plainhook")
        return R"({"type":"message","event_id":"e-1","chat":{"id":"r","kind":"group"},)"
               R"("sender":{"id":"u"},"message":{"id":"m","text":"V12 同意"}})";
    if (type == "onebot")
        return R"({"time":1767613872,"self_id":3001200400,"post_type":"message",)"
               R"("message_type":"group","sub_type":"normal","message_id":1,"group_id":2,)"
               R"("user_id":3,"message":"V12 同意"})";
    if (type == "telegram")
        return R"({"update_id":1,"message":{"message_id":2,"from":{"id":3,"is_bot":false,)"
               R"("first_name":"A"},"chat":{"id":-4,"title":"G","type":"group"},)"
               R"("date":1767613872,"text":"V12 同意"}})";
    if (type == "webchat") return R"({"type":"message","event_id":"e-1","text":"V12 同意"})";
    return R"({"line":1,"time":"2026-01-05T19:51:12+08:00","group":"g","user":"u","text":"1"})";
}

HttpRequest with_header(HttpRequest request, std::string_view name, const std::string& value) {
    for (auto& header : request.headers) {
        if (is_header(header, name)) header.value = value;
    }
    return request;
}

HttpRequest without_header(HttpRequest request, std::string_view name) {
    std::erase_if(request.headers, [&](const Header& header) { return is_header(header, name); });
    return request;
}

std::string header_of(const HttpRequest& request, std::string_view name) {
    const auto value = single_header(request.headers, name);
    if (!value) throw std::runtime_error("no header " + std::string(name));
    return std::string(*value);
}

}  // namespace linyi::testing
