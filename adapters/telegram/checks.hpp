#pragma once

#include "adapters/adapter.hpp"
#include "adapters/telegram/reading.hpp"

#include <optional>
#include <string>

namespace linyi::telegram {

/// What a start-up answer is compared with.
struct Expected {
    Bot bot{};
    bool is_polled{};
};

/// A sentence for the operator about the answer to "getMe", "getWebhookInfo" or "setWebhook", or
/// none if all is well.
std::optional<std::string> read_check(const Expected& expected, const StartCheck& check,
                                      const HttpResponse& response);

}  // namespace linyi::telegram
