#include "app/pages.hpp"

#include <stdexcept>

namespace linyi::app {
namespace {

render::Templates templates_of(const Config& config) {
    auto templates = render::load_templates(config.templates);
    if (!templates) throw std::runtime_error(templates.error().detail);
    return std::move(*templates);
}

}  // namespace

Pages::Pages(const Config& config, ReadingThread& reading)
    : briefings_({.read =
                      [&reading](std::function<void(storage::Tx&)> job) {
                          return reading.run(std::move(job));
                      },
                  .templates = templates_of(config)}),
      privacy_({.retention = config.settings.retention,
                .backups_kept = config.data.backups_kept,
                .handler = config.server.handler}) {}

void Pages::add_routes(http::Router& router) const {
    briefings_.add_routes(router);
    privacy_.add_routes(router);
}

}  // namespace linyi::app
