#include "cli/office_run.hpp"

#include "app/backup.hpp"
#include "app/data_folder.hpp"
#include "app/ledger_start.hpp"
#include "cli/office_words.hpp"
#include "cli/roster_file.hpp"
#include "cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>

namespace linyi::cli {
namespace {

namespace fs = std::filesystem;

/// What the work said, wherever it ran.
struct Done {
    int code{};
    std::string made{};
};

int fail(const Frame& frame, const Error& error) {
    frame.streams.err << "linyi: "
                      << (error.words != nullptr
                              ? say(language_of_terminal(), *error.words, error.args)
                              : error.detail)
                      << '\n';
    return failed;
}

/// The service has the store: ask it.
std::optional<Done> ask(const std::vector<std::string>& words, const OfficePlace& place,
                        const Frame& frame) {
    app::ControlRequest request{.words = words, .language = language_of_terminal()};
    if (place.file != nullptr) {
        const auto bytes = read_roster_bytes(*place.file);
        if (!bytes) return Done{.code = fail(frame, bytes.error())};
        request.files[*place.file] = *bytes;
    }
    auto reply = app::ask_service(fs::path(place.data) / "control.sock", request);
    if (!reply) return std::nullopt;
    frame.streams.out << reply->out;
    frame.streams.err << reply->err;
    return Done{.code = reply->code, .made = std::move(reply->made)};
}

Done run_here(const OfficePlace& place, const OfficeWork& work, const Frame& frame) {
    auto folder = app::DataFolder::open(place.data);
    if (!folder) return {.code = fail(frame, folder.error())};
    SystemClock clock;
    const auto saved = app::backup_before_upgrade(folder->path(), clock.now());
    if (!saved) return {.code = fail(frame, saved.error())};
    auto store = storage::Store::open(folder->database(), storage::StoreMode::writer);
    if (!store) return {.code = fail(frame, store.error())};
    const auto ledger = app::start_ledger(**store, *folder, "");
    if (!ledger) return {.code = fail(frame, ledger.error())};
    folder->sync();
    SystemRandom random;
    Office office{
        **store, clock, random, frame.streams.out, frame.streams.err, language_of_terminal()};
    const int code = work(office);
    app::keep_mirror(**store, folder->path());
    return {.code = code, .made = std::move(office.made)};
}

Result<void> hand_over(const Done& done, const OfficePlace& place, std::optional<NewFile>& file,
                       const Frame& frame) {
    if (done.code != good || !place.hand_over || done.made.empty()) return {};
    const Handover to{.file = file ? file->path() : fs::path{}, .out = frame.streams.out};
    auto written = place.hand_over(done.made, to);
    if (!written || !file) return written;
    return file->keep();
}

int run_office(const OfficePlace& place, const OfficeWork& work, const Frame& frame) {
    if (place.can_hand_over) {
        if (const auto can = place.can_hand_over(); !can) return fail(frame, can.error());
    }
    // Codes are shown once: that the file can be written is known before they are made.
    std::optional<NewFile> file;
    if (place.out != nullptr && !place.out->empty()) {
        auto created = NewFile::create(*place.out);
        if (!created) return fail(frame, created.error());
        file.emplace(std::move(*created));
    }
    const auto asked = ask(frame.words, place, frame);
    const auto done = asked ? *asked : run_here(place, work, frame);
    if (const auto handed = hand_over(done, place, file, frame); !handed)
        return fail(frame, handed.error());
    return done.code;
}

}  // namespace

Language language_of_terminal() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
    }
    return Language::en;
}

void add_office(CLI::App& app, const Frame& frame) {
    const WithOffice with_office = [frame](const OfficePlace& place, const OfficeWork& work) {
        return run_office(place, work, frame);
    };
    add_office_subcommands(app, with_office, frame.code);
}

app::ControlReply run_for_service(storage::Store& store, const app::ControlRequest& request,
                                  const Clock& clock) {
    // A file of the caller's is put where this process can read it, for as long as the work runs.
    auto words = request.words;
    std::vector<fs::path> copies;
    for (const auto& [name, content] : request.files) {
        auto pattern = (fs::temp_directory_path() / "linyi-file-XXXXXX").string();
        const int fd = ::mkstemp(pattern.data());
        if (fd < 0) continue;
        ::close(fd);
        std::ofstream(pattern, std::ios::binary) << content;
        copies.emplace_back(pattern);
        for (auto& word : words) {
            if (word == name) word = pattern;
        }
    }
    std::ostringstream out;
    std::ostringstream err;
    SystemRandom random;
    Office office{store, clock, random, out, err, request.language};
    const int code = run_office_words(words, office);
    for (const auto& copy : copies) {
        std::error_code ignored;
        fs::remove(copy, ignored);
    }
    return {.code = code, .out = out.str(), .err = err.str(), .made = std::move(office.made)};
}

}  // namespace linyi::cli
