#pragma once

#include "app/schedules.hpp"
#include "commands/poll/verdict.hpp"
#include "domain/act.hpp"
#include "domain/outgoing.hpp"
#include "domain/poll.hpp"

#include <string>
#include <vector>

namespace linyi::app {

/// JSON bodies of the admin API; docs/api.md and docs/openapi.json describe them.
std::string votes_json(const std::vector<Poll>& polls);
/// Before the close only participation is told: `options`, `passed` and `winner` are null, and of
/// the checks of an owners' vote only those of participation are there.
std::string tally_json(const Poll& poll, const commands::poll::Counted& counted, Timestamp now);
std::string acts_json(const std::vector<Act>& acts);
std::string outbox_json(const std::vector<Outgoing>& messages);
std::string schedules_json(const std::vector<ScheduleLine>& lines, Timestamp now);

}  // namespace linyi::app
