#pragma once

#include "domain/decision.hpp"
#include "domain/poll.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace linyi {

/// "/votes/12-5F3AC0…": where a vote's page is. The part behind the number comes from what was
/// frozen at opening, the roll among it, so that only those who were told the address find the
/// page: nobody can walk through the votes of all communities by counting.
std::string vote_path(const Poll& poll, const FrozenRules& frozen);

/// The poll that the last part of such a path claims to be; whether it is right, the path of that
/// poll says.
std::optional<PollId> poll_in_path(std::string_view name);

}  // namespace linyi
