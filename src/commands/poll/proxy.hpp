#pragma once

#include "commands/poll/poll.hpp"

#include <string_view>
#include <vector>

namespace linyi::commands::poll {

/// "201" or "1-201" of somebody who lives in 6-1-201: the beginning may be left out.
bool names_room(std::string_view said, std::string_view label);

/// 我代表1-2-301同意 of somebody who lives there: no vote for others.
bool names_own_units(const language::AnswerReading& answer,
                     const std::vector<storage::Polls::Reach>& reach);

/// The rights that a vote for others (代3-1-103投…) casts: those of the units it names, if a
/// written authority was announced for each; where it names none, the only one that the caller
/// holds. Source: domain.md §5.6 rule 7.
std::vector<storage::Polls::Reach> rights_held(const language::AnswerReading& answer,
                                               const Poll& poll, Context& context);

/// A host announced a written authority.
Result<Reply> file_proxy(const Call& call, Context& context);

}  // namespace linyi::commands::poll
