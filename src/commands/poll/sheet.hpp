#pragma once

#include "commands/command.hpp"
#include "domain/vote_sheet.hpp"

namespace linyi::commands::poll {

/// What may be public of `poll` now, in the language of `context.community`. Only reads.
VoteSheet sheet_of(const Poll& poll, Context& context);

/// "https://…/votes/12-5F3AC0…": the page of a vote.
std::string page_of(const Poll& poll, const Context& context);

}  // namespace linyi::commands::poll
