#include "bench/compare.hpp"

#include "bench/disk.hpp"
#include "bench/estate.hpp"
#include "bench/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace linyi::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t silent_connections = 64;
constexpr std::size_t growth_connections = 64;
constexpr std::int64_t keeps_size_from = 1'000'000;
/// Far above the events that made the community, so that sequential ids go on growing.
constexpr std::uint64_t first_event = 1'000'000;

Program own_server(const Plan& plan, const std::string& role) {
    return {.words = {plan.self.string(), role}, .log = plan.folder / "yardsticks.log"};
}

fs::path template_of(const Plan& plan) {
    return plan.folder / "template";
}

/// The community is made once; everybody who needs one starts with a copy.
fs::path copy_of_template(const Plan& plan, const std::string& name) {
    const auto folder = plan.folder / name;
    fs::copy(template_of(plan), folder, fs::copy_options::recursive);
    return folder;
}

Sample measure(const Server& server, const Load& load) {
    const auto before = server.processor_time();
    Sample sample{.load = run_load(load)};
    const auto used = server.processor_time() - before;
    if (sample.load.acknowledged > 0) {
        sample.processor_us =
            static_cast<double>(used.count()) / static_cast<double>(sample.load.acknowledged);
    }
    return sample;
}

Sample measure(Estate& estate, std::size_t connections, std::chrono::milliseconds time) {
    estate.open_next_vote();
    const auto before = estate.counter("linyi_storage_commits_total");
    auto sample =
        measure(estate.server(),
                {.port = estate.port(), .connections = connections, .time = time, .request = [&] {
                     return estate.voters().next_answer();
                 }});
    const auto commits = estate.counter("linyi_storage_commits_total") - before;
    if (sample.load.acknowledged > 0) {
        sample.commits =
            static_cast<double>(commits) / static_cast<double>(sample.load.acknowledged);
    }
    return sample;
}

/// Everything that runs while the service and the yardsticks take turns.
class Comparison {
public:
    Comparison(const Plan& plan, Figures& figures)
        : plan_(plan),
          figures_(figures),
          platform_(own_server(plan, "serve-platform")),
          nothing_(own_server(plan, "serve-nothing")) {
        fs::create_directories(plan.folder / "bare");
        auto bare = own_server(plan, "serve-bare");
        bare.words.push_back((plan.folder / "bare").string());
        bare_ = std::make_unique<Server>(bare);
        plan.tell("making a community");
        EstateOptions options{.linyi = plan.linyi, .platform_port = platform_.port()};
        Estate::build(template_of(plan), options);
        const Voters voters(Estate::units, EventIds::sequential, first_event);
        recorded_before_ = ballots_recorded(data_of(template_of(plan)));
        estate_ = std::make_unique<Estate>(copy_of_template(plan, "linyi"), options, voters);
        options.sends = false;
        silent_ = std::make_unique<Estate>(copy_of_template(plan, "silent"), options, voters);
        strangers_ = voters;
    }

    void run() {
        figures_.resident_idle_kib = estate_->server().resident_kib();
        std::vector<std::int64_t> syncs;
        for (const auto connections : plan_.connections) {
            Row row{.connections = connections};
            for (int repeat = 0; repeat < plan_.repeats; ++repeat) {
                const auto some = time_syncs(plan_.folder, plan_.time / 4);
                syncs.insert(syncs.end(), some.begin(), some.end());
                one_turn(row);
            }
            figures_.rows.push_back(std::move(row));
        }
        figures_.disk = figures_of(std::move(syncs));
        figures_.resident_loaded_kib = estate_->server().resident_kib();
        estate_.reset();
        figures_.recorded = ballots_recorded(data_of(plan_.folder / "linyi")) - recorded_before_;
    }

private:
    Sample yardstick(const Server& server, std::size_t connections) {
        return measure(server, {.port = server.port(),
                                .connections = connections,
                                .time = plan_.time,
                                .request = [this] { return strangers_.next_answer(); }});
    }

    void one_turn(Row& row) {
        row.nothing.push_back(yardstick(nothing_, row.connections));
        row.bare.push_back(yardstick(*bare_, row.connections));
        row.linyi.push_back(measure(*estate_, row.connections, plan_.time));
        const auto& load = row.linyi.back().load;
        figures_.acknowledged += static_cast<std::int64_t>(load.acknowledged);
        estate_->settle();
        if (row.connections == silent_connections)
            row.linyi_silent.push_back(measure(*silent_, row.connections, plan_.time));
        plan_.tell(fmt::format("{} connections: nothing {:.0f}/s, bare {:.0f}/s, linyi {:.0f}/s{}",
                               row.connections, row.nothing.back().load.rate(),
                               row.bare.back().load.rate(), load.rate(),
                               load.refused + load.broken > 0 ? " (some were refused)" : ""));
    }

    const Plan& plan_;
    Figures& figures_;
    Server platform_;
    Server nothing_;
    std::unique_ptr<Server> bare_{};
    std::unique_ptr<Estate> estate_{};
    std::unique_ptr<Estate> silent_{};
    Voters strangers_{Estate::units, EventIds::sequential, first_event};
    std::int64_t recorded_before_{};
};

/// A database of one size.
struct Aged {
    GrowthPoint point{};
    std::string folder{};
    History history{};
    std::uint64_t next_event{};
    std::int64_t open_vote{1};
};

/// Each size is the one before it and some more years.
std::vector<Aged> make_aged(const Plan& plan, EventIds ids) {
    std::vector<Aged> all;
    const std::string kind = ids == EventIds::random ? "random" : "sequential";
    for (const auto ballots : plan.ballots) {
        Aged aged{.point = {.ids = kind, .ballots = ballots},
                  .folder = fmt::format("aged-{}-{}", kind, ballots)};
        aged.history = {.ids = ids,
                        .first_event = first_event,
                        .votes = ballots / static_cast<std::int64_t>(Estate::units)};
        auto part = aged.history;
        if (all.empty()) {
            copy_of_template(plan, aged.folder);
        } else {
            fs::copy(plan.folder / all.back().folder, plan.folder / aged.folder,
                     fs::copy_options::recursive);
            part.votes -= all.back().history.votes;
            part.first_event += static_cast<std::uint64_t>(all.back().point.ballots);
        }
        plan.tell(fmt::format("writing {} ballots, {} event ids", ballots, kind));
        write_history(data_of(plan.folder / aged.folder), part);
        aged.next_event = first_event + static_cast<std::uint64_t>(ballots);
        all.push_back(std::move(aged));
    }
    return all;
}

/// Once: a short run to fill the caches, then the one that counts. A small database is measured in
/// a copy, because the measurement itself would make it grow.
void measure_aged(const Plan& plan, EstateOptions options, Aged& aged) {
    auto folder = plan.folder / aged.folder;
    const bool is_small = aged.point.ballots < keeps_size_from;
    if (is_small) {
        folder = plan.folder / "aged-copy";
        fs::copy(plan.folder / aged.folder, folder, fs::copy_options::recursive);
    }
    options.open_vote = aged.open_vote;
    options.next_vote = std::max(aged.open_vote, aged.history.votes + 1) + 1;
    {
        Estate estate(folder, options, Voters(Estate::units, aged.history.ids, aged.next_event));
        measure(estate, growth_connections, plan.time / 4);
        estate.settle();
        const auto sample = measure(estate, growth_connections, plan.time);
        estate.settle();
        aged.point.rates.push_back(sample.load.rate());
        if (!is_small) {
            aged.next_event = estate.voters().events();
            aged.open_vote = estate.open_vote();
        }
    }
    if (is_small) fs::remove_all(folder);
}

}  // namespace

void compare(const Plan& plan, Figures& figures) {
    Comparison(plan, figures).run();
}

void measure_growth(const Plan& plan, Figures& figures) {
    const Server platform(own_server(plan, "serve-platform"));
    const EstateOptions options{.linyi = plan.linyi, .platform_port = platform.port()};
    for (const auto ids : {EventIds::sequential, EventIds::random}) {
        auto all = make_aged(plan, ids);
        for (int repeat = 0; repeat < plan.repeats; ++repeat) {
            for (auto& aged : all) measure_aged(plan, options, aged);
        }
        for (auto& aged : all) {
            fs::remove_all(plan.folder / aged.folder);
            figures.growth.push_back(std::move(aged.point));
        }
    }
}

}  // namespace linyi::bench
