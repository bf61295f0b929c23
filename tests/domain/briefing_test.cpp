#include "domain/briefing.hpp"

#include "domain/briefing_privacy.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linyi {
namespace {

using namespace std::chrono_literals;
using Kind = BriefingWarning::Kind;

constexpr Day today{std::chrono::year{2025} / 11 / 21};

LocalTime whole(Day day) { return {.day = day, .time = 24h}; }

BriefingPerson wu() { return {.name = "吴磊", .role = Role::manager, .post = "项目经理"}; }

BriefingInput empty() {
    return {.community = "和悦里",
            .publisher = "和悦里业主委员会",
            .street = "青禾街道",
            .since = std::chrono::year{2025} / 11 / 1,
            .until = today};
}

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

std::string written(const BriefingInput& input) { return all_text(compose(input).document); }

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

std::vector<std::string> headings(const BriefingInput& input) {
    std::vector<std::string> found;
    for (const auto& section : compose(input).document.sections) found.push_back(section.heading);
    return found;
}

std::vector<Kind> kinds(const BriefingInput& input) {
    std::vector<Kind> found;
    for (const auto& warning : compose(input).warnings) found.push_back(warning.kind);
    return found;
}

BriefingResolution good_resolution() {
    return {.title = "换路灯",
            .measures = {{.text = "更换南侧路灯",
                          .responsible = {.person = wu()},
                          .due = whole(std::chrono::year{2025} / 12 / 1)}},
            .supervision = "业委会"};
}

TEST(Compose, SectionsWithoutContentAreLeftOutAndTheNumberingClosesUp) {
    auto input = empty();
    input.polls = {yes_no(14, 1)};

    EXPECT_EQ(headings(input), (std::vector<std::string>{"一、本期概况", "二、意见与表决情况",
                                                         "三、下一步工作计划"}));
    input.resolutions = {good_resolution()};
    EXPECT_EQ(headings(input).at(2), "三、重要决议");
}

TEST(Compose, AMeetingGivesTheTitleAndTheFiveSectionsOfTheRules) {
    auto input = empty();
    input.meeting = BriefingMeeting{.name = "第四季度推进会", .start = {.day = today, .time = 19h}};
    input.last_tasks = {{.title = "路灯"}};
    input.items = {{.title = "充电棚"}};
    input.resolutions = {good_resolution()};

    EXPECT_EQ(headings(input),
              (std::vector<std::string>{"一、会议概况", "二、上期任务落实情况",
                                        "三、会议议题及讨论情况", "四、会议成果与重要决议",
                                        "五、下一步工作计划"}));
    EXPECT_EQ(compose(input).document.title, "第四季度推进会简报");
}

TEST(Compose, WithoutAMeetingThePeriodIsTheTitle) {
    EXPECT_EQ(compose(empty()).document.title, "11月1日至11月21日和悦里物业治理情况简报");
    auto first = empty();
    first.since.reset();
    EXPECT_EQ(compose(first).document.title, "截至11月21日和悦里物业治理情况简报");
}

TEST(Compose, AVoteStandsWithItsNumbersAndItsVerdict) {
    auto input = empty();
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
    auto input = empty();
    input.polls = {yes_no(3, 3)};
    input.polls.front().is_yes_no = false;
    input.polls.front().is_tie = true;
    EXPECT_TRUE(has(written(input), "票数相同，没有结果"));
}

TEST(Compose, UnclearAnswersAreStatedAsNotCounted) {
    auto input = empty();
    input.polls = {yes_no(11, 0)};
    input.polls.front().unclear = 1;
    EXPECT_TRUE(has(written(input), "另有1户表述不明、未确认，不计票。"));
}

TEST(Compose, LastTasksSayWhereTheyStand) {
    using State = BriefingTask::State;
    const Day due{std::chrono::year{2025} / 11 / 15};
    auto input = empty();
    input.last_tasks = {
        {.id = "T1", .title = "路灯", .responsible = {.person = wu()}, .due = whole(due),
         .state = State::done, .done_on = std::chrono::year{2025} / 11 / 12},
        {.id = "T2", .title = "门禁", .due = whole(due),
         .new_due = whole(std::chrono::year{2025} / 11 / 28), .percent = 60, .note = "配件未到",
         .is_overdue = true},
        {.id = "T3", .title = "滑梯", .responsible = {.words = "物业"}, .state = State::blocked}};
    const auto text = written(input);

    EXPECT_TRUE(has(text, "T1 路灯 | 物业吴磊 | 2025年11月15日 | 11月12日完成"));
    EXPECT_TRUE(has(text, "T2 门禁 | — | 2025年11月15日 | 逾期，完成60%，配件未到，改期至11月28日"));
    EXPECT_TRUE(has(text, "T3 滑梯 | 物业 | — | 暂时无法办理"));
    EXPECT_TRUE(has(text, "上期任务：完成1项，办理中2项（逾期1项）"));
}

TEST(Compose, ResolutionsRepeatNothingButTheirSupervision) {
    auto input = empty();
    auto resolution = good_resolution();
    resolution.id = "R7";
    resolution.measures.push_back({.text = "公示", .responsible = {.words = "业委会"},
                                   .due = LocalTime{.day = today, .time = 10h}, .due_words = "明天上午"});
    resolution.overdue_action = "逾期报街道";
    input.resolutions = {resolution};
    const auto text = written(input);

    EXPECT_TRUE(has(text, "（一）R7 换路灯 | 更换南侧路灯 | 物业吴磊 | 2025年12月1日 | 业委会；逾期报街道"));
    EXPECT_TRUE(has(text, "\n | 公示 | 业委会 | 2025年11月21日10:00（明天上午） | 业委会；逾期报街道"));
}

TEST(Compose, OpinionsShowNoPersonAndWhetherTheyWereAnswered) {
    auto input = empty();
    input.opinions = {{.id = "O1", .category = "电梯", .text = "电梯常坏", .supporters = 2,
                       .answers = {{.by = wu(), .text = "已报修"}}},
                      {.id = "O2", .category = "停车", .text = "车位少"}};
    const auto text = written(input);

    EXPECT_TRUE(has(text, "O1 电梯常坏 | 电梯 | 2户 | 物业吴磊：已报修"));
    EXPECT_TRUE(has(text, "O2 车位少 | 停车 | — | 待答复"));
    EXPECT_TRUE(has(text, "意见：2条，已答复1条"));
}

TEST(Compose, MoneyIsWrittenToTheFen) {
    auto input = empty();
    input.disclosures = {{.period = "三季度", .income = {{"广告", 3650000}, {"停车", 105}},
                          .balance_fen = 3650105}};
    EXPECT_TRUE(has(written(input), "三季度：收入36501.05元（广告36500元、停车1.05元），支出0元，结余36501.05元。"));
}

TEST(Compose, EnglishCommunitiesGetEnglishWithBothSectionNames) {
    auto input = empty();
    input.language = Language::en;
    input.polls = {yes_no(1, 0)};
    input.resolutions = {good_resolution()};
    const auto text = written(input);

    EXPECT_TRUE(has(text, "2. Opinions and votes · 意见与表决情况"));
    EXPECT_TRUE(has(text, "同意: 1 household, 反对: 0 households; more than half in favour: passed"));
    EXPECT_TRUE(has(text, "吴磊 (property management) | 1 December 2025"));
}

TEST(Compose, NeverShowsANameAPhoneOrARoomFromAnyField) {
    const std::string canary = "马秀兰在3-1-102说打13800001234或３－１－１０２、3号楼1单元102室，S-03也行";
    auto input = empty();
    input.privacy = {.hidden_names = {"马秀兰"}, .hidden_units = {{"S-03", "S"}}};
    input.meeting = BriefingMeeting{.name = canary, .places = {canary}};
    const BriefingTask task{.title = canary, .responsible = {.words = canary}, .note = canary};
    input.last_tasks = {task};
    input.tasks = {task};
    input.items = {{.title = canary, .background = canary,
                    .remarks = {{.by = {.name = "马秀兰", .building = "3"}, .text = canary,
                                 .answer = BriefingAnswer{.by = wu(), .text = canary}}},
                    .consensus = canary, .polls = {{.question = canary, .winner = canary}}}};
    input.polls = {{.question = canary, .options = {{.label = canary}}, .legal_note = canary}};
    input.emergencies = {{.what = canary, .outcome = canary}};
    input.disclosures = {{.period = canary, .income = {{canary, 1}}}};
    input.opinions = {{.category = canary, .text = canary, .answers = {{.by = wu(), .text = canary}}}};
    input.resolutions = {{.title = canary,
                          .measures = {{.text = canary, .responsible = {.words = canary},
                                        .due_words = canary}},
                          .supervision = canary, .overdue_action = canary}};
    input.next_steps = {canary};
    input.next_meeting = BriefingNextMeeting{.place = canary, .agenda = {canary}};
    input.attachments = {canary};
    const auto text = written(input);

    for (const std::string_view part : {"马秀兰", "13800001234", "3-1-102", "１０２", "102室", "S-03"})
        EXPECT_FALSE(has(text, part)) << part;
    EXPECT_TRUE(has(text, "马某在3号楼说打138****1234或3号楼、3号楼，商铺也行"));
    EXPECT_TRUE(has(text, "3号楼业主马某反映："));
}

TEST(Compose, ChannelsArePublishedAsTheyAre) {
    auto input = empty();
    input.channels = {"物业热线13900001111"};
    EXPECT_TRUE(has(written(input), "欢迎业主通过物业热线13900001111对决议执行情况提出意见"));
}

TEST(IsWorthPublishing, NothingHappenedMeansNothingToPublish) {
    auto input = empty();
    EXPECT_FALSE(is_worth_publishing(input));

    input.last_tasks = {{.title = "路灯"}};
    EXPECT_FALSE(is_worth_publishing(input));

    input.last_tasks.front().percent = 60;
    EXPECT_TRUE(is_worth_publishing(input));
}

TEST(BriefingMask, PeopleOnDutyKeepTheirNamesAlsoIfTheyOwnAFlat) {
    const BriefingMask mask({.hidden_names = {"吴磊", "李梅", "欧阳建国", "John Smith"},
                             .on_duty_names = {"吴磊", "李梅花"}},
                            Language::zh);

    EXPECT_EQ(mask("吴磊答复李梅和李梅花"), "吴磊答复李某和李梅花");
    EXPECT_EQ(mask("欧阳建国同意"), "欧阳某同意");
    EXPECT_EQ(mask("john smith, Johnny Smithson"), "J*** S***, Johnny Smithson");
}

TEST(BriefingMask, KeepsDatesTimesMoneyAndCommonPlaces) {
    const BriefingMask mask({}, Language::zh);
    for (const std::string text : {"2025-11-20 19:30—20:34", "2号楼2单元电梯困人", "收入170900元，17起",
                                   "3号楼500元", "服务费每度0.6元封顶", "9:00—17:00", "12-15号楼"})
        EXPECT_EQ(mask(text), text);
}

TEST(BriefingMask, TakesOutLineBreaksAndDirectionCharacters) {
    const BriefingMask mask({}, Language::zh);
    EXPECT_EQ(mask("甲\n\n乙\x01丙"), "甲 乙丙");
    EXPECT_EQ(mask("a\xE2\x80\xAE" "b\xE2\x80\x8B"), "ab");
}

TEST(Review, AGoodResolutionHasNoWarning) {
    auto input = empty();
    input.resolutions = {good_resolution()};
    EXPECT_TRUE(compose(input).warnings.empty());
}

TEST(Review, NamesWhatAResolutionLacks) {
    auto input = empty();
    input.resolutions = {{.title = "换路灯", .measures = {{.text = "更换", .responsible = {.words = "相关部门"}}}}};
    EXPECT_EQ(kinds(input),
              (std::vector{Kind::no_supervision, Kind::unnamed_responsible, Kind::no_deadline}));

    input.resolutions.front().measures.clear();
    EXPECT_EQ(kinds(input), (std::vector{Kind::no_measures, Kind::no_supervision}));
}

TEST(Review, AnOfficeMayBeResponsibleButNotEverybody) {
    auto input = empty();
    input.resolutions = {good_resolution()};
    input.resolutions.front().measures.front().responsible = {.words = "物业"};
    EXPECT_TRUE(kinds(input).empty());

    input.resolutions.front().measures.front().responsible = {.words = "大家"};
    EXPECT_EQ(kinds(input), (std::vector{Kind::unnamed_responsible}));
}

TEST(Review, FindsVagueDeadlinesInDutiesButNotInWhatResidentsSaid) {
    auto input = empty();
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
    auto input = empty();
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
    auto input = empty();
    input.items = {{.title = "门禁", .background = sentence(120)}};
    EXPECT_TRUE(kinds(input).empty());

    input.items.front().background = sentence(121);
    EXPECT_EQ(kinds(input), (std::vector{Kind::long_sentence}));

    input.items.front().background = sentence(100) + "。" + sentence(100);
    EXPECT_TRUE(kinds(input).empty());
}

TEST(Review, FindsFiguresThatDoNotAddUp) {
    auto input = empty();
    input.disclosures = {{.period = "三季度", .income = {{"广告", 300}}, .expense = {{"灯", 100}},
                          .balance_fen = 200}};
    EXPECT_TRUE(kinds(input).empty());

    input.disclosures.front().balance_fen = 201;
    EXPECT_EQ(kinds(input), (std::vector{Kind::wrong_sum}));
}

TEST(Review, AsksForWhatAMeetingsBriefingMustState) {
    auto input = empty();
    input.meeting = BriefingMeeting{.name = "推进会", .start = {.day = today, .time = 19h}};
    const auto found = kinds(input);
    EXPECT_EQ(std::count(found.begin(), found.end(), Kind::missing_field), 5);
}

TEST(Review, SaysHowManyPlacesWereMasked) {
    auto input = empty();
    input.next_steps = {"打13800001234", "去3-1-102"};
    const auto warnings = compose(input).warnings;
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings.front().kind, Kind::masked);
    EXPECT_EQ(warnings.front().excerpt, "2");
}

TEST(IssueLine, OfADraftGivesNoNumber) {
    auto document = compose(empty()).document;
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
    auto document = compose(empty()).document;
    document.number = BriefingNumber{.year = 2025, .number = 7, .total = 7};
    document.highlights = {"一", "二", "三", "四", "五", "六", "七"};
    const auto full = to_plain_text(chat_form(document, "https://h/7", 10));
    EXPECT_EQ(full, "【和悦里物业治理简报 第7期】\n和悦里业主委员会　2025年11月21日\n· 一\n· 二\n· 三\n· 四"
                    "\n· 五\n· 六\n· 七\n查看全文 https://h/7");

    document.highlights.emplace_back("八");
    const auto cut = to_plain_text(chat_form(document, "https://h/7", 10));
    EXPECT_EQ(std::count(cut.begin(), cut.end(), '\n') + 1, 10);
    EXPECT_TRUE(has(cut, "· 六\n· 另有2项，见全文\n"));
}

TEST(ChatForm, CutsLinesThatAPhoneWouldBreakOften) {
    auto document = compose(empty()).document;
    std::string longest;
    for (int i = 0; i < 91; ++i) longest += "长";
    document.highlights = {longest};
    const auto text = to_plain_text(chat_form(document, "https://h/7", 10));
    EXPECT_FALSE(has(text, longest));
    EXPECT_TRUE(has(text, "长…\n"));
}

}  // namespace
}  // namespace linyi
