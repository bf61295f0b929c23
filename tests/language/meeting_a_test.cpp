#include "language/marker.hpp"

#include "language/secretary.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>

// Walks every line of the meeting that the specification was written around.

namespace linyi::language::test {
namespace {

using Json = nlohmann::json;

std::string path(const char* name) {
    return std::string(LINYI_TEST_DATA) + "/transcripts/" + name;
}

Json load(const char* name) {
    std::ifstream file(path(name));
    return Json::parse(file);
}

std::vector<Line> lines() {
    std::vector<Line> lines;
    std::ifstream file(path("meeting-a.jsonl"));
    for (std::string text; std::getline(file, text);) {
        const Json line = Json::parse(text);
        lines.push_back({line["time"].get<std::string>().substr(11, 5),
                         line["user"].get<std::string>(), line["role"].get<std::string>(),
                         line["text"].get<std::string>()});
    }
    return lines;
}

std::map<std::string, std::string> units() {
    std::map<std::string, std::string> units;
    const Json roster = load("meeting-a.roster.json");
    for (const Json& unit : roster["units"])
        for (const Json& account : unit["accounts"])
            units[account.get<std::string>()] = unit["unit"].get<std::string>();
    return units;
}

class MeetingA : public testing::Test {
protected:
    const std::vector<Line> lines_ = lines();
    const Minutes minutes_ = keep_minutes(lines_, units());
    const Json expected_ = load("meeting-a.expected.json");
};

TEST_F(MeetingA, HasAllItsLines) {
    EXPECT_EQ(lines_.size(), 137U);
}

TEST_F(MeetingA, EveryPollIsOpenedWhereItWasAndNoOther) {
    ASSERT_EQ(minutes_.polls.size(), expected_["polls"].size());
    for (std::size_t i = 0; i < minutes_.polls.size(); ++i) {
        const Json& wanted = expected_["polls"][i];
        EXPECT_EQ(minutes_.polls[i].open_line, wanted["open_line"].get<int>());
        EXPECT_EQ(minutes_.polls[i].close_line, wanted["close_line"].get<int>());
        EXPECT_EQ(minutes_.polls[i].options, wanted["options"].get<std::vector<std::string>>());
    }
}

TEST_F(MeetingA, EveryBallotIsReadAsASecretaryWould) {
    for (std::size_t i = 0; i < minutes_.polls.size(); ++i) {
        const auto wanted =
            expected_["polls"][i]["votes"].get<std::map<std::string, std::string>>();
        EXPECT_EQ(minutes_.polls[i].votes, wanted) << "poll " << i + 1;
    }
}

TEST_F(MeetingA, WhatDoesNotCountIsListed) {
    for (std::size_t i = 0; i < minutes_.polls.size(); ++i) {
        const Json& wanted = expected_["polls"][i];
        std::set<int> excluded;
        for (const Json& row : wanted["excluded"]) excluded.insert(row["line"].get<int>());
        std::set<int> pending;
        for (const Json& row : wanted["pending_confirmation"])
            pending.insert(row["line"].get<int>());
        const PollRecord& poll = minutes_.polls[i];
        EXPECT_EQ(std::set<int>(poll.excluded.begin(), poll.excluded.end()), excluded);
        EXPECT_EQ(std::set<int>(poll.pending.begin(), poll.pending.end()), pending);
    }
}

TEST_F(MeetingA, DeadlinesAreThoseOfTheNotices) {
    std::vector<std::string> closes;
    for (const PollRecord& poll : minutes_.polls) closes.push_back(poll.closes);
    EXPECT_EQ(closes, (std::vector<std::string>{"19:52", "20:16", "20:27"}));
}

TEST_F(MeetingA, EveryCheckInIsSeen) {
    EXPECT_EQ(minutes_.checked_in,
              expected_["attendance"]["checked_in_households"].get<std::vector<std::string>>());
}

TEST_F(MeetingA, BeginsAndEndsWhereItDid) {
    EXPECT_EQ(minutes_.start_line, expected_["meeting"]["start_line"].get<int>());
    EXPECT_EQ(minutes_.end_line, expected_["meeting"]["end_line"].get<int>());
    EXPECT_EQ(minutes_.items, (std::vector<int>{28, 78, 104}));
}

TEST_F(MeetingA, ItsStartNamesHostRecorderAndAgenda) {
    const auto markers = read_markers(lines_[20].text);
    ASSERT_EQ(markers.size(), 1U);
    const auto& start = std::get<MeetingStart>(markers[0]);
    EXPECT_EQ(start.host, "周敏");
    EXPECT_EQ(start.recorder, expected_["meeting"]["recorder"].get<std::string>());
    EXPECT_EQ(start.agenda, expected_["meeting"]["agenda"].get<std::vector<std::string>>());
}

TEST_F(MeetingA, ItsNoticeNamesTheMeetingAndThePlaces) {
    const auto notice = read_meeting_notice(lines_[0].text);
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->name, expected_["meeting"]["name"].get<std::string>());
    EXPECT_EQ(notice->places,
              (std::vector<std::string>{"社区党群服务中心二楼议事厅", "本群(线上)"}));
    const auto others = std::ranges::count_if(
        lines_, [](const Line& line) { return read_meeting_notice(line.text).has_value(); });
    EXPECT_EQ(others, 1);
}

TEST_F(MeetingA, TheOfficesTellWhoIsPresent) {
    std::map<std::string, std::vector<std::string>> present;
    for (const Line& line : lines_)
        if (line.role != "owner" && line.role != "committee" && line.role != "tenant")
            if (const auto presence = read_presence(line.text))
                present[line.role] = presence->names;
    EXPECT_EQ(present["property"], (std::vector<std::string>{"吴磊", "小杨"}));
    EXPECT_EQ(present["community"], std::vector<std::string>{"林静"});
    EXPECT_EQ(present["street"], std::vector<std::string>{"孙浩"});
}

TEST_F(MeetingA, SupportIsSeenWhereSomebodySecondsAnOpinion) {
    std::vector<int> seen;
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (is_support(lines_[i].text)) seen.push_back(static_cast<int>(i) + 1);
    EXPECT_EQ(seen, (std::vector<int>{25, 26, 31, 32, 34, 76, 77, 81, 109, 110, 111}));
}

}  // namespace
}  // namespace linyi::language::test
