#pragma once

#include "adapters/adapter.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace linyi::plainhook {

/// How far the signed time may be from ours, either way (Standard Webhooks 1.0.0, "Verifying
/// webhook authenticity"; read 2026-01).
inline constexpr std::chrono::seconds tolerance{300};

/// The raw key behind "whsec_" + Base64. Errors: bad_configuration if the form is another or the
/// key shorter than 24 bytes.
Result<Secret> key_from(const Secret& text);

/// Base64 HMAC-SHA256 over `id.timestamp.body`.
std::string sign(const Secret& key, std::string_view id, std::string_view timestamp,
                 std::string_view body);

/// The three headers of a signed message: one `v1` entry per key, so that a receiver may hold
/// either while keys are changed.
std::vector<Header> signed_headers(const std::vector<Secret>& keys, std::string_view id,
                                   Timestamp now, std::string_view body);

/// Each header exactly once, time within `tolerance`, and one `v1` entry made with one of `keys`.
/// Entries of other versions (v1a) are skipped. Errors: bad_signature.
Result<void> verify(const std::vector<Secret>& keys, const HttpRequest& request, Timestamp now);

}  // namespace linyi::plainhook
