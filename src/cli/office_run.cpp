#include "cli/office_run.hpp"

#include "app/backup.hpp"
#include "app/data_folder.hpp"
#include "cli/office_words.hpp"
#include "cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <ostream>
#include <sstream>

namespace linyi::cli {
namespace {

namespace fs = std::filesystem;

std::string read_whole(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

/// The service has the store: ask it.
std::optional<int> ask(const std::vector<std::string>& words, const OfficePlace& place,
                       const Frame& frame) {
    app::ControlRequest request{.words = words, .language = language_of_terminal()};
    if (place.file != nullptr) request.files[*place.file] = read_whole(*place.file);
    const auto reply = app::ask_service(fs::path(place.data) / "control.sock", request);
    if (!reply) return std::nullopt;
    frame.streams.out << reply->out;
    frame.streams.err << reply->err;
    return reply->code;
}

int run_here(const OfficePlace& place, const OfficeWork& work, const Frame& frame) {
    auto folder = app::DataFolder::open(place.data);
    if (!folder) {
        frame.streams.err << "linyi: " << folder.error().detail << '\n';
        return failed;
    }
    SystemClock clock;
    const auto saved = app::backup_before_upgrade(folder->path(), clock.now());
    if (!saved) {
        frame.streams.err << "linyi: " << saved.error().detail << '\n';
        return failed;
    }
    auto store = storage::Store::open(folder->database(), storage::StoreMode::writer);
    if (!store) {
        frame.streams.err << "linyi: " << store.error().detail << '\n';
        return failed;
    }
    folder->sync();
    SystemRandom random;
    Office office{
        **store, clock, random, frame.streams.out, frame.streams.err, language_of_terminal()};
    return work(office);
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
    const auto words = frame.words;
    const WithOffice with_office = [frame, words](const OfficePlace& place,
                                                  const OfficeWork& work) {
        if (const auto code = ask(words, place, frame)) return *code;
        return run_here(place, work, frame);
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
    return {.code = code, .out = out.str(), .err = err.str()};
}

}  // namespace linyi::cli
