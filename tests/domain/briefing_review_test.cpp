#include "domain/briefing.hpp"
#include "domain/briefing_sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linyi {
namespace {

using namespace std::chrono_literals;
using test::good_resolution;
using test::nothing;
using test::today;
using Kind = BriefingWarning::Kind;

std::vector<Kind> kinds(const BriefingInput& input) {
    std::vector<Kind> found;
    for (const auto& warning : compose(input).warnings) found.push_back(warning.kind);
    return found;
}

TEST(Review, AGoodResolutionHasNoWarning) {
    auto input = nothing();
    input.resolutions = {good_resolution()};
    EXPECT_TRUE(compose(input).warnings.empty());
}

TEST(Review, NamesWhatAResolutionLacks) {
    auto input = nothing();
    input.resolutions = {
        {.title = "换路灯", .measures = {{.text = "更换", .responsible = {.words = "相关部门"}}}}};
    EXPECT_EQ(kinds(input),
              (std::vector{Kind::no_supervision, Kind::unnamed_responsible, Kind::no_deadline}));

    input.resolutions.front().measures.clear();
    EXPECT_EQ(kinds(input), (std::vector{Kind::no_measures, Kind::no_supervision}));
}

TEST(Review, AnOfficeMayBeResponsibleButNotEverybody) {
    auto input = nothing();
    input.resolutions = {good_resolution()};
    input.resolutions.front().measures.front().responsible = {.words = "物业"};
    EXPECT_TRUE(kinds(input).empty());

    input.resolutions.front().measures.front().responsible = {.words = "大家"};
    EXPECT_EQ(kinds(input), (std::vector{Kind::unnamed_responsible}));
}

TEST(Review, FindsVagueDeadlinesInDutiesButNotInWhatResidentsSaid) {
    auto input = nothing();
    input.resolutions = {good_resolution()};
    input.items = {{.title = "充电棚", .remarks = {{.text = "希望尽快建棚"}}}};
    EXPECT_TRUE(kinds(input).empty());

    input.resolutions.front().measures.front().text = "尽快更换";
    EXPECT_EQ(compose(input).warnings,
              (std::vector<BriefingWarning>{{Kind::vague_deadline, "换路灯", "尽快"}}));
    input.resolutions.front().measures.front().text = "replace it ASAP";
    EXPECT_EQ(compose(input).warnings.front().excerpt, "asap");
    input.resolutions.front().measures.front().text = "replace the sooner model";
    EXPECT_TRUE(kinds(input).empty());
}

TEST(Review, FindsEmotiveWords) {
    auto input = nothing();
    input.items = {{.title = "门禁", .consensus = "无良物业太过分"}};
    EXPECT_EQ(kinds(input), (std::vector{Kind::emotive_word, Kind::emotive_word}));
    EXPECT_EQ(say(compose(input).warnings.front(), Language::zh),
              "“无良”带有情绪，请改成客观的说法（二、意见与表决情况）。");
}

TEST(Review, ASentenceMayHave120CharactersAndNotOneMore) {
    const auto sentence = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "字";
        return text;
    };
    auto input = nothing();
    input.items = {{.title = "门禁", .background = sentence(120)}};
    EXPECT_TRUE(kinds(input).empty());

    input.items.front().background = sentence(121);
    EXPECT_EQ(kinds(input), (std::vector{Kind::long_sentence}));

    input.items.front().background = sentence(100) + "。" + sentence(100);
    EXPECT_TRUE(kinds(input).empty());
}

TEST(Review, FindsFiguresThatDoNotAddUp) {
    auto input = nothing();
    input.disclosures = {{.period = "三季度",
                          .income = {{"广告", 300}},
                          .expense = {{"灯", 100}},
                          .balance_fen = 200}};
    EXPECT_TRUE(kinds(input).empty());

    input.disclosures.front().balance_fen = 201;
    EXPECT_EQ(kinds(input), (std::vector{Kind::wrong_sum}));
}

TEST(Review, AsksForWhatAMeetingsBriefingMustState) {
    auto input = nothing();
    input.meeting = BriefingMeeting{.name = "推进会", .start = {.day = today, .time = 19h}};
    const auto found = kinds(input);
    EXPECT_EQ(std::count(found.begin(), found.end(), Kind::missing_field), 5);
}

TEST(Review, SaysHowManyPlacesWereMasked) {
    auto input = nothing();
    input.next_steps = {"打13800001234", "去3-1-102"};
    const auto warnings = compose(input).warnings;
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings.front().kind, Kind::masked);
    EXPECT_EQ(warnings.front().excerpt, "2");
}

}  // namespace
}  // namespace linyi
