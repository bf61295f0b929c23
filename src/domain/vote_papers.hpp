#pragma once

#include "domain/roster.hpp"
#include "domain/vote_sheet.hpp"

#include <string>
#include <vector>

namespace linyi {

/// What is printed for one vote: the sheet that everybody may see, and the roll, which only those
/// who hand out paper need.
struct VotePapers {
    VoteSheet sheet{};
    std::vector<VotingRight> rights{};
    std::vector<std::string> options{};  ///< as worded; the paper has a box for each
    int choices_max{1};
    std::string deadline{};
    std::string notice_rule{};  ///< for how long it is announced and open; may be empty
    std::string blank_rule{};   ///< what a paper without a mark, or with too many, counts as
};

}  // namespace linyi
