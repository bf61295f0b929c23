#include "app/pages.hpp"

#include <stdexcept>

namespace linyi::app {
namespace {

render::Templates templates_of(const Config& config) {
    auto templates = render::load_templates(config.templates);
    if (!templates) throw std::runtime_error(templates.error().detail);
    return std::move(*templates);
}

std::function<asio::awaitable<void>(std::function<void(storage::Tx&)>)> read_on(
    ReadingThread& reading) {
    return
        [&reading](std::function<void(storage::Tx&)> job) { return reading.run(std::move(job)); };
}

}  // namespace

Pages::Pages(const Config& config, ReadingThread& reading, const Clock& clock, http::Intake& intake)
    : sheets_(config.settings, clock),
      briefings_({.read = read_on(reading), .templates = templates_of(config)}),
      votes_({.read = read_on(reading),
              .sheet =
                  [this](storage::Tx& tx, std::string_view name, std::optional<Language> language) {
                      return sheets_.find(tx, name, language);
                  },
              .ballots = [this](storage::Tx& tx,
                                std::string_view name) { return sheets_.ballots_pb(tx, name); },
              .draw = [this](std::function<void()> job) { return drawing_.run(std::move(job)); },
              .templates = templates_of(config)}),
      ballots_({.read = read_on(reading),
                .visit = [this](storage::Tx& tx,
                                std::string_view name) { return sheets_.visit(tx, name); },
                .intake = intake,
                .random = random_}),
      privacy_({.retention = config.settings.retention,
                .backups_kept = config.data.backups_kept,
                .handler = config.server.handler}) {}

void Pages::add_routes(http::Router& router) const {
    briefings_.add_routes(router);
    votes_.add_routes(router);
    ballots_.add_routes(router);
    privacy_.add_routes(router);
}

}  // namespace linyi::app
