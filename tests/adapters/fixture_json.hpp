#pragma once

#include "adapters/adapter.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace linyi::testing {

/// What fixture files say in JSON, as our types and back. Values that are empty or false stand for
/// themselves by being left out, in both directions.
nlohmann::json to_json(const Inbound& event);
nlohmann::json to_json(const Outcome& outcome);

Document document_from(const nlohmann::json& value);
Send send_from(const nlohmann::json& value);
HttpResponse response_from(const nlohmann::json& value);
AdapterSettings settings_from(const std::string& type, const nlohmann::json& value);

/// {"name": "value"} or [["name", "value"], …].
std::vector<Header> headers_from(const nlohmann::json& value);

/// A body given as text, or as JSON to be written compactly.
std::string body_from(const nlohmann::json& value);

/// "bad_signature" and so on.
std::string to_text(Errc code);

}  // namespace linyi::testing
