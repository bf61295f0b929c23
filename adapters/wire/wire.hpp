#pragma once

#include "adapters/adapter.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// POST `body` as JSON.
HttpRequest json_post(std::string url, std::string body);

/// What a Retry-After header asks for, in its form of whole seconds; the form with a date is left
/// out, since an adapter has no clock.
std::optional<Millis> retry_after(const std::vector<Header>& headers);

/// At most 200 code points of a platform's own words, on one line, for an operator.
std::string quoted_reason(std::string_view text);

/// "HTTP 404", and the platform's words if it gave any.
std::string status_reason(int status, std::string_view words = {});

}  // namespace linyi
