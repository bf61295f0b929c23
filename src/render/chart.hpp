#pragma once

#include "domain/vote_sheet.hpp"

#include <optional>
#include <string>

namespace linyi::render {

/// The picture of a vote as PNG, 1080 px wide, for chats: question, nature, verdict and the bars
/// with their thresholds, in black, white and one blue; a share that falls short is striped. None
/// if this machine has no font for the letters in it. Takes tens of milliseconds: not for the
/// network thread nor for the writing one. May be called on several threads.
std::optional<std::string> vote_chart(const VoteSheet& sheet);

}  // namespace linyi::render
