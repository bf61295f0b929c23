#include "app/replay.hpp"
#include "cli/roster_file.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace linyi::cli {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Meeting A, replayed once for all tests.
class ReplayedBriefing : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        auto pattern = (fs::temp_directory_path() / "linyi-replay-test-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        out_ = pattern;
        const fs::path data = LINYI_TEST_DATA "/transcripts";
        const auto roster = read_roster_file((data / "meeting-a.roster.json").string());
        ASSERT_TRUE(roster);
        const auto replayed = app::replay(
            {.transcript = data / "meeting-a.jsonl", .out = out_, .roster = roster->draft});
        ASSERT_TRUE(replayed) << replayed.error().detail;
    }
    static void TearDownTestSuite() { fs::remove_all(out_); }

    static bool has(const std::string& text, const std::string& part) {
        return text.find(part) != text.npos;
    }

    static fs::path out_;
};

fs::path ReplayedBriefing::out_{};

TEST_F(ReplayedBriefing, TheBriefingTellsTheMeetingAndItsVotes) {
    const auto text = content(out_ / "briefing.md");

    for (const auto* part :
         {"和悦里小区第四季度物业治理推进会", "2025年11月20日19:30—20:34", "业主委员会3人",
          "签到业主14户", "同意14户、反对1户、弃权2户", "选定30分钟", "同意11户、反对0户、弃权1户"})
        EXPECT_TRUE(has(text, part)) << part;
}

TEST_F(ReplayedBriefing, TheNumberFollowsTheIssueThatTheTasksCameFrom) {
    const auto text = content(out_ / "briefing.md");

    EXPECT_TRUE(has(text, "第7期（总第7期）"));
    EXPECT_TRUE(has(text, "3号楼南侧路灯更换"));
}

TEST_F(ReplayedBriefing, TheBriefingNamesNobodyWhoMustNotBeNamed) {
    const auto expected =
        nlohmann::json::parse(content(LINYI_TEST_DATA "/transcripts/meeting-a.expected.json"));
    auto forbidden = expected["briefing_checks"]["must_not_contain"];
    for (const auto& name : expected["privacy"]["must_not_appear_in_public_briefing"])
        forbidden.push_back(name);

    for (const auto* file : {"briefing.md", "briefing.html"}) {
        const auto text = content(out_ / file);
        ASSERT_FALSE(text.empty()) << file;
        for (const auto& part : forbidden) EXPECT_FALSE(has(text, part)) << file << ": " << part;
    }
}

}  // namespace
}  // namespace linyi::cli
