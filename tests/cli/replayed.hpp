#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace linyi::cli::test {

/// A transcript to replay: NAME.jsonl, with roster and expectations beside it.
struct Recording {
    std::string name{};
    std::filesystem::path transcript{};
    std::filesystem::path roster{};
    nlohmann::json expected{};
};

/// Every transcript of tests/data/transcripts that says what is expected.
std::vector<Recording> recordings();
Recording recording(const std::string& name);

/// The report that a replay writes; a test failure and null if it writes none.
nlohmann::json replayed(const Recording& recording);

/// What attendance and polls of `report` have otherwise than expected, one difference a line.
/// Lists without an order are compared as sets, and excluded and pending entries by their line.
std::string differences(const nlohmann::json& report, const nlohmann::json& expected);

}  // namespace linyi::cli::test
