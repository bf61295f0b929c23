#pragma once

#include "adapters/adapter.hpp"
#include "base/text.hpp"

#include <cstdint>
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

/// Platforms' "seconds since 1970". None for a time before 1970 or after the year 5138.
std::optional<Timestamp> from_unix_seconds(std::int64_t seconds);

/// At most 200 code points of a platform's own words, on one line, for an operator.
std::string quoted_reason(std::string_view text);

/// For an operator, whose language an adapter does not know: "中文 / English".
std::string in_both_languages(const Text& text, const Args& args = {});

/// "HTTP 404", and the platform's words if it gave any.
std::string status_reason(int status, std::string_view words = {});

}  // namespace linyi
