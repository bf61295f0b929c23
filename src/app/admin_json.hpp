#pragma once

#include "app/schedules.hpp"
#include "domain/act.hpp"
#include "domain/outgoing.hpp"
#include "domain/poll.hpp"
#include "domain/tally.hpp"

#include <string>
#include <vector>

namespace linyi::app {

/// JSON bodies of the admin API; docs/api.md and docs/openapi.json describe them.
std::string votes_json(const std::vector<Poll>& polls);
/// Before the close only participation is told: `options`, `passed` and `winner` are null.
std::string tally_json(const Poll& poll, const Tally& tally, Timestamp now);
std::string acts_json(const std::vector<Act>& acts);
std::string outbox_json(const std::vector<Outgoing>& messages);
std::string schedules_json(const std::vector<ScheduleLine>& lines, Timestamp now);

}  // namespace linyi::app
