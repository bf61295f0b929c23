#include "app/durable_file.hpp"
#include "app/ledger_key.hpp"
#include "app/ledger_start.hpp"
#include "app/verify_ledger.hpp"
#include "app/vote_export.hpp"
#include "base/text.hpp"
#include "cli/subcommands.hpp"
#include "storage/driver/connection.hpp"

#include <CLI/CLI.hpp>

#include <charconv>
#include <memory>
#include <ostream>

namespace linyi::cli {
namespace {

namespace fs = std::filesystem;

struct Words {
    std::string data{"data"};
    std::string key_file{};
    std::vector<std::string> checkpoints{};
    std::vector<std::string> lines{};
    std::string vote{};
    std::string community{};
    std::string reason{};
};

void refuse(const Frame& frame, const std::string& what) {
    frame.streams.err << "linyi: " << what << '\n';
    frame.code = failed;
}

/// A database to read, also while the service runs; null after a refusal.
std::unique_ptr<storage::Store> open_reader(const Words& words, const Frame& frame) {
    const auto file = fs::path(words.data) / "linyi.db";
    if (!fs::exists(file)) {
        refuse(frame, file.string() + ": there is no database here");
        return nullptr;
    }
    auto store = storage::Store::open(file, storage::StoreMode::reader);
    if (!store) {
        refuse(frame, store.error().detail);
        return nullptr;
    }
    if ((*store)->schema_version() != storage::newest_schema_version()) {
        refuse(frame, file.string() +
                          ": is of another release; start `linyi serve` of this release once, or "
                          "use the one that belongs to it");
        return nullptr;
    }
    return std::move(*store);
}

/// "no. 214 · root ABCD-…" as copied from a chat, in either language, or just number and letters.
std::optional<app::KeptCheckpoint> from_line(const std::string& line) {
    app::KeptCheckpoint kept{.where = "the line from the chat"};
    std::string_view rest = line;
    const auto digit = rest.find_first_of("0123456789");
    if (digit == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(digit);
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), kept.size);
    if (read.ec != std::errc{}) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    // The root is the only word there with seven hyphens.
    for (const auto& word : split(replace_all(rest, "\n", " "), ' ')) {
        if (split(word, '-').size() == 8) kept.letters = word;
    }
    if (kept.letters.empty()) return std::nullopt;
    return kept;
}

/// What the database is compared with; none after a refusal.
std::optional<app::VerifyRequest> request_of(const Words& words, storage::Tx& tx,
                                             const Frame& frame) {
    app::VerifyRequest request;
    const auto logs = tx.ledger().logs();
    const auto mirror = app::read_whole(app::ledger_mirror(words.data));
    if (mirror || (!logs.empty() && logs.back().public_key)) {
        const auto key = app::read_ledger_key(words.data, words.key_file);
        if (!key) {
            refuse(frame, key.error().detail);
            return std::nullopt;
        }
        request.public_key = key->public_key();
        if (!mirror) {
            refuse(frame, app::ledger_mirror(words.data).string() +
                              ": is missing; the service writes it anew when it starts, but then "
                              "nothing tells whether the newest entries were cut off before");
            return std::nullopt;
        }
        request.kept.push_back({.where = "the checkpoint beside the database", .note = *mirror});
    }
    for (const auto& name : words.checkpoints) {
        const auto note = app::read_whole(name);
        if (!note) {
            refuse(frame, name + ": cannot be read");
            return std::nullopt;
        }
        request.kept.push_back({.where = name, .note = *note});
    }
    for (const auto& line : words.lines) {
        const auto kept = from_line(line);
        if (!kept) {
            refuse(frame, "\"" + line + "\": this is no checkpoint as a chat shows it");
            return std::nullopt;
        }
        request.kept.push_back(*kept);
    }
    return request;
}

void run_verify(const Words& words, const Frame& frame) {
    const auto store = open_reader(words, frame);
    if (!store) return;
    try {
        const auto integrity = store->integrity(true);
        if (integrity != "ok") return refuse(frame, "the database is damaged: " + integrity);
        store->read([&](storage::Tx& tx) {
            const auto request = request_of(words, tx, frame);
            if (!request) return;
            const auto report = app::verify_ledger(tx, *request);
            if (!report.problem.empty()) return refuse(frame, "not good: " + report.problem);
            frame.streams.out << "good: " << report.entries << " entries, " << report.votes
                              << " votes, " << report.ballots << " ballots, epoch " << report.epoch
                              << ", " << request->kept.size() << " checkpoint(s) compared\n"
                              << "no. " << report.entries << " root "
                              << ledger::short_root(report.root) << '\n';
        });
    } catch (const storage::DatabaseError& error) {
        refuse(frame, std::string("the database is damaged: ") + error.what());
    }
}

std::optional<PollId> find_vote(const Words& words, storage::Tx& tx) {
    std::string_view digits = words.vote;
    if (digits.starts_with('V') || digits.starts_with('v')) digits.remove_prefix(1);
    std::int64_t number{};
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
    const auto community = tx.communities().find_by_name(words.community);
    const auto poll = community ? tx.polls().find(community->id, number) : std::nullopt;
    return poll ? std::optional{poll->id} : std::nullopt;
}

void run_export(const Words& words, const Frame& frame) {
    const auto store = open_reader(words, frame);
    if (!store) return;
    store->read([&](storage::Tx& tx) {
        const auto poll = find_vote(words, tx);
        const bool is_there = poll && app::export_vote(tx, *poll, [&](const std::string& line) {
                                  frame.streams.out << line << '\n';
                              });
        if (!is_there)
            refuse(frame, "there is no vote " + words.vote + " of \"" + words.community +
                              "\"; see: linyi community list");
    });
}

void run_key(const Words& words, const Frame& frame) {
    const auto store = open_reader(words, frame);
    if (!store) return;
    const auto key = app::read_ledger_key(words.data, words.key_file);
    if (!key) return refuse(frame, key.error().detail);
    store->read([&](storage::Tx& tx) {
        const auto logs = tx.ledger().logs();
        if (logs.empty()) return refuse(frame, "the ledger has not begun");
        frame.streams.out << ledger::verifier_key(ledger::origin_of(logs.back().log),
                                                  key->public_key())
                          << '\n';
    });
}

void run_new_epoch(const Words& words, const Frame& frame) {
    auto folder = app::DataFolder::open(words.data);
    if (!folder) return refuse(frame, folder.error().detail);
    auto store = storage::Store::open(folder->database(), storage::StoreMode::writer);
    if (!store) return refuse(frame, store.error().detail);
    const auto begun = app::begin_epoch(
        **store, *folder, {.kind = "epoch_begun", .why = words.reason}, SystemClock{}.now());
    if (!begun) return refuse(frame, begun.error().detail);
    frame.streams.out << "a new epoch has begun; entry no. " << (*store)->tx().acts().last()
                      << " says so to everybody who compares\n";
}

std::shared_ptr<Words> words_of(CLI::App& command) {
    auto words = std::make_shared<Words>();  // shared with the action
    command.add_option("--data", words->data, "Data folder")->capture_default_str();
    return words;
}

constexpr const char* key_help = "Key file; default: the one the service used last";

}  // namespace

void add_verify(CLI::App& app, const Frame& frame) {
    auto* command =
        app.add_subcommand("verify", "Recompute the ledger and every vote; name the first bad row");
    const auto words = words_of(*command);
    command->add_option("--checkpoint", words->checkpoints, "A checkpoint kept outside (a file)");
    command->add_option("--line", words->lines, "A checkpoint as the chat shows it");
    command->add_option("--key", words->key_file, key_help);
    command->callback([words, frame] { run_verify(*words, frame); });
}

void add_export_vote(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand(
        "export-vote", "Print all of a vote that strangers need to recount it (JSON lines)");
    const auto words = words_of(*command);
    command->add_option("vote", words->vote, "V12")->required();
    command->add_option("--community", words->community, "Its name")->required();
    command->callback([words, frame] { run_export(*words, frame); });
}

void add_ledger_key(CLI::App& app, const Frame& frame) {
    auto* command =
        app.add_subcommand("ledger-key", "Print the public key that checkpoints are checked with");
    const auto words = words_of(*command);
    command->add_option("--key", words->key_file, key_help);
    command->callback([words, frame] { run_key(*words, frame); });
}

void add_new_epoch(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand(
        "new-epoch", "Go on after entries or the key are lost for good, and say so in the ledger");
    const auto words = words_of(*command);
    command->add_option("--reason", words->reason, "Why, for the record");
    command->callback([words, frame] { run_new_epoch(*words, frame); });
}

}  // namespace linyi::cli
