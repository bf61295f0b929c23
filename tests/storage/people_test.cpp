#include "support/store.hpp"

#include <gtest/gtest.h>

namespace linyi::storage {
namespace {

constexpr Timestamp now{Millis{1'763'604'000'000}};

class People : public ::testing::Test {
protected:
    People() {
        community = tx().communities().add({.name = "和悦里小区"}, now).id;
        unit =
            tx().roster().save(community, {.label = "3-2-501", .area = {10235}, .building = "3"});
    }

    Tx tx() { return store->tx(); }
    AccountId account(std::string_view user) {
        return tx().accounts().admit("chat", user, user).id;
    }

    void add_code(std::string_view hash, std::optional<Timestamp> expires = std::nullopt) {
        tx().roster().add_code(
            hash, {.community = community, .kind = "bind", .unit = unit, .expires = expires}, now);
    }

    std::unique_ptr<Store> store = test::memory_store();
    CommunityId community{};
    UnitId unit{};
};

TEST_F(People, AUsedCodeSaysSoAndIsNotReplaced) {
    add_code("a");
    tx().roster().use_code("a", account("wang"), now);
    add_code("b");

    ASSERT_TRUE(tx().roster().find_code("a"));
    EXPECT_TRUE(tx().roster().find_code("a")->is_used);
    EXPECT_FALSE(tx().roster().find_code("b")->is_used);
}

TEST_F(People, ANewPrintedCodeReplacesThePrintedOneOnly) {
    add_code("printed");
    add_code("family", now);
    add_code("printed again");

    EXPECT_FALSE(tx().roster().find_code("printed"));
    EXPECT_TRUE(tx().roster().find_code("family"));
    add_code("family again", now);
    EXPECT_FALSE(tx().roster().find_code("family"));
    EXPECT_TRUE(tx().roster().find_code("printed again"));
}

TEST_F(People, CodesAreKeptAsDigestsOfTheirOwnKind) {
    EXPECT_EQ(code_hash("ABCD1234").size(), 64U);
    EXPECT_NE(code_hash("ABCD1234"), code_hash("ABCD1235"));
    EXPECT_NE(code_hash("ABCD1234"), content_hash("ABCD1234"));
    // The digest of RFC 6234's first example.
    EXPECT_EQ(content_hash("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(People, APhoneIsRecognisedWithinThisInstallationOnly) {
    const auto other = test::memory_store();

    const auto hash = tx().roster().phone_hash("13800000001");

    EXPECT_EQ(hash, tx().roster().phone_hash("13800000001"));
    EXPECT_NE(hash, tx().roster().phone_hash("13800000002"));
    EXPECT_NE(hash, other->tx().roster().phone_hash("13800000001"));
    EXPECT_EQ(tx().roster().phone_hash(""), "");
}

TEST_F(People, WrongCodesAreCountedPerAccountAndForgottenAfterADay) {
    const auto wang = account("wang");
    for (int i = 0; i < 3; ++i) tx().roster().count_attempt(wang, now);
    tx().roster().count_attempt(wang, now + std::chrono::minutes{30});

    EXPECT_EQ(tx().roster().attempts_since(wang, now - Millis{1}), 4);
    EXPECT_EQ(tx().roster().attempts_since(wang, now), 1);
    EXPECT_EQ(tx().roster().attempts_since(account("li"), now - Millis{1}), 0);
    tx().roster().count_attempt(wang, now + std::chrono::hours{25});
    EXPECT_EQ(tx().roster().attempts_since(wang, now - Millis{1}), 1);
}

TEST_F(People, OwnersAreThoseWhoOwnAndNobodyElse) {
    const auto owner = tx().roster().add_person(community, "王建国", "h");
    const auto neighbour = tx().roster().add_person(community, "周敏", "");
    auto home = *tx().roster().find(community, unit);
    home.owners = {owner};
    tx().roster().save(community, home);

    const auto owners = tx().roster().owners(community);

    ASSERT_EQ(owners.size(), 1U);
    EXPECT_EQ(owners[0].name, "王建国");
    EXPECT_EQ(owners[0].phone_hash, "h");
    EXPECT_TRUE(tx().roster().owns_anything(owner));
    EXPECT_FALSE(tx().roster().owns_anything(neighbour));
}

TEST_F(People, AUnitIsFoundByIdOnlyInItsCommunity) {
    const auto other = tx().communities().add({.name = "东风里小区"}, now).id;

    ASSERT_TRUE(tx().roster().find(community, unit));
    EXPECT_EQ(tx().roster().find(community, unit)->label, "3-2-501");
    EXPECT_FALSE(tx().roster().find(other, unit));
}

TEST_F(People, ForgettingAnAccountKeepsItsRowAndNobodyElsesBinding) {
    const auto wang = account("wang");
    const auto li = account("li");
    for (const auto one : {wang, li}) {
        tx().accounts().join(one, community, std::nullopt, "x");
        tx().accounts().bind(one, unit, BindingKind::owner, "code", now);
    }
    tx().accounts().set_language(wang, Language::en);

    tx().accounts().forget(wang);

    EXPECT_TRUE(tx().accounts().bindings(wang, community).empty());
    EXPECT_FALSE(tx().accounts().member(wang, community));
    ASSERT_TRUE(tx().accounts().find(wang));
    EXPECT_EQ(tx().accounts().find(wang)->shown_name, "");
    EXPECT_FALSE(tx().accounts().find(wang)->language);
    EXPECT_EQ(tx().accounts().bindings(li, community).size(), 1U);
}

TEST_F(People, AUnitThatChangesHandsKeepsItsTenants) {
    tx().accounts().bind(account("wang"), unit, BindingKind::owner, "code", now);
    tx().accounts().bind(account("feng"), unit, BindingKind::tenant, "code", now);

    tx().accounts().unbind_owners(unit);

    EXPECT_TRUE(tx().accounts().bindings(account("wang"), community).empty());
    EXPECT_EQ(tx().accounts().bindings(account("feng"), community).size(), 1U);
}

}  // namespace
}  // namespace linyi::storage
