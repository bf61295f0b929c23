#pragma once

#include "adapters/adapter.hpp"
#include "adapters/json/value.hpp"

#include <string>
#include <vector>

namespace linyi::onebot {

/// Whose events they are.
struct Account {
    std::string adapter{};
    std::string self_id{};  ///< the bot's QQ number
};

/// The event in a report that has been proven authentic and belongs to `account`; none for
/// anything we do not care about. Errors: malformed_payload.
Result<std::vector<Inbound>> decode(const Account& account, const json::Value& report);

}  // namespace linyi::onebot
