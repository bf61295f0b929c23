#pragma once

#include "commands/poll/verdict.hpp"
#include "domain/vote_sheet.hpp"

namespace linyi::commands::poll {

// The parts of a sheet below its bars; empty where there is nothing to tell.

VotePart ways_part(const Poll& poll, Context& context);
VotePart funnel_part(const Poll& poll, const Tally& tally, Context& context);
/// The text of the 公示, with the time for objections.
VotePart notice_part(const Poll& poll, const Counted& counted, const VoteSheet& sheet,
                     Context& context);
VotePart postings_part(const Poll& poll, Context& context);
/// What is objected to and answered, with names, units and numbers masked.
VotePart objections_part(const Poll& poll, Context& context);

}  // namespace linyi::commands::poll
