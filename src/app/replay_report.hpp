#pragma once

#include "domain/chat.hpp"
#include "storage/store.hpp"

#include <string>
#include <vector>

namespace linyi::app {

/// One line of the transcript, for quoting it in the report.
struct TranscriptLine {
    Timestamp at{};
    std::string group{};
    std::string text{};
    std::string raw{};  ///< the line as it stands in the file
};

/// report.json: what was understood, read from rows. The shape is that of the expected.json of a
/// transcript; sections that nothing fills yet are empty.
std::string replay_report(storage::Tx& tx, const Community& community,
                          const std::vector<TranscriptLine>& lines);

}  // namespace linyi::app
