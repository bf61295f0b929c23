#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using State = AgendaCandidate::State;

class Agenda : public testing::Test {
protected:
    Stage& stage() { return talk.stage; }
    std::string say(const Account& who, std::string text) {
        talk.hear(who, stage().group, std::move(text));
        return talk.answers();
    }
    void plan() { say(stage().wang, "/会议 推进会 11月30日19:30"); }
    std::vector<AgendaItem> items() {
        return stage().tx().meetings().items(
            stage().tx().meetings().find(stage().community.id, 1)->id);
    }
    std::vector<AgendaCandidate> waiting() {
        return stage().tx().agenda_candidates().waiting(stage().community.id);
    }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

    Talk talk;
};

TEST_F(Agenda, AHostAddsItems) {
    EXPECT_TRUE(holds(say(stage().wang, "/议题 电梯大修"), "还没有会议。先召集"));
    plan();

    EXPECT_EQ(say(stage().wang, "/议题 电梯大修"), "议题已列入会议 M1：1. 电梯大修");
    EXPECT_EQ(say(stage().zhang, "/agenda 更换门禁"), "议题已列入会议 M1：2. 更换门禁");
    EXPECT_TRUE(holds(say(stage().chen, "/议题"), "1. 电梯大修"));
    EXPECT_EQ(stage().acts().back().first, "agenda_item_added");
}

TEST_F(Agenda, AHostInPrivateIsToldAndSoIsTheGroup) {
    plan();

    talk.hear(stage().wang, stage().direct(stage().wang), "/议题 电梯大修");

    EXPECT_TRUE(holds(talk.answers_in(stage().group), "1. 电梯大修"));
    EXPECT_TRUE(holds(talk.answers_in(stage().direct(stage().wang)), "1. 电梯大修"));
}

TEST_F(Agenda, AResidentProposesAndIsToldWhatBecameOfIt) {
    plan();

    EXPECT_TRUE(holds(say(stage().chen, "/议题 电梯大修"), "已收到您提的议题 O1：电梯大修"));
    EXPECT_TRUE(items().empty());
    EXPECT_TRUE(holds(say(stage().wang, "/议题"), "O1 电梯大修（居民提出）"));
    EXPECT_FALSE(holds(say(stage().li, "/议题"), "O1")) << "only hosts decide";
    EXPECT_TRUE(holds(say(stage().wang, "/议题 采纳 O1"), "议题已列入会议 M1：1. 电梯大修"));

    EXPECT_TRUE(holds(talk.answers_in(stage().direct(stage().chen)), "您提的 O1 已列入会议 M1"));
    EXPECT_EQ(items().at(0).background, "由 O1 提出");
    EXPECT_TRUE(waiting().empty());
    EXPECT_TRUE(holds(say(stage().wang, "/议题 采纳 O1"), "O1 不在待定的议题里"));
}

TEST_F(Agenda, AHostPutsAProposalOffWithAReason) {
    say(stage().chen, "/议题 电梯大修");
    EXPECT_TRUE(holds(say(stage().wang, "/议题 暂缓 O1"), "请写明暂缓的原因"));
    EXPECT_EQ(waiting().size(), 1U);

    EXPECT_TRUE(holds(say(stage().wang, "/议题 暂缓 O1 等报价"), "O1 暂缓：等报价"));

    EXPECT_TRUE(holds(talk.answers_in(stage().direct(stage().chen)), "原因：等报价"));
    EXPECT_TRUE(waiting().empty());
    const auto kept = stage().tx().agenda_candidates().find(stage().community.id, 1);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->state, State::deferred);
    EXPECT_EQ(kept->note, "等报价");
    EXPECT_EQ(stage().acts().back().first, "agenda_deferred");
}

TEST_F(Agenda, OnlyHostsDecide) {
    plan();
    say(stage().chen, "/议题 电梯大修");

    EXPECT_TRUE(holds(say(stage().li, "/议题 采纳 O1"), "会议由业委会或物业"));
    EXPECT_TRUE(holds(say(stage().han, "/议题 暂缓 O1 不急"), "会议由业委会或物业"));
    EXPECT_TRUE(holds(say(stage().wang, "/议题 采纳 电梯"), "请写待定议题的编号"));
    EXPECT_EQ(waiting().size(), 1U);
}

TEST_F(Agenda, StrangersBindFirst) {
    EXPECT_TRUE(holds(say(stage().guest, "/议题 电梯大修"), "绑定 房号 绑定码"));
    EXPECT_TRUE(waiting().empty());
    EXPECT_TRUE(stage().acts().empty());
}

TEST_F(Agenda, WhatWentBadlyIsProposedByItself) {
    plan();
    say(stage().wang, "/决议 更换门禁 @张伟 11月21日");
    say(stage().chen, "/反馈 R1 1 没换");
    stage().now = stage().local("2025-11-25 10:00");

    const auto text = say(stage().wang, "/议题");

    EXPECT_TRUE(holds(text, "R1 更换门禁（评价低）")) << text;
    EXPECT_TRUE(holds(text, "T1 更换门禁（超期）")) << text;
    EXPECT_TRUE(holds(say(stage().wang, "/议题 列入 T1"), "1. 更换门禁"));
}

TEST_F(Agenda, AWordThatGoesOnIsATitle) {
    plan();
    say(stage().chen, "/议题 电梯大修");

    EXPECT_TRUE(holds(say(stage().wang, "/议题 列入维修资金的项目"), "1. 列入维修资金的项目"));
    EXPECT_TRUE(holds(say(stage().wang, "/议题 采纳O1"), "2. 电梯大修"));
}

TEST_F(Agenda, AQuotedNoticeOrANumberNamesTheMeeting) {
    plan();
    const auto row = stage().tx().meetings().find(stage().community.id, 1)->id.value;
    stage().tx().conversation().posted(stage().group.id, "p-m", {.kind = 'M', .id = row});
    auto quote = talk.message(stage().wang, stage().group, "议题 电梯大修");
    quote.reply_to = "p-m";

    talk.hear(quote);
    EXPECT_TRUE(holds(talk.answers(), "会议 M1：1. 电梯大修")) << talk.answers();
    EXPECT_TRUE(holds(say(stage().wang, "M1 议题 更换门禁"), "会议 M1：2. 更换门禁"));
}

TEST_F(Agenda, HasBounds) {
    plan();
    std::string title;
    for (int i = 0; i < 101; ++i) title += "题";
    EXPECT_TRUE(holds(say(stage().wang, "/议题 " + title), "最多 100 个字"));
    for (int i = 0; i < 30; ++i) say(stage().wang, "/议题 第几件事");
    EXPECT_EQ(items().size(), 30U);

    EXPECT_TRUE(holds(say(stage().wang, "/议题 再一件"), "已经有 30 项，不能再加"));
}

TEST_F(Agenda, WithoutAMeetingAResidentIsToldTheyMayPropose) {
    EXPECT_EQ(say(stage().chen, "/议题"), "还没有会议。您可以先提出议题：/议题 内容");
}

}  // namespace
}  // namespace linyi::commands::test
