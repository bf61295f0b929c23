#pragma once

#include "commands/command.hpp"
#include "domain/ballot_form.hpp"

#include <optional>
#include <string_view>

namespace linyi::commands::poll {

/// Who comes with the last part of a ballot page's address, "12-7K3M…", and what they may do. None
/// if it was never given out, or a newer one was. Reads only; `context` is of the poll's community.
std::optional<BallotVisit> visit_by_link(const Poll& poll, std::string_view name, Context& context);

}  // namespace linyi::commands::poll
