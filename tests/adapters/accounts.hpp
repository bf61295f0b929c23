#pragma once

#include "adapters/adapter.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::testing {

/// The type named `name`; the test fails hard if this build has none.
const AdapterType& adapter_type(std::string_view name);

/// Settings with which each type starts: the secrets below, made-up ids.
AdapterSettings settings_for(std::string_view type);

/// An account with those settings; throws with the refusal's detail if they are not accepted.
std::unique_ptr<Adapter> make_account(const AdapterSettings& settings);
std::unique_ptr<Adapter> make_account(std::string_view type);

/// The moment at which the tests' requests are signed.
Timestamp signing_time();

/// `request` with the proof of origin that its platform would have sent, under `secret`.
HttpRequest prove(std::string_view type, HttpRequest request, const std::string& secret);
HttpRequest prove(std::string_view type, HttpRequest request);

/// The secret that `settings_for` gives a type.
std::string secret_of(std::string_view type);

/// A small authentic message of each type, as body.
std::string message_body(std::string_view type);

/// Every header of `request` with that name (case does not matter) set to `value`.
HttpRequest with_header(HttpRequest request, std::string_view name, const std::string& value);
HttpRequest without_header(HttpRequest request, std::string_view name);

/// The value of the only header with that name; throws if there is none.
std::string header_of(const HttpRequest& request, std::string_view name);

}  // namespace linyi::testing
