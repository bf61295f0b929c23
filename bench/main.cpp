#include "bench/compare.hpp"
#include "bench/micro.hpp"
#include "bench/yardsticks.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace linyi::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
    bool is_long{};
    bool is_quick{};
    bool is_micro{};
    std::string only{};
    std::string folder{};
    std::string linyi{};
};

/// A folder that goes when the run ends. Not in /tmp, which may be memory: what is measured is the
/// disk the data will be on.
class WorkFolder {
public:
    explicit WorkFolder(fs::path path) : path_(std::move(path)) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

Plan plan_of(const Options& options, const fs::path& self, const fs::path& folder) {
    Plan plan{.folder = folder,
              .linyi = options.linyi.empty() ? self.parent_path().parent_path() / "linyi"
                                             : fs::path(options.linyi),
              .self = self,
              .tell = [](const std::string& line) { std::cerr << line << std::endl; }};
    if (options.is_long) plan.ballots.push_back(10'000'000);
    if (options.is_quick) {
        plan.time = std::chrono::milliseconds{1'000};
        plan.repeats = 1;
        plan.ballots = {10'000, 100'000};
    }
    return plan;
}

int measure(const Options& options) {
    const auto self = fs::read_symlink("/proc/self/exe");
    const WorkFolder folder(options.folder.empty() ? self.parent_path() / "bench-data"
                                                   : fs::path(options.folder) / "linyi-bench-data");
    const auto plan = plan_of(options, self, folder.path());
    Figures figures;
    compare(plan, figures);
    if (options.only != "compare") measure_growth(plan, figures);
    std::cout << report_of(figures);
    return 0;
}

int run(int argc, char** argv) {
    CLI::App app{"Measures the built service against two yardsticks, in turn, on this machine."};
    Options options;
    app.add_flag("--long", options.is_long,
                 "also databases of 10^7 ballots: much longer, many gigabytes");
    app.add_flag("--quick", options.is_quick, "a glance: one short round, up to 10^5 ballots");
    app.add_flag("--micro", options.is_micro, "only the steps of one ballot, in this process");
    app.add_option("--only", options.only,
                   "\"compare\" leaves the growth out; with --micro: which of them");
    app.add_option("--folder", options.folder, "where to put the databases (default: beside this)");
    app.add_option("--linyi", options.linyi, "the service to measure (default: of this build)");
    std::string argument;
    auto* nothing = app.add_subcommand("serve-nothing", "the yardstick that does nothing");
    auto* platform = app.add_subcommand("serve-platform", "where the messages go");
    auto* bare = app.add_subcommand("serve-bare", "the yardstick that only writes");
    bare->add_option("FOLDER", argument);
    CLI11_PARSE(app, argc, argv);

    if (nothing->parsed()) serve_nothing(false);
    if (platform->parsed()) serve_nothing(true);
    if (bare->parsed()) serve_bare(argument);
    if (options.is_micro) return run_micro(options.only);
    return measure(options);
}

}  // namespace
}  // namespace linyi::bench

int main(int argc, char** argv) {
    try {
        return linyi::bench::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "linyi_bench: " << error.what() << std::endl;
        return 1;
    }
}
