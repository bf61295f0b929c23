#include "adapters/webchat/token.hpp"

#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "adapters/json/fields.hpp"

#include <algorithm>

namespace linyi::webchat {
namespace {

/// Keeps a MAC of this kind from being taken for any other made with the same secret.
constexpr std::string_view purpose = "linyi webchat session 1\n";
constexpr std::size_t token_bytes_max = 4096;  // half of what one header may have

std::string mac_of(std::string_view payload, const Secret& secret) {
    return crypto::hmac_sha256(secret.reveal(), std::string(purpose) + std::string(payload));
}

Error refusal() {
    return Error{Errc::bad_signature, "session token"};
}

bool is_genuine(std::string_view payload, std::string_view mac,
                const std::vector<Secret>& secrets) {
    return std::any_of(secrets.begin(), secrets.end(), [&](const Secret& secret) {
        return crypto::equal_in_constant_time(mac, mac_of(payload, secret));
    });
}

}  // namespace

std::string make_session_token(const Session& session, const Secret& secret) {
    const char* kind = session.kind == ChatKind::direct ? "direct" : "group";
    const auto payload = json::write(json::Object{{"account", session.account},
                                                  {"name", session.name},
                                                  {"chat", session.chat},
                                                  {"kind", kind},
                                                  {"expires", to_millis(session.expires)}});
    return crypto::base64url_encode(payload) + "." +
           crypto::base64url_encode(mac_of(payload, secret));
}

Result<Session> read_session_token(std::string_view token, const std::vector<Secret>& secrets,
                                   Timestamp now) {
    const auto dot = token.find('.');
    if (dot == token.npos || token.size() > token_bytes_max) return refusal();
    const auto payload = crypto::base64url_decode(token.substr(0, dot));
    const auto mac = crypto::base64url_decode(token.substr(dot + 1));
    if (!payload || !mac || !is_genuine(*payload, *mac, secrets)) return refusal();

    const auto value = json::read(*payload);
    if (!value) return refusal();
    json::Fields in(*value);
    Session session;
    session.account = in.string_id("account");
    session.name = in.text("name");
    session.chat = in.string_id("chat");
    session.kind = in.text("kind") == "direct" ? ChatKind::direct : ChatKind::group;
    session.expires = from_millis(in.integer("expires"));
    if (in.error() || now >= session.expires) return refusal();
    return session;
}

}  // namespace linyi::webchat
