#include "adapters/accounts.hpp"

#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "adapters/fixture_json.hpp"
#include "adapters/plainhook/signature.hpp"
#include "adapters/webchat/token.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace linyi::testing {
namespace {

bool is_header(const Header& header, std::string_view name) {
    return single_header({header}, name).has_value();
}

bool has_header(const HttpRequest& request, std::string_view name) {
    return std::any_of(request.headers.begin(), request.headers.end(),
                       [&](const Header& header) { return is_header(header, name); });
}

std::vector<Header> webhook_headers(const HttpRequest& request, const std::string& secret) {
    const auto key = plainhook::key_from(Secret{secret});
    if (!key) throw std::runtime_error("secret: " + key.error().detail);
    return plainhook::signed_headers({*key}, "msg_1", signing_time(), request.body);
}

nlohmann::json settings_file(std::string_view type) {
    std::ifstream file(LINYI_SOURCE_DIR "/adapters/" + std::string(type) +
                       "/fixtures/settings.json");
    return nlohmann::json::parse(file);
}

}  // namespace

const AdapterType& adapter_type(std::string_view name) {
    for (const auto& type : adapter_types()) {
        if (type.name == name) return type;
    }
    throw std::runtime_error("no adapter type " + std::string(name));
}

std::vector<std::string> type_names() {
    std::vector<std::string> names;
    for (const auto& type : adapter_types()) names.emplace_back(type.name);
    return names;
}

std::vector<std::string> proving_types() {
    auto names = type_names();
    std::erase_if(names, [](const auto& name) { return proof_of(name).header.empty(); });
    return names;
}

Proof proof_of(std::string_view type) {
    const auto scheme = settings_file(type).at("proof").get<std::string>();
    if (scheme == "standard_webhooks") return {scheme, "webhook-signature", "v1,", true};
    if (scheme == "hmac_sha1") return {scheme, "X-Signature", "sha1=", true};
    if (scheme == "telegram_secret") return {scheme, "X-Telegram-Bot-Api-Secret-Token", "", false};
    if (scheme == "session_token") return {scheme, "Authorization", "Bearer ", false};
    return {scheme, "", "", false};
}

std::string secret_of(std::string_view type) {
    const auto secrets = settings_file(type).at("secrets");
    return secrets.contains("secret") ? secrets.at("secret").at(0).get<std::string>() : "";
}

std::string other_secret_of(std::string_view type) {
    const std::string bytes(32, 'n');
    const bool is_encoded = proof_of(type).scheme == "standard_webhooks";
    return is_encoded ? "whsec_" + crypto::base64_encode(bytes) : bytes;
}

AdapterSettings settings_for(std::string_view type) {
    return settings_from(std::string(type), settings_file(type));
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
    const auto proof = proof_of(type);
    if (proof.scheme == "standard_webhooks") {
        for (auto& header : webhook_headers(request, secret)) request.headers.push_back(header);
    } else if (proof.scheme == "hmac_sha1") {
        request.headers.push_back(
            {proof.header, "sha1=" + to_hex(crypto::hmac_sha1(secret, request.body))});
        if (!has_header(request, "x-self-id"))
            request.headers.push_back({"X-Self-ID", settings_for(type).values.at("self_id")});
    } else if (proof.scheme == "telegram_secret") {
        request.headers.push_back({proof.header, secret});
    } else if (proof.scheme == "session_token") {
        const webchat::Session session{.account = "persona:ma",
                                       .name = "马阿姨",
                                       .chat = "square",
                                       .expires = signing_time() + std::chrono::hours{1}};
        request.headers.push_back(
            {proof.header, "Bearer " + webchat::make_session_token(session, Secret{secret})});
    }
    return request;
}

HttpRequest prove(std::string_view type, HttpRequest request) {
    return prove(type, std::move(request), secret_of(type));
}

std::string message_body(std::string_view type) {
    return settings_file(type).at("sample").dump();
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
