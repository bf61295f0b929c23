#include "cli/replayed.hpp"

#include "app/replay.hpp"
#include "cli/roster_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace linyi::cli::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path transcripts = fs::path(LINYI_TEST_DATA) / "transcripts";

Json read_json(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return Json::parse(in, nullptr, false);
}

std::set<std::string> set_of(const Json& list) {
    std::set<std::string> found;
    for (const auto& entry : list)
        found.insert(entry.is_object() ? entry.at("line").dump() : entry.dump());
    return found;
}

std::string joined(const std::set<std::string>& set) {
    std::string out;
    for (const auto& entry : set) out += (out.empty() ? "" : " ") + entry;
    return out;
}

/// Collects what differs, each with its place.
class Comparison {
public:
    void attendance(const Json& got, const Json& want) {
        const bool older = want.contains("checked_in_households");
        sets("attendance heads", got.at("checked_in_heads"),
             want.at(older ? "checked_in_households" : "checked_in_heads"));
        sets("attendance tenants", got.at("tenants"), want.at("tenants"));
        for (const auto* key :
             {"checked_in_household_count", "committee", "property", "community", "street"}) {
            if (want.contains(key)) values(std::string("attendance ") + key, got, want, key);
        }
    }

    void polls(const Json& got, const Json& want) {
        std::set<std::string> opened;
        for (const auto& poll : got) opened.insert(poll.at("open_line").dump());
        std::set<std::string> expected;
        for (const auto& poll : want) expected.insert(poll.at("open_line").dump());
        if (opened != expected) note("polls opened at lines", joined(opened), joined(expected));
        for (const auto& poll : want) {
            const auto same = std::find_if(got.begin(), got.end(), [&](const Json& one) {
                return one.at("open_line") == poll.at("open_line");
            });
            if (same != got.end()) one_poll(*same, poll);
        }
    }

    const std::string& text() const { return text_; }

private:
    void one_poll(const Json& got, const Json& want) {
        const auto place = "poll of line " + want.at("open_line").dump() + " ";
        for (const auto* key :
             {"type", "options", "votes", "valid_households", "passed", "winner", "close_line"})
            values(place + key, got, want, key);
        if (want.contains("scope")) values(place + "scope", got, want, "scope");
        for (const auto* key : {"excluded", "pending_confirmation"})
            sets(place + key, got.at(key), want.at(key));
        sets(place + "tally options", keys(got.at("tally")), keys(want.at("tally")));
        for (const auto& [option, share] : want.at("tally").items()) {
            if (!got.at("tally").contains(option)) continue;
            const auto& counted = got.at("tally").at(option);
            values(place + "households of " + option, counted, share, "households");
            values(place + "area of " + option, counted, share, "area");
            sets(place + "units of " + option, counted.at("units"), share.at("units"));
        }
    }

    static Json keys(const Json& object) {
        Json list = Json::array();
        for (const auto& entry : object.items()) list.push_back(entry.key());
        return list;
    }

    void values(const std::string& place, const Json& got, const Json& want, const char* key) {
        if (got.at(key) != want.at(key)) note(place, got.at(key).dump(), want.at(key).dump());
    }

    void sets(const std::string& place, const Json& got, const Json& want) {
        if (set_of(got) != set_of(want)) note(place, joined(set_of(got)), joined(set_of(want)));
    }

    void note(const std::string& place, const std::string& got, const std::string& want) {
        text_ += place + ": " + got + "\n  expected: " + want + "\n";
    }

    std::string text_;
};

/// A folder that goes with its owner.
class ResultFolder {
public:
    ResultFolder() {
        auto pattern = (fs::temp_directory_path() / "linyi-replayed-XXXXXX").string();
        if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    ~ResultFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ResultFolder(const ResultFolder&) = delete;
    ResultFolder& operator=(const ResultFolder&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_{};
};

}  // namespace

Recording recording(const std::string& name) {
    return {.name = name,
            .transcript = transcripts / (name + ".jsonl"),
            .roster = transcripts / (name + ".roster.json"),
            .expected = read_json(transcripts / (name + ".expected.json"))};
}

std::vector<Recording> recordings() {
    constexpr std::string_view ending = ".expected.json";
    std::vector<Recording> found;
    for (const auto& entry : fs::directory_iterator(transcripts)) {
        const auto file = entry.path().filename().string();
        if (file.ends_with(ending))
            found.push_back(recording(file.substr(0, file.size() - ending.size())));
    }
    std::sort(found.begin(), found.end(),
              [](const Recording& a, const Recording& b) { return a.name < b.name; });
    return found;
}

Json replayed(const Recording& recording) {
    const auto roster = read_roster_file(recording.roster);
    if (!roster || roster->has_errors()) {
        ADD_FAILURE() << recording.name << ": the roster cannot be used";
        return nullptr;
    }
    const ResultFolder folder;
    const auto done = app::replay(
        {.transcript = recording.transcript, .out = folder.path(), .roster = roster->draft});
    if (!done) {
        ADD_FAILURE() << recording.name << ": " << done.error().detail;
        return nullptr;
    }
    return read_json(folder.path() / "report.json");
}

std::string differences(const Json& report, const Json& expected) {
    if (!report.is_object()) return "no report";
    Comparison comparison;
    comparison.attendance(report.at("attendance"), expected.at("attendance"));
    comparison.polls(report.at("polls"), expected.at("polls"));
    return comparison.text();
}

}  // namespace linyi::cli::test
