#pragma once

#include "app/config.hpp"
#include "app/reading_thread.hpp"
#include "app/vote_sheets.hpp"
#include "web/ballot_pages.hpp"
#include "web/briefing_pages.hpp"
#include "web/privacy_page.hpp"
#include "web/vote_pages.hpp"

namespace linyi::http {
class Router;
}

namespace linyi::app {

/// The pages that residents read: briefings, votes and the privacy notice.
class Pages {
public:
    /// `reading`, `clock` and `intake` must outlive the pages. Throws std::runtime_error if the
    /// templates have become unreadable since the configuration was checked.
    Pages(const Config& config, ReadingThread& reading, const Clock& clock, http::Intake& intake);

    /// The routes refer to this object.
    void add_routes(http::Router& router) const;

private:
    VoteSheets sheets_;  ///< of the reading thread
    WorkThread drawing_{};
    web::BriefingPages briefings_;
    web::VotePages votes_;
    SystemRandom random_{};
    web::BallotPages ballots_;
    web::PrivacyPage privacy_;
};

}  // namespace linyi::app
