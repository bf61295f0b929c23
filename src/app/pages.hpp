#pragma once

#include "app/config.hpp"
#include "app/reading_thread.hpp"
#include "web/briefing_pages.hpp"
#include "web/privacy_page.hpp"

namespace linyi::http {
class Router;
}

namespace linyi::app {

/// The pages that residents read: briefings and the privacy notice.
class Pages {
public:
    /// `reading` must outlive the pages. Throws std::runtime_error if the templates have become
    /// unreadable since the configuration was checked.
    Pages(const Config& config, ReadingThread& reading);

    /// The routes refer to this object.
    void add_routes(http::Router& router) const;

private:
    web::BriefingPages briefings_;
    web::PrivacyPage privacy_;
};

}  // namespace linyi::app
