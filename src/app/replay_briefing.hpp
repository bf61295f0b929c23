#pragma once

#include "commands/command.hpp"
#include "domain/roster_import.hpp"

#include <string>

namespace linyi::app {

/// The briefing as it would be published after the last line; empty if nothing happened.
struct ReplayBriefing {
    std::string markdown{};
    std::string html{};
};

/// Gathers, composes and publishes in `context` (of the community, no caller needed) what /briefing
/// would. The issue before is the one that the keys of the roster's previous tasks name ("T6-1");
/// their titles and dates stand in the briefing without a state, which no message here has told.
ReplayBriefing replay_briefing(commands::Context& context, const RosterDraft& roster);

}  // namespace linyi::app
