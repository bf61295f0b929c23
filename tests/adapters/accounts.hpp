#pragma once

#include "adapters/adapter.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::testing {

/// How a platform proves that a request is its own: "proof" in a type's fixtures/settings.json.
struct Proof {
    std::string scheme{};
    std::string header{};  ///< the one that carries the MAC or secret; empty: no proof
    std::string prefix{};  ///< in that header, before the MAC's text
    bool covers_body{};
};

Proof proof_of(std::string_view type);

/// The type named `name`; throws if this build has none.
const AdapterType& adapter_type(std::string_view name);

/// The names of all types, and of those that prove their requests.
std::vector<std::string> type_names();
std::vector<std::string> proving_types();

/// The settings in the type's fixtures/settings.json.
AdapterSettings settings_for(std::string_view type);

/// An account with those settings; throws with the refusal's detail if they are not accepted.
std::unique_ptr<Adapter> make_account(const AdapterSettings& settings);
std::unique_ptr<Adapter> make_account(std::string_view type);

/// The moment at which the tests' requests are signed.
Timestamp signing_time();

/// `request` with the proof of origin that its platform would have sent, under `secret`.
HttpRequest prove(std::string_view type, HttpRequest request, const std::string& secret);
HttpRequest prove(std::string_view type, HttpRequest request);

/// The secret in the type's settings.json, and another one of the same form.
std::string secret_of(std::string_view type);
std::string other_secret_of(std::string_view type);

/// A small authentic message of each type that says "V12 同意", as body.
std::string message_body(std::string_view type);

/// Every header of `request` with that name (case does not matter) set to `value`, or left out.
HttpRequest with_header(HttpRequest request, std::string_view name, const std::string& value);
HttpRequest without_header(HttpRequest request, std::string_view name);

/// The value of the only header with that name; throws if there is none.
std::string header_of(const HttpRequest& request, std::string_view name);

}  // namespace linyi::testing
