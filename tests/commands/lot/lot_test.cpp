#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

/// Thursday 2025-11-20: list and source are published, the number comes later by two people.
class Lots : public testing::Test {
protected:
    std::string hear(const Account& who, std::string text) {
        talk.hear(who, talk.stage.group, std::move(text));
        return talk.answers();
    }
    std::optional<Lot> lot(std::int64_t number = 1) {
        return talk.stage.tx().lots().find(talk.stage.community.id, number);
    }
    /// Two people put the number in.
    std::string draw(const std::string& value) {
        talk.stage.now += 48h;
        hear(talk.stage.wang, "/开签 L1 " + value);
        return hear(talk.stage.zhang, "/会签 D1");
    }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

    Talk talk;
};

TEST_F(Lots, ListAndSourceArePublishedBeforeTheNumberIsKnown) {
    const auto post =
        hear(talk.stage.wang, "/抽签 2名 监票人 | 张三 | 李四 | 王五 来源 11月21日福彩3D开奖号");

    EXPECT_TRUE(holds(post, "【抽签 L1】监票人")) << post;
    EXPECT_TRUE(holds(post, "3 个中抽 2 个")) << post;
    EXPECT_TRUE(holds(post, "张三、李四、王五")) << post;
    EXPECT_TRUE(holds(post, "号码|和悦里小区|监票人")) << post;
    ASSERT_TRUE(lot());
    EXPECT_TRUE(holds(post, list_sha256(*lot()))) << post;
    EXPECT_FALSE(lot()->value);
}

TEST_F(Lots, TwoPeopleDrawAndAnybodyCanDoItAgain) {
    hear(talk.stage.wang, "/抽签 2 监票人 | 张三 | 李四 | 王五 来源 11月21日福彩3D开奖号");

    const auto result = draw("7-3-9");

    ASSERT_TRUE(lot()->value);
    EXPECT_EQ(seed_of(*lot()), "7-3-9|和悦里小区|监票人");
    const auto names = drawn(*lot());
    ASSERT_EQ(names.size(), 2U);
    EXPECT_TRUE(holds(result, names[0] + "、" + names[1])) << result;
    EXPECT_TRUE(holds(result, lot_case(*lot()))) << result;
    EXPECT_TRUE(holds(hear(talk.stage.wang, "/开签 L1 1-1-1"), "已经开签")) << talk.answers();
}

TEST_F(Lots, OnePersonAloneCannotDraw) {
    hear(talk.stage.wang, "/抽签 1 监票人 | 张三 | 李四 来源 11月21日福彩3D开奖号");
    talk.stage.now += 48h;

    hear(talk.stage.wang, "/开签 L1 7-3-9");
    hear(talk.stage.wang, "/会签 D1");

    EXPECT_FALSE(lot()->value) << talk.answers();
}

TEST_F(Lots, BeforeTheNumberIsOutNobodyCanDraw) {
    hear(talk.stage.wang, "/抽签 1 监票人 | 张三 | 李四 来源 11月21日福彩3D开奖号");

    EXPECT_TRUE(holds(hear(talk.stage.wang, "/开签 L1 7-3-9"), "才公布")) << talk.answers();
}

TEST_F(Lots, WhoDeclinesIsFollowedByTheNext) {
    hear(talk.stage.wang, "/抽签 1 监票人 | 张三 | 李四 | 王五 来源 11月21日福彩3D开奖号");
    draw("7-3-9");
    const auto first = drawn(*lot()).front();

    const auto result = hear(talk.stage.wang, "/递补 L1 " + first);

    EXPECT_EQ(lot()->declined, std::set<std::string>{first});
    EXPECT_NE(drawn(*lot()).front(), first) << result;
    EXPECT_TRUE(holds(result, "\"declined\"")) << result;
    EXPECT_TRUE(holds(hear(talk.stage.wang, "/递补 L1 " + first), "抽中的是")) << talk.answers();
}

TEST_F(Lots, WithoutNamesAllHouseholdsOrThoseOfABuildingAreDrawnFrom) {
    hear(talk.stage.wang, "/抽签 2 议事代表 来源 11月21日福彩3D开奖号");
    hear(talk.stage.wang, "/抽签 1 议事代表 --from 2号楼 来源 11月21日福彩3D开奖号");

    EXPECT_EQ(lot(1)->ids.size(), 4U) << "one ticket an owner's household";
    EXPECT_EQ(lot(2)->ids, (std::vector<std::string>{"2-1-201", "2-1-202"}));
    EXPECT_EQ(lot(2)->title, "议事代表");
}

TEST_F(Lots, WhatWouldProveNothingIsRefused) {
    for (const auto& [text, why] :
         {std::pair{"/抽签 2 监票人 | 张三 | 李四 | 王五", "种子来源"},
          {"/抽签 2 监票人 | 张三 | 李四 | 王五 来源 我心里的数", "种子来源"},
          {"/抽签 2 监票人 | 张三 | 李四 | 王五 来源 2025年11月19日福彩3D", "已经过去"},
          {"/抽签 2 监票人 | 张三 | 李四 来源 11月21日福彩3D", "不用抽签"},
          {"/抽签 1 监票人 | 张三 | 张三 来源 11月21日福彩3D", "出现了两次"},
          {"/抽签 监票人 | 张三 | 李四 来源 11月21日福彩3D", "抽几个"},
          {"/抽签 1 代表 --from 9号楼 来源 11月21日福彩3D", "名册里没有"},
          {"/抽签 L9", "没有抽签 L9"}})
        EXPECT_TRUE(holds(hear(talk.stage.wang, text), why)) << text << "\n" << talk.answers();
    EXPECT_FALSE(lot());
}

}  // namespace
}  // namespace linyi::commands::test
