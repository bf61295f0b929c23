#pragma once

#include "language/words.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace linyi::language::test {

/// One message of a group, as a transcript has it.
struct Line {
    std::string time{};  ///< "19:42"
    std::string user{};  ///< nickname; its room label, if any, is the unit
    std::string role{};
    std::string text{};
};

/// What a secretary writes down of one poll. Lines count from 1.
struct PollRecord {
    int open_line{};
    int close_line{};  ///< of the host's message; 0 if the deadline closed it
    std::string closes{};
    std::string title{};
    std::vector<std::string> options{};
    std::vector<std::string> buildings{};
    bool is_cancelled{};
    std::map<std::string, std::string> votes{};  ///< unit → key
    std::vector<int> excluded{};
    std::vector<int> pending{};
};

struct Minutes {
    std::vector<PollRecord> polls{};
    std::vector<std::string> checked_in{};  ///< owners' units, in order
    std::vector<int> items{};               ///< lines that start an agenda item
    int start_line{};
    int end_line{};
};

/// A secretary of the simplest kind, so that tests can see what the readings lead to: one vote a
/// unit, the last one before the close counts, only owners and committee vote, only the committee
/// sets markers. `units` gives the units of those whose nickname holds none.
Minutes keep_minutes(const std::vector<Line>& lines,
                     const std::map<std::string, std::string>& units = {});

}  // namespace linyi::language::test
