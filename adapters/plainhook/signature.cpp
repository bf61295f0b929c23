#include "adapters/plainhook/signature.hpp"

#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "adapters/settings/settings.hpp"
#include "base/text.hpp"

#include <charconv>

namespace linyi::plainhook {
namespace {

constexpr std::string_view key_prefix = "whsec_";
constexpr std::string_view entry_prefix = "v1,";
constexpr std::size_t id_bytes_max = 256;
constexpr std::size_t timestamp_digits_max = 11;  // until the year 5138
constexpr std::size_t mac_bytes = 32;

std::string mac_of(const Secret& key, std::string_view id, std::string_view timestamp,
                   std::string_view body) {
    std::string signed_bytes;
    signed_bytes.reserve(id.size() + timestamp.size() + body.size() + 2);
    signed_bytes += id;
    signed_bytes += '.';
    signed_bytes += timestamp;
    signed_bytes += '.';
    signed_bytes += body;
    return crypto::hmac_sha256(key.reveal(), signed_bytes);
}

/// A dot inside the id would let the same MAC cover another split into id, time and body.
bool is_message_id(std::string_view id) {
    if (id.empty() || id.size() > id_bytes_max) return false;
    for (const char c : id) {
        if (c <= ' ' || c >= '\x7F' || c == '.') return false;
    }
    return true;
}

bool is_fresh(std::string_view text, Timestamp now) {
    if (text.empty() || text.size() > timestamp_digits_max) return false;
    std::int64_t seconds = 0;
    const auto* last = text.data() + text.size();
    const auto [end, failed] = std::from_chars(text.data(), last, seconds);
    if (failed != std::errc{} || end != last || seconds < 0) return false;
    const auto apart = now - Timestamp{std::chrono::seconds{seconds}};
    return apart >= -tolerance && apart <= tolerance;
}

/// The MACs of all well-formed v1 entries; an empty entry spoils the whole list.
Result<std::vector<std::string>> entries_of(std::string_view header) {
    std::vector<std::string> macs;
    for (const auto& entry : split(header, ' ')) {
        if (entry.empty()) return Error{Errc::bad_signature, "signature list"};
        if (!entry.starts_with(entry_prefix)) continue;
        auto mac = crypto::base64_decode(std::string_view(entry).substr(entry_prefix.size()));
        if (mac && mac->size() == mac_bytes) macs.push_back(*std::move(mac));
    }
    return macs;
}

}  // namespace

Result<Secret> key_from(const Secret& text) {
    const std::string_view form = text.reveal();
    if (!form.starts_with(key_prefix))
        return Error{Errc::bad_configuration, "must begin with whsec_"};
    auto key = crypto::base64_decode(form.substr(key_prefix.size()));
    if (!key) return Error{Errc::bad_configuration, "must be Base64 after whsec_"};
    if (key->size() < own_secret_bytes_min)
        return Error{Errc::bad_configuration, "needs at least 24 bytes before Base64"};
    return Secret{*std::move(key)};
}

std::string sign(const Secret& key, std::string_view id, std::string_view timestamp,
                 std::string_view body) {
    return crypto::base64_encode(mac_of(key, id, timestamp, body));
}

std::vector<Header> signed_headers(const std::vector<Secret>& keys, std::string_view id,
                                   Timestamp now, std::string_view body) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const auto timestamp = std::to_string(seconds);
    std::string list;
    for (const auto& key : keys) {
        if (!list.empty()) list += ' ';
        list += entry_prefix;
        list += sign(key, id, timestamp, body);
    }
    return {{"webhook-id", std::string(id)},
            {"webhook-timestamp", timestamp},
            {"webhook-signature", list}};
}

Result<void> verify(const std::vector<Secret>& keys, const HttpRequest& request, Timestamp now) {
    const auto id = single_header(request.headers, "webhook-id");
    const auto timestamp = single_header(request.headers, "webhook-timestamp");
    const auto signature = single_header(request.headers, "webhook-signature");
    if (!id || !timestamp || !signature) return Error{Errc::bad_signature, "headers"};
    if (!is_message_id(*id)) return Error{Errc::bad_signature, "message id"};
    if (!is_fresh(*timestamp, now)) return Error{Errc::bad_signature, "timestamp"};

    const auto given = entries_of(*signature);
    if (!given) return given.error();
    for (const auto& key : keys) {
        const auto expected = mac_of(key, *id, *timestamp, request.body);
        for (const auto& mac : *given) {
            if (crypto::equal_in_constant_time(mac, expected)) return {};
        }
    }
    return Error{Errc::bad_signature, "no signature matches"};
}

}  // namespace linyi::plainhook
