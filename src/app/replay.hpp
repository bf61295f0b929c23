#pragma once

#include "base/error.hpp"
#include "domain/roster_import.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace linyi::app {

/// What `linyi replay` needs. The roster has been read already.
struct ReplayRequest {
    std::filesystem::path transcript{};
    std::filesystem::path out{};
    RosterDraft roster{};
    std::string zone{"Asia/Shanghai"};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// Sends every line of a recorded chat through the same door as a webhook, on the transcript's
/// clock, in a fresh temporary data folder, and writes report.json, briefing.md, briefing.html and
/// outgoing.jsonl into `out`. Before each line the clock stops at every chore that is due.
/// Errors: invalid_argument naming the file and line; bad_configuration for the zone.
Result<void> replay(const ReplayRequest& request);

}  // namespace linyi::app
