#pragma once

#include "domain/vote_papers.hpp"

#include <string>

namespace linyi::render {

// Papers of a vote as HTML for A4: open in a browser and print, or save as PDF from there. No
// script, nothing loaded; black on white, so that any printer and copier will do.

/// A ballot for each right, two on a page, with its code V12-7.
std::string ballot_papers(const VotePapers& papers);
/// The notice of the vote, to be posted before it.
std::string notice_paper(const VotePapers& papers);
/// The list to sign at the meeting or when a ballot is handed out.
std::string attendance_paper(const VotePapers& papers);
/// The result for the notice board; before the close how far the participation is.
std::string poster_paper(const VotePapers& papers);

}  // namespace linyi::render
