#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;
using To = Audience::To;

class Notices : public testing::Test {
protected:
    void give_task() {
        must(stage.run(stage.wang, "task", "更换门禁 负责人 张伟 11月30日前 监督 李强"));
    }
    std::vector<storage::TimedReminder> due(std::string_view at) {
        return stage.tx().timed_reminders().due(stage.local(at));
    }

    Stage stage;
};

TEST_F(Notices, GoToTheOwnersGroupsInTheNameOfTheOffice) {
    const auto reply = stage.run(stage.zhang, "notice", "明天9点到11点停水");

    EXPECT_EQ(said(reply, To::purpose),
              "【通知】物业服务中心\n明天9点到11点停水\n和悦里小区 物业服务中心 · 2025-11-20");
    EXPECT_EQ(reply->answers.front().audience.purpose, Purpose::owners);
    EXPECT_EQ(said(reply, To::sender), "通知已发到 1 个业主群。");
    EXPECT_EQ(stage.acts().back().first, "notice_posted");
    EXPECT_NE(said(stage.run(stage.wang, "notice", "开会")).find("【通知】业主委员会"),
              std::string::npos);
    EXPECT_NE(said(stage.run(stage.han, "notice", "开会")).find("【通知】居民委员会"),
              std::string::npos);
}

TEST_F(Notices, NeedATextAndAGroup) {
    EXPECT_NE(refusal(stage.run(stage.zhang, "notice", "")).find("例如：/通知"), std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "notice", std::string(2001, 'x'))).find("最多 2000"),
              std::string::npos);
    stage.tx().chats().set_gone(stage.group.id, true);
    EXPECT_NE(refusal(stage.run(stage.zhang, "notice", "开会")).find("还没有业主群"),
              std::string::npos);
    EXPECT_TRUE(stage.acts().empty());
}

TEST_F(Notices, AreForTheOffices) {
    const auto* command = stage.table.find("notice");

    EXPECT_EQ(command->roles,
              (std::set<Role>{Role::committee, Role::manager, Role::community, Role::street}));
}

TEST_F(Notices, ATaskReminderGoesToTheResponsiblePersonNow) {
    give_task();

    const auto reply = stage.run(stage.wang, "remind", "T1");

    EXPECT_EQ(said(reply, stage.zhang.id),
              "催办 T1：更换门禁（期限 2025-11-30，待签收）\n"
              "请发送进度，例如：进度 T1 60%。办完请发：完成 T1");
    EXPECT_EQ(said(reply, To::sender), "已提醒 张伟：T1 更换门禁");
    EXPECT_EQ(stage.acts().back().first, "task_reminded");
}

TEST_F(Notices, WhoCannotBeReachedPrivatelyIsRemindedByNameHere) {
    must(stage.run(stage.wang, "task", "修路灯 负责人 孙丽 11月30日前"));

    const auto reply = stage.run(stage.wang, "remind", "T1");

    EXPECT_NE(said(reply, To::here).find("孙丽，请办理 T1：修路灯"), std::string::npos);
    EXPECT_EQ(reply->answers.front().document.mentions.at(0).user, "sun");
}

TEST_F(Notices, ASecondTaskReminderWaitsAnHour) {
    give_task();
    must(stage.run(stage.wang, "remind", "T1"));
    stage.now += 1h - 1ms;
    EXPECT_NE(refusal(stage.run(stage.li, "remind", "T1")).find("在 2025-11-20 10:00 刚催办过"),
              std::string::npos);

    stage.now += 1ms;

    EXPECT_TRUE(stage.run(stage.li, "remind", "T1"));
}

TEST_F(Notices, OnlySupervisorAndOfficesRemind) {
    give_task();

    EXPECT_FALSE(stage.run(stage.chen, "remind", "T1"));
    EXPECT_FALSE(stage.run(stage.guest, "remind", "T1"));
    EXPECT_TRUE(stage.run(stage.li, "remind", "T1"));
}

TEST_F(Notices, WhatIsDoneNeedsNoReminder) {
    give_task();
    must(stage.run(stage.zhang, "done", "T1"));
    EXPECT_NE(refusal(stage.run(stage.wang, "remind", "T1")).find("在等验收"), std::string::npos);
    must(stage.run(stage.li, "verify", "T1 属实"));
    EXPECT_NE(refusal(stage.run(stage.wang, "remind", "T1")).find("已经结束"), std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.wang, "remind", "T9")).find("没有找到任务 T9"),
              std::string::npos);
}

TEST_F(Notices, AReminderAtATimeIsKeptForThisChat) {
    const auto reply = stage.run(stage.wang, "remind", "明天9点 带钥匙");

    EXPECT_EQ(said(reply), "好的，2025-11-21 09:00 在这里提醒：带钥匙");
    EXPECT_TRUE(due("2025-11-21 08:59").empty());
    const auto waiting = due("2025-11-21 09:00");
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].text, "带钥匙");
    EXPECT_EQ(waiting[0].chat, stage.group.id);
    EXPECT_EQ(waiting[0].community, stage.community.id);
    EXPECT_EQ(stage.acts().back().first, "reminder_set");
}

TEST_F(Notices, ADayWithoutTimeMeansTheUsualTimeOfDay) {
    EXPECT_NE(said(stage.run(stage.wang, "remind", "11月30日 交电费")).find("2025-11-30 09:00"),
              std::string::npos);
}

TEST_F(Notices, AResidentRemindsThemselvesInADirectChat) {
    EXPECT_NE(refusal(stage.run(stage.chen, "remind", "明天9点 带钥匙")).find("请私聊我"),
              std::string::npos);
    const auto context = stage.context(stage.chen, stage.direct(stage.chen));
    EXPECT_TRUE(stage.run(context, stage.call("remind", "明天9点 带钥匙")));
    EXPECT_EQ(due("2025-11-21 09:00").at(0).chat, stage.direct(stage.chen).id);
}

TEST_F(Notices, AReminderNeedsATimeAheadAndWords) {
    const auto refused = [this](std::string words) {
        return refusal(stage.run(stage.wang, "remind", std::move(words)));
    };

    EXPECT_NE(refused("").find("例如：/提醒 T5"), std::string::npos);
    EXPECT_NE(refused("带钥匙").find("例如：/提醒 T5"), std::string::npos);
    EXPECT_NE(refused("明天9点").find("例如：/提醒 T5"), std::string::npos);
    EXPECT_NE(refused("尽快 带钥匙").find("“尽快”不是具体时间"), std::string::npos);
    EXPECT_NE(refused("2025-11-01 带钥匙").find("已经过去了（现在 2025-11-20 10:00）"),
              std::string::npos);
    EXPECT_NE(refused("2028-11-01 带钥匙").find("太远了"), std::string::npos);
    EXPECT_TRUE(stage.acts().empty());
}

TEST_F(Notices, NobodyFillsTheCalendar) {
    for (int i = 0; i < 20; ++i) must(stage.run(stage.wang, "remind", "明天9点 带钥匙"));

    EXPECT_NE(refusal(stage.run(stage.wang, "remind", "明天9点 带钥匙")).find("20 个"),
              std::string::npos);
}

}  // namespace
}  // namespace linyi::commands::test
