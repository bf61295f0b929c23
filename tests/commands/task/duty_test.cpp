#include "commands/task/duty.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::task {
namespace {

const LocalTime thursday{.day = std::chrono::year{2025} / 11 / 20, .time = std::chrono::hours{10}};

DutyWords read(std::string_view text) {
    return read_duty(text, thursday, {});
}
RequestWords read_all(std::string_view text) {
    return read_request(text, thursday, {});
}

std::string due(const DutyWords& duty) {
    return duty.due ? to_text(duty.due->at.day) : "-";
}

void expect(std::string_view line, const DutyWords& duty, const std::vector<std::string>& parts) {
    EXPECT_EQ((std::vector<std::string>{duty.text, duty.responsible, due(duty), duty.supervisor}),
              parts)
        << line;
}

TEST(ReadDuty, TakesTheFourPartsInAnyOrder) {
    for (const std::string line : {
             "更换8号楼门禁 @张伟 截止 11月30日 监督 王芳",
             "更换8号楼门禁 监督：王芳 责任人：张伟 截止：11月30日",
             "监督人王芳，负责人张伟，更换8号楼门禁，11月30日前完成",
             "更换8号楼门禁，由张伟负责，11月30日前完成，由王芳监督",
             "11月30日前更换8号楼门禁，张伟负责，监督人 王芳",
             "截止到11月30日 更换8号楼门禁 负责人 @张伟 监督人 @王芳",
         }) {
        expect(line, read(line), {"更换8号楼门禁", "张伟", "2025-11-30", "王芳"});
    }
}

TEST(ReadDuty, TakesEnglish) {
    for (const std::string line : {
             "Replace the gate lock @Zhang due Nov 30 supervisor Wang Fang",
             "Replace the gate lock responsible Zhang by Nov 30 supervised by Wang Fang",
             "Replace the gate lock, assigned to Zhang, deadline: Nov 30, supervisor: Wang Fang",
         }) {
        expect(line, read(line), {"Replace the gate lock", "Zhang", "2025-11-30", "Wang Fang"});
    }
}

TEST(ReadDuty, ANameEndsBeforeADay) {
    const auto duty = read("Fix the lamp supervisor Wang Fang Friday 18:00");

    EXPECT_EQ(duty.supervisor, "Wang Fang");
    EXPECT_EQ(due(duty), "2025-11-21");
    EXPECT_TRUE(duty.due->has_time);
}

TEST(ReadDuty, KeepsWhatIsNoPart) {
    expect("", read("加强监督检查，修剪南门绿化"), {"加强监督检查，修剪南门绿化", "", "-", ""});
    expect("", read("落实垃圾分类，办理停车证"), {"落实垃圾分类，办理停车证", "", "-", ""});
    expect("", read("更换3-2-501门口的灯"), {"更换3-2-501门口的灯", "", "-", ""});
}

TEST(ReadDuty, ReadsWorkingDays) {
    expect("", read("修2单元路灯 三个工作日内完成 @张伟"),
           {"修2单元路灯", "张伟", "2025-11-25", ""});
}

TEST(ReadDuty, KeepsVagueWordsForAskingBack) {
    const auto duty = read("更换门禁 @张伟 尽快");

    ASSERT_TRUE(duty.due);
    EXPECT_TRUE(duty.due->is_vague);
    EXPECT_EQ(duty.due->text, "尽快");
}

TEST(ReadDuty, TheFirstMentionIsResponsibleUnlessItSupervises) {
    const auto marked =
        mark_mentions("更换门禁 监督 @王 芳 @张伟 11月30日",
                      {{.user = "z", .shown = "@张伟"}, {.user = "w", .shown = "@王 芳"}});
    const auto duty = read(marked);

    EXPECT_EQ(mention_of(duty.responsible), 0U);
    EXPECT_EQ(mention_of(duty.supervisor), 1U);
    EXPECT_EQ(duty.text, "更换门禁");
}

TEST(ReadDuty, NobodyCanTypeAMention) {
    const auto duty =
        read(mark_mentions("更换门禁 责任人 \x02"
                           "0\x02",
                           {{.user = "z", .shown = "@张"}}));

    EXPECT_FALSE(mention_of(duty.responsible));
}

TEST(ReadRequest, SeparatesMeasuresAndSharesWhatFollows) {
    const auto request = read_all("更换门禁；修路灯 @张伟 11月30日前 监督 王芳");

    ASSERT_EQ(request.duties.size(), 2U);
    expect("", request.duties[0], {"更换门禁", "张伟", "2025-11-30", "王芳"});
    expect("", request.duties[1], {"修路灯", "张伟", "2025-11-30", "王芳"});
}

TEST(ReadRequest, NumberedLinesMayHaveAHeadlineAndTheirOwnParts) {
    const auto request = read_all(
        "门禁改造：\n1. 更换门禁 @张伟 11月30日前\n2、公示费用 责任人 孙丽 12月5日前\n   在公告栏");

    EXPECT_EQ(request.title, "门禁改造");
    ASSERT_EQ(request.duties.size(), 2U);
    expect("", request.duties[0], {"更换门禁", "张伟", "2025-11-30", ""});
    expect("", request.duties[1], {"公示费用 在公告栏", "孙丽", "2025-12-05", ""});
}

TEST(ReadRequest, AMeasureWithoutPartsTakesThoseBeforeItLast) {
    const auto request = read_all("更换门禁 @张伟 11月30日前；修路灯");

    expect("", request.duties[1], {"修路灯", "张伟", "2025-11-30", ""});
}

TEST(ReadRequest, APieceOfPeopleAndDatesOnlyIsNoMeasure) {
    const auto request = read_all("更换门禁；@张伟 11月30日前");

    ASSERT_EQ(request.duties.size(), 1U);
    expect("", request.duties[0], {"更换门禁", "张伟", "2025-11-30", ""});
}

TEST(ReadRequest, FindsTheVoteItRestsOn) {
    EXPECT_EQ(read_all("依据V12 更换门禁 @张伟").poll, 12);
    EXPECT_EQ(read_all("V12").poll, 12);
    EXPECT_EQ(read_all("根据表决 v3，更换门禁").poll, 3);
    EXPECT_EQ(read_all("依据V12 更换门禁 @张伟").duties[0].text, "更换门禁");
    EXPECT_FALSE(read_all("安装TV12接口").poll);
    EXPECT_FALSE(read_all("安装12V5A电源").poll);
}

TEST(ReadRequest, DecimalsAreNoListNumbers) {
    EXPECT_EQ(read_all("1.5米护栏更换").duties[0].text, "1.5米护栏更换");
}

TEST(Leads, OfferTheBeginningAsAName) {
    const auto found = leads("物业 张经理：更换门禁");

    ASSERT_GE(found.size(), 1U);
    EXPECT_EQ(found[0].name, "物业 张经理");
    EXPECT_EQ(found[0].rest, "更换门禁");
    EXPECT_EQ(leads("张经理 更换门禁").back().name, "张经理");
    EXPECT_TRUE(leads("更换门禁").empty());
}

}  // namespace
}  // namespace linyi::commands::task
