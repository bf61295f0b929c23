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
using test::whole;
using test::wu;

BriefingPoll yes_no(std::int64_t yes, std::int64_t no) {
    return {.id = "V3",
            .question = "换路灯",
            .options = {{.label = "同意", .area = {12345}, .households = yes},
                        {.label = "反对", .area = {100}, .households = no}},
            .valid = yes + no,
            .households = 210,
            .is_yes_no = true,
            .passed = yes > no,
            .winner = yes > no ? "同意" : ""};
}

/// Every word of a document, one part a line.
std::string all_text(const BriefingDocument& document) {
    std::string out = document.name + "\n" + document.title + "\n";
    for (const auto& section : document.sections) {
        out += section.heading + "\n";
        for (const auto& block : section.blocks) {
            out += block.label + "|" + block.text + "\n";
            for (const auto& item : block.items) out += item + "\n";
            for (const auto& row : block.rows) out += join(row, " | ") + "\n";
        }
    }
    for (const auto& line : document.highlights) out += line + "\n";
    for (const auto& name : document.attachments) out += name + "\n";
    return out;
}

std::string written(const BriefingInput& input) {
    return all_text(compose(input).document);
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

std::vector<std::string> headings(const BriefingInput& input) {
    std::vector<std::string> found;
    for (const auto& section : compose(input).document.sections) found.push_back(section.heading);
    return found;
}

TEST(Compose, SectionsWithoutContentAreLeftOutAndTheNumberingClosesUp) {
    auto input = nothing();
    input.polls = {yes_no(14, 1)};

    EXPECT_EQ(headings(input), (std::vector<std::string>{"一、本期概况", "二、意见与表决情况",
                                                         "三、下一步工作计划"}));
    input.resolutions = {good_resolution()};
    EXPECT_EQ(headings(input).at(2), "三、重要决议");
}

TEST(Compose, AMeetingGivesTheTitleAndTheFiveSectionsOfTheRules) {
    auto input = nothing();
    input.meeting = BriefingMeeting{.name = "第四季度推进会", .start = {.day = today, .time = 19h}};
    input.last_tasks = {{.title = "路灯"}};
    input.items = {{.title = "充电棚"}};
    input.resolutions = {good_resolution()};

    EXPECT_EQ(headings(input), (std::vector<std::string>{
                                   "一、会议概况", "二、上期任务落实情况", "三、会议议题及讨论情况",
                                   "四、会议成果与重要决议", "五、下一步工作计划"}));
    EXPECT_EQ(compose(input).document.title, "第四季度推进会简报");
}

TEST(Compose, APostThatRepeatsTheOrganisationIsNotSaidTwice) {
    auto input = nothing();
    input.street = "青禾街道";
    const BriefingPerson lin{.name = "林静", .role = Role::community, .post = "社区居委会"};
    input.meeting = BriefingMeeting{
        .name = "推进会",
        .start = {.day = today, .time = 19h},
        .parties = {{.role = Role::community, .heads = 1, .people = {lin}}},
        .observers = {{.name = "孙浩", .role = Role::street, .post = "街道城建办"}}};

    const auto text = all_text(compose(input).document);

    EXPECT_NE(text.find("|社区居委会1人（林静）"), text.npos) << text;
    EXPECT_NE(text.find("|青禾街道城建办孙浩"), text.npos) << text;
}

TEST(Compose, WithoutAMeetingThePeriodIsTheTitle) {
    EXPECT_EQ(compose(nothing()).document.title, "11月1日至11月21日和悦里物业治理情况简报");
    auto first = nothing();
    first.since.reset();
    EXPECT_EQ(compose(first).document.title, "截至11月21日和悦里物业治理情况简报");
}

TEST(Compose, AVoteStandsWithItsNumbersAndItsVerdict) {
    auto input = nothing();
    input.polls = {yes_no(14, 1)};
    EXPECT_TRUE(has(written(input),
                    "表决结果（群内意向表决，每户一票，有效15户，共210户有表决权）|"
                    "同意14户、反对1户，赞成过半，意向通过。"));

    input.polls = {yes_no(7, 7)};
    EXPECT_TRUE(has(written(input), "同意7户、反对7户，赞成未过半，未通过。"));

    input.polls.front().shows_area = true;
    EXPECT_TRUE(has(written(input), "同意7户（123.45平方米）"));
}

TEST(Compose, ATieIsSaidPlainly) {
    auto input = nothing();
    input.polls = {yes_no(3, 3)};
    input.polls.front().is_yes_no = false;
    input.polls.front().is_tie = true;
    EXPECT_TRUE(has(written(input), "票数相同，没有结果"));
}

TEST(Compose, UnclearAnswersAreStatedAsNotCounted) {
    auto input = nothing();
    input.polls = {yes_no(11, 0)};
    input.polls.front().unclear = 1;
    EXPECT_TRUE(has(written(input), "另有1户表述不明、未确认，不计票。"));
}

TEST(Compose, LastTasksSayWhereTheyStand) {
    using State = BriefingTask::State;
    const Day due{std::chrono::year{2025} / 11 / 15};
    auto input = nothing();
    input.last_tasks = {
        {.id = "T1",
         .title = "路灯",
         .responsible = {.person = wu()},
         .due = whole(due),
         .state = State::done,
         .done_on = std::chrono::year{2025} / 11 / 12},
        {.id = "T2",
         .title = "门禁",
         .due = whole(due),
         .new_due = whole(std::chrono::year{2025} / 11 / 28),
         .percent = 60,
         .note = "配件未到",
         .is_overdue = true},
        {.id = "T3", .title = "滑梯", .responsible = {.words = "物业"}, .state = State::blocked}};
    const auto text = written(input);

    EXPECT_TRUE(has(text, "T1 路灯 | 物业吴磊 | 2025年11月15日 | 11月12日完成"));
    EXPECT_TRUE(
        has(text, "T2 门禁 | — | 2025年11月15日 | 逾期，完成60%，配件未到，改期至11月28日"));
    EXPECT_TRUE(has(text, "T3 滑梯 | 物业 | — | 暂时无法办理"));
    EXPECT_TRUE(has(text, "上期任务：完成1项，办理中2项（逾期1项）"));
}

TEST(Compose, ResolutionsRepeatNothingButTheirSupervision) {
    auto input = nothing();
    auto resolution = good_resolution();
    resolution.id = "R7";
    resolution.measures.push_back({.text = "公示",
                                   .responsible = {.words = "业委会"},
                                   .due = LocalTime{.day = today, .time = 10h},
                                   .due_words = "明天上午"});
    resolution.overdue_action = "逾期报街道";
    input.resolutions = {resolution};
    const auto text = written(input);

    EXPECT_TRUE(has(
        text, "（一）R7 换路灯 | 更换南侧路灯 | 物业吴磊 | 2025年12月1日 | 业委会；逾期报街道"));
    EXPECT_TRUE(
        has(text, "\n | 公示 | 业委会 | 2025年11月21日10:00（明天上午） | 业委会；逾期报街道"));
}

TEST(Compose, OpinionsShowNoPersonAndWhetherTheyWereAnswered) {
    auto input = nothing();
    input.opinions = {{.id = "O1",
                       .category = "电梯",
                       .text = "电梯常坏",
                       .supporters = 2,
                       .answers = {{.by = wu(), .text = "已报修"}}},
                      {.id = "O2", .category = "停车", .text = "车位少"}};
    const auto text = written(input);

    EXPECT_TRUE(has(text, "O1 电梯常坏 | 电梯 | 2户 | 物业吴磊：已报修"));
    EXPECT_TRUE(has(text, "O2 车位少 | 停车 | — | 待答复"));
    EXPECT_TRUE(has(text, "意见：2条，已答复1条"));
}

TEST(Compose, AReportIsCountedButNotQuotedAndPraiseWantsNoAnswer) {
    auto input = nothing();
    input.opinions = {{.id = "O1",
                       .category = "举报",
                       .text = "某某私拉电线",
                       .is_closed_matter = true,
                       .answers = {{.by = wu(), .text = "已约谈某某"}}},
                      {.id = "O2", .category = "表扬", .text = "保安很好", .wants_answer = false}};
    const auto text = written(input);

    EXPECT_TRUE(has(text, "O1 （内容不公开） | 举报 | — | 已答复"));
    EXPECT_TRUE(has(text, "O2 保安很好 | 表扬 | — | —"));
    EXPECT_FALSE(has(text, "某某"));
}

TEST(Compose, ThirtyOpinionsAreShownTheBestSupportedFirst) {
    auto input = nothing();
    for (int i = 0; i < 30; ++i) input.opinions.push_back({.id = "O1", .text = "甲"});
    EXPECT_FALSE(has(written(input), "见意见清单"));

    input.opinions.push_back({.id = "O31", .text = "乙", .supporters = 3});
    const auto text = written(input);
    EXPECT_TRUE(has(text, "\nO31 乙 |  | 3户 | 待答复\nO1 甲"));
    EXPECT_TRUE(has(text, "另有1条意见，见意见清单。"));
}

TEST(Compose, MoneyIsWrittenToTheFen) {
    auto input = nothing();
    input.disclosures = {
        {.period = "三季度", .income = {{"广告", 3650000}, {"停车", 105}}, .balance_fen = 3650105}};
    EXPECT_TRUE(
        has(written(input),
            "三季度：收入36501.05元（广告36500元、停车1.05元），支出0元，结余36501.05元。"));
}

TEST(Compose, EnglishCommunitiesGetEnglishWithBothSectionNames) {
    auto input = nothing();
    input.language = Language::en;
    input.polls = {yes_no(1, 0)};
    input.resolutions = {good_resolution()};
    const auto text = written(input);

    EXPECT_TRUE(has(text, "2. Opinions and votes · 意见与表决情况"));
    EXPECT_TRUE(
        has(text, "同意: 1 household, 反对: 0 households; more than half in favour: passed"));
    EXPECT_TRUE(has(text, "吴磊 (property management) | 1 Dec 2025"));
}

TEST(Compose, NeverShowsANameAPhoneOrARoomFromAnyField) {
    const std::string canary =
        "马秀兰在3-1-102说打13800001234或３－１－１０２、3号楼1单元102室，S-03也行";
    auto input = nothing();
    input.privacy = {.hidden_names = {"马秀兰"}, .hidden_units = {{"S-03", "S"}}};
    input.meeting = BriefingMeeting{.name = canary, .places = {canary}};
    const BriefingTask task{.title = canary, .responsible = {.words = canary}, .note = canary};
    input.last_tasks = {task};
    input.tasks = {task};
    input.items = {{.title = canary,
                    .background = canary,
                    .remarks = {{.by = {.name = "马秀兰", .building = "3"},
                                 .text = canary,
                                 .answer = BriefingAnswer{.by = wu(), .text = canary}}},
                    .consensus = canary,
                    .polls = {{.question = canary, .winner = canary}}}};
    input.polls = {{.question = canary, .options = {{.label = canary}}, .legal_note = canary}};
    input.emergencies = {{.what = canary, .outcome = canary}};
    input.disclosures = {{.period = canary, .income = {{canary, 1}}}};
    input.opinions = {
        {.category = canary, .text = canary, .answers = {{.by = wu(), .text = canary}}}};
    input.resolutions = {
        {.title = canary,
         .measures = {{.text = canary, .responsible = {.words = canary}, .due_words = canary}},
         .supervision = canary,
         .overdue_action = canary}};
    input.next_steps = {canary};
    input.next_meeting = BriefingNextMeeting{.place = canary, .agenda = {canary}};
    input.attachments = {canary};
    const auto text = written(input);

    for (const std::string_view part :
         {"马秀兰", "13800001234", "3-1-102", "１０２", "102室", "S-03"})
        EXPECT_FALSE(has(text, part)) << part;
    EXPECT_TRUE(has(text, "马某在3号楼说打138****1234或3号楼、3号楼，商铺也行"));
    EXPECT_TRUE(has(text, "3号楼业主马某反映："));
}

TEST(Compose, ChannelsArePublishedAsTheyAre) {
    auto input = nothing();
    input.channels = {"物业热线13900001111"};
    EXPECT_TRUE(has(written(input), "欢迎业主通过物业热线13900001111对决议执行情况提出意见"));
}

TEST(IsWorthPublishing, NothingHappenedMeansNothingToPublish) {
    auto input = nothing();
    EXPECT_FALSE(is_worth_publishing(input));

    input.last_tasks = {{.title = "路灯"}};
    EXPECT_FALSE(is_worth_publishing(input));

    input.last_tasks.front().has_news = true;
    EXPECT_TRUE(is_worth_publishing(input));
}

TEST(IssueLine, OfADraftGivesNoNumber) {
    auto document = compose(nothing()).document;
    EXPECT_EQ(issue_line(document), "草稿，未编号");
    EXPECT_EQ(full_title(document), document.title);

    document.number = BriefingNumber{.year = 2025, .number = 7, .total = 31};
    EXPECT_EQ(issue_line(document), "第7期（总第31期）");
    EXPECT_EQ(full_title(document), document.title + "（第7期）");
    EXPECT_EQ(imprint(document), "和悦里业主委员会　2025年11月21日印发");
    document.language = Language::en;
    EXPECT_EQ(issue_line(document), "Issue 7 (no. 31 overall)");
}

TEST(ChatForm, KeepsToItsLinesAndCountsWhatIsLeftOut) {
    auto document = compose(nothing()).document;
    document.number = BriefingNumber{.year = 2025, .number = 7, .total = 7};
    document.highlights = {"一", "二", "三", "四", "五", "六", "七"};
    const auto full = to_plain_text(chat_form(document, "https://h/7", 10));
    EXPECT_EQ(
        full,
        "【和悦里物业治理简报 第7期】\n和悦里业主委员会　2025年11月21日\n· 一\n· 二\n· 三\n· 四"
        "\n· 五\n· 六\n· 七\n查看全文 https://h/7");

    document.highlights.emplace_back("八");
    const auto cut = to_plain_text(chat_form(document, "https://h/7", 10));
    EXPECT_EQ(std::count(cut.begin(), cut.end(), '\n') + 1, 10);
    EXPECT_TRUE(has(cut, "· 六\n· 另有2项，见全文\n"));
}

TEST(ChatForm, CutsLinesThatAPhoneWouldBreakOften) {
    auto document = compose(nothing()).document;
    std::string longest;
    for (int i = 0; i < 91; ++i) longest += "长";
    document.highlights = {longest};
    const auto text = to_plain_text(chat_form(document, "https://h/7", 10));
    EXPECT_FALSE(has(text, longest));
    EXPECT_TRUE(has(text, "长…\n"));
}

}  // namespace
}  // namespace linyi
