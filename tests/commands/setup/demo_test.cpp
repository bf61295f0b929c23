#include "commands/setup/demo.hpp"

#include "support/store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace linyi::commands::setup {
namespace {

constexpr Timestamp now{Millis{1'763'604'000'000}};

class DemoCommunity : public ::testing::Test {
protected:
    Demo seed() {
        Demo demo;
        store_->transact([&](storage::Tx& tx) { demo = seed_demo(tx, now); });
        return demo;
    }

    std::unique_ptr<storage::Store> store_ = test::memory_store();
};

TEST_F(DemoCommunity, IsMadeOnceAndFoundAgain) {
    const auto first = seed();
    const auto acts = store_->tx().acts().last();
    const auto second = seed();

    EXPECT_TRUE(first.is_new);
    EXPECT_FALSE(second.is_new);
    EXPECT_EQ(first.community.id, second.community.id);
    EXPECT_EQ(store_->tx().acts().last(), acts);
    EXPECT_TRUE(second.community.is_demo);
    EXPECT_EQ(second.community.zone.name(), "Asia/Shanghai");
}

TEST_F(DemoCommunity, HasFourBuildingsAndTwoGroups) {
    const auto demo = seed();
    auto tx = store_->tx();

    std::set<std::string> buildings;
    const auto units = tx.roster().units(demo.community.id);
    for (const auto& unit : units)
        if (unit.kind == UnitKind::home) buildings.insert(unit.building);

    EXPECT_GE(units.size(), 24U);
    EXPECT_EQ(buildings.size(), 4U);
    EXPECT_EQ(tx.chats().of_community(demo.community.id, Purpose::owners).size(), 1U);
    EXPECT_EQ(tx.chats().of_community(demo.community.id, Purpose::work).size(), 1U);
    EXPECT_EQ(voting_rights(units, {}).size(), units.size() - 1) << "4-1-201 and 4-1-202 are one";
}

TEST_F(DemoCommunity, EveryPersonaHasAnAccountAndADirectChat) {
    const auto demo = seed();
    auto tx = store_->tx();

    for (const auto& persona : demo.personas) {
        const auto account = tx.accounts().find(demo_adapter, persona.id);
        ASSERT_TRUE(account) << persona.id;
        EXPECT_EQ(account->shown_name, persona.name_zh);
        ASSERT_TRUE(account->direct_chat) << persona.id;
        EXPECT_EQ(tx.chats().find(*account->direct_chat)->platform_chat, persona.id);
        for (const auto& chat : persona.chats)
            EXPECT_TRUE(tx.chats().find(demo_adapter, chat.id)) << chat.id;
    }
}

TEST_F(DemoCommunity, TheCoupleSharesAUnitAndTheVisitorHasNone) {
    const auto demo = seed();
    auto tx = store_->tx();
    const auto of = [&](std::string_view persona) {
        return tx.accounts().bindings(tx.accounts().find(demo_adapter, persona)->id,
                                      demo.community.id);
    };

    ASSERT_EQ(of("wang").size(), 1U);
    ASSERT_EQ(of("limei").size(), 1U);
    EXPECT_EQ(of("wang")[0].unit, of("limei")[0].unit);
    EXPECT_EQ(of("xu").size(), 2U);
    EXPECT_EQ(of("feng")[0].kind, BindingKind::tenant);
    EXPECT_TRUE(of("guo").empty());
}

}  // namespace
}  // namespace linyi::commands::setup
