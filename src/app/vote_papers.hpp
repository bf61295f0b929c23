#pragma once

#include "app/vote_sheets.hpp"
#include "domain/vote_papers.hpp"

namespace linyi::app {

/// Everything that is printed for `poll`.
VotePapers papers_of(VoteSheets& sheets, storage::Tx& tx, const Poll& poll);

}  // namespace linyi::app
