#pragma once

#include "commands/poll/verdict.hpp"

#include <optional>
#include <string>

namespace linyi::commands::poll {

/// True if its ballots may be fetched by everybody: it is a closed budget vote that hides nothing,
/// and so many may vote that a ballot points at nobody.
bool has_ballots_pb(const Poll& poll, const Counted& counted);

/// The ballots of a closed budget vote as a .pb file, which `linyi tally` counts to the same
/// result. Voters are numbers that point at nobody. None unless has_ballots_pb().
std::optional<std::string> ballots_pb(const Poll& poll, Context& context);

}  // namespace linyi::commands::poll
