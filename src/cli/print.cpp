#include "app/service.hpp"
#include "app/vote_papers.hpp"
#include "cli/subcommands.hpp"
#include "language/words.hpp"
#include "render/vote_papers.hpp"

#include <CLI/CLI.hpp>

#include <fstream>
#include <memory>
#include <ostream>

namespace linyi::cli {
namespace {

struct Words {
    std::string kind{};
    std::string vote{};
    std::string community{};
    std::string out{"."};
    std::string data{};
    std::string config{};
};

std::string drawn(const std::string& kind, const VotePapers& papers) {
    if (kind == "ballots") return render::ballot_papers(papers);
    if (kind == "notice") return render::notice_paper(papers);
    if (kind == "attendance") return render::attendance_paper(papers);
    return render::poster_paper(papers);
}

/// The vote's papers, or what is wrong.
Result<VotePapers> load(const Words& words) {
    app::ServeOptions options;
    if (!words.config.empty()) options.config_file = words.config;
    if (!words.data.empty()) options.data = words.data;
    const auto config = app::effective_config(options);
    if (!config) return config.error();
    const auto file = config->data.folder / "linyi.db";
    if (!std::filesystem::exists(file))
        return Error{Errc::not_found, file.string() + " is not there; name the folder with --data"};
    auto store = storage::Store::open(file, storage::StoreMode::reader);
    if (!store) return store.error();
    const auto id = language::read_short_id(words.vote);
    std::optional<VotePapers> papers;
    (*store)->read([&](storage::Tx& tx) {
        const auto community = tx.communities().find_by_name(words.community);
        if (!community || !id || id->kind != 'V') return;
        const auto poll = tx.polls().find(community->id, id->number);
        if (!poll) return;
        const SystemClock clock;
        app::VoteSheets sheets(config->settings, clock);
        papers = app::papers_of(sheets, tx, *poll);
    });
    if (!papers)
        return Error{Errc::not_found,
                     "no vote " + words.vote + " in a community called " + words.community};
    return std::move(*papers);
}

void run_print(const Words& words, const Frame& frame) {
    const auto papers = load(words);
    if (!papers) {
        frame.streams.err << "linyi: " << papers.error().detail << '\n';
        frame.code = failed;
        return;
    }
    std::error_code error;
    std::filesystem::create_directories(words.out, error);
    const auto path =
        std::filesystem::path(words.out) / (papers->sheet.id + "-" + words.kind + ".html");
    std::ofstream file(path, std::ios::binary);
    file << drawn(words.kind, *papers);
    file.close();
    if (!file) {
        frame.streams.err << "linyi: " << path.string() << " cannot be written\n";
        frame.code = failed;
        return;
    }
    frame.streams.out << path.string() << '\n';
    frame.streams.err << "Open it in a browser and print on A4, or save it as PDF from there.\n";
}

}  // namespace

void add_print(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("print", "Papers of a vote as HTML for A4");
    const auto words = std::make_shared<Words>();  // shared with the action
    command->add_option("kind", words->kind, "ballots, notice, attendance or poster")
        ->required()
        ->check(CLI::IsMember({"ballots", "notice", "attendance", "poster"}));
    command->add_option("vote", words->vote, "V12")->required();
    command->add_option("--community", words->community, "Name of the community")->required();
    command->add_option("--out", words->out, "Folder to write to")->capture_default_str();
    command->add_option("--config", words->config, "Configuration file (TOML)");
    command->add_option("--data", words->data, "Data folder; wins over the configuration");
    command->callback([words, frame] { run_print(*words, frame); });
}

}  // namespace linyi::cli
