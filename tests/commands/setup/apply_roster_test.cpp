#include "commands/setup/apply_roster.hpp"

#include "domain/csv.hpp"
#include "domain/roster_export.hpp"
#include "language/words.hpp"
#include "support/store.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::setup {
namespace {

constexpr Timestamp now{Millis{1'763'604'000'000}};

class ApplyRoster : public ::testing::Test {
protected:
    ApplyRoster() {
        store_->transact([this](storage::Tx& tx) {
            community_ = tx.communities().add({.name = "和悦里小区"}, now).id;
        });
    }

    RosterChanges apply(std::string_view csv) {
        const auto reading = read_roster_csv(csv, language::unit_label);
        EXPECT_FALSE(reading.has_errors());
        return apply(reading.draft);
    }

    RosterChanges apply(const RosterDraft& draft) {
        RosterChanges changes;
        store_->transact([&](storage::Tx& tx) {
            changes = apply_roster(
                tx, {.community = community_, .adapter = "chat", .content_hash = "abc"}, draft,
                now);
        });
        return changes;
    }

    std::vector<Binding> bindings(std::string_view user) {
        auto tx = store_->tx();
        const auto account = tx.accounts().find("chat", user);
        return account ? tx.accounts().bindings(account->id, community_) : std::vector<Binding>{};
    }

    std::size_t heads() {
        return voting_rights(store_->tx().roster().units(community_), {}).size();
    }

    std::unique_ptr<storage::Store> store_ = test::memory_store();
    CommunityId community_{};
};

constexpr std::string_view three_units =
    "房号,面积,业主,账号,租户\n"
    "3-2-501,102.35,王建国;李梅,wang;li,feng\n"
    "3-2-502,80.00,徐芳,xu,\n"
    "3-2-503,90.00,徐芳,xu,\n";

TEST_F(ApplyRoster, SavesUnitsOwnersAccountsAndTenants) {
    const auto changes = apply(three_units);

    EXPECT_EQ(changes.units_added, 3);
    EXPECT_EQ(changes.people_added, 3);
    EXPECT_EQ(changes.accounts_bound, 4);
    EXPECT_EQ(changes.tenants_bound, 1);
    EXPECT_EQ(heads(), 2U) << "徐芳's two units are one head";
    EXPECT_EQ(bindings("xu").size(), 2U);
    ASSERT_EQ(bindings("feng").size(), 1U);
    EXPECT_EQ(bindings("feng")[0].kind, BindingKind::tenant);
}

TEST_F(ApplyRoster, AppliedTwiceChangesNothingAndRecordsNothing) {
    apply(three_units);
    const auto acts = store_->tx().acts().last();

    const auto again = apply(three_units);

    EXPECT_TRUE(again.is_nothing());
    EXPECT_EQ(store_->tx().acts().last(), acts);
    EXPECT_EQ(heads(), 2U);
}

TEST_F(ApplyRoster, RecordsOneActWithCountsAndTheFilesHash) {
    apply(three_units);

    const auto acts = store_->tx().acts().from(1, 10);
    ASSERT_EQ(acts.size(), 1U);
    EXPECT_EQ(acts[0].kind, "roster_imported");
    EXPECT_NE(acts[0].payload.find("\"units_added\":3"), std::string::npos) << acts[0].payload;
    EXPECT_NE(acts[0].payload.find("\"file_sha256\":\"abc\""), std::string::npos);
    EXPECT_EQ(acts[0].payload.find("王建国"), std::string::npos) << "no names in the record";
}

TEST_F(ApplyRoster, CorrectsAnAreaInPlace) {
    apply(three_units);

    const auto changes = apply("房号,面积,业主\n3-2-502,81.50,徐芳\n");

    EXPECT_EQ(changes.units_changed, 1);
    EXPECT_EQ(changes.units_added, 0);
    EXPECT_EQ(store_->tx().roster().find(community_, "3-2-502")->area.hundredths, 8150);
    EXPECT_EQ(changes.not_in_file, (std::vector<std::string>{"3-2-501", "3-2-503"}));
    EXPECT_EQ(bindings("wang").size(), 1U) << "a unit that the file does not name stays";
}

TEST_F(ApplyRoster, UnbindsTheAccountsOfAUnitThatChangedHands) {
    apply(three_units);

    const auto changes = apply("房号,面积,业主\n3-2-501,102.35,新业主\n");

    EXPECT_EQ(changes.accounts_unbound, 2);
    EXPECT_TRUE(bindings("wang").empty());
    EXPECT_TRUE(bindings("li").empty());
    EXPECT_EQ(bindings("feng").size(), 1U);
}

TEST_F(ApplyRoster, KeepsTheAccountsWhileOneOwnerStays) {
    apply(three_units);

    const auto changes = apply("房号,面积,业主\n3-2-501,102.35,李梅\n");

    EXPECT_EQ(changes.accounts_unbound, 0);
    EXPECT_EQ(bindings("wang").size(), 1U);
}

TEST_F(ApplyRoster, KnowsAnOwnerAgainWhenThePhoneIsAddedLater) {
    apply("房号,面积,业主,电话\n1-1-101,80,张伟,\n");

    const auto with_phone = apply("房号,面积,业主,电话\n1-1-101,80,张伟,13800000001\n");
    const auto other_phone = apply("房号,面积,业主,电话\n1-1-101,80,张伟,13800000009\n");

    EXPECT_EQ(with_phone.people_added, 0);
    EXPECT_EQ(other_phone.people_added, 1);
}

TEST_F(ApplyRoster, NeverStoresAPhoneNumber) {
    apply("房号,面积,业主,电话\n1-1-101,80,张伟,13800000001\n");

    const auto owners = store_->tx().roster().owners(community_);
    ASSERT_EQ(owners.size(), 1U);
    EXPECT_EQ(owners[0].phone_hash.size(), 64U);
    EXPECT_EQ(owners[0].phone_hash.find("1380000"), std::string::npos);
}

/// The roster as a file that was exported: header first.
class ExportedRoster : public ApplyRoster {
protected:
    std::string exported(bool has_names) {
        auto tx = store_->tx();
        std::map<PersonId, std::string> names;
        for (const auto& owner : tx.roster().owners(community_)) names[owner.person] = owner.name;
        std::string csv;
        const auto rows =
            export_roster(tx.roster().units(community_), names, {Language::zh, has_names});
        for (const auto& row : rows) {
            for (const auto& field : row)
                csv += csv_field(field) + (&field == &row.back() ? "\r\n" : ",");
        }
        return csv;
    }

    std::string problems(std::string_view csv) {
        const auto reading = read_roster_csv(csv, language::unit_label);
        auto tx = store_->tx();
        std::string all;
        for (const auto& problem : reading.problems) all += say(Language::en, problem) + "\n";
        for (const auto& problem : check_owner_ids(tx, community_, reading.draft))
            all += say(Language::en, problem) + "\n";
        return all;
    }
};

TEST_F(ExportedRoster, ComesBackWithoutAnyChangeAlsoMasked) {
    // Two of one name whom only the phone tells apart, a guarded label, names with commas and
    // signs, a building of its own name, all kinds and statuses.
    apply(
        "房号,楼栋,面积,业主,类型,状态,电话,账号\n"
        "1-1-101,,80,张伟,,,13800000001,zhang\n"
        "1-1-102,,80,张伟;李梅,,,13800000002;,\n"
        "S-03,商业街,45,\"=cmd\",商铺,,,\n"
        "-1层023,,12.5,张伟,车位,,13800000001,\n"
        "4-2-301,,89.6,,,未售,,\n"
        "4-2-302,,89.6,丁国庆,,已售未交付,,\n");
    RosterBuilder builder(language::unit_label);
    builder.add(
        {.row = 1, .unit = "5-1-101", .area = "80", .owners = {"Smith, John", "A/B Trading"}});
    apply(builder.finish().draft);
    const auto before = store_->tx().roster().units(community_);

    for (const bool has_names : {true, false}) {
        const auto csv = exported(has_names);
        ASSERT_EQ(problems(csv), "") << csv;
        const auto changes = apply(csv);
        EXPECT_TRUE(changes.is_nothing()) << csv;
        EXPECT_TRUE(changes.not_in_file.empty());
    }

    const auto after = store_->tx().roster().units(community_);
    ASSERT_EQ(after.size(), before.size());
    EXPECT_EQ(heads(), 5U);
    EXPECT_EQ(bindings("zhang").size(), 1U) << "a masked name is no new owner";
}

TEST_F(ExportedRoster, MasksNamesUnlessAskedForThem) {
    apply("房号,面积,业主\n3-2-501,102.35,王建国;李梅\n");

    EXPECT_EQ(exported(false),
              "房号,楼栋,单元,面积,类型,状态,业主,业主编号\r\n"
              "3-2-501,3,2,102.35,住宅,已售,\"王*国;李*\",\"P1;P2\"\r\n");
    EXPECT_NE(exported(true).find("王建国;李梅"), std::string::npos);
}

TEST_F(ExportedRoster, AnIdWithAnotherNameOrOfAnotherCommunityIsRefused) {
    apply("房号,面积,业主\n3-2-501,102.35,王建国\n");

    EXPECT_EQ(
        problems("房号,面积,业主,业主编号\n3-2-501,102.35,赵六,P1\n"),
        "row 2: owner P1 is not called \"赵六\". → empty the id if the unit has a new owner.\n");
    EXPECT_NE(problems("房号,面积,业主,业主编号\n3-2-501,102.35,王建国,P77\n")
                  .find("row 2: this community has no owner P77"),
              std::string::npos);
    EXPECT_NE(problems("房号,面积,业主,业主编号\n3-2-501,102.35,王*国,\n").find("masked name"),
              std::string::npos);
    EXPECT_NE(problems("房号,面积,业主,业主编号\n3-2-501,102.35,王建国,17\n")
                  .find("\"17\" is no owner id"),
              std::string::npos);
}

TEST_F(ApplyRoster, KeepsTheStairwell) {
    apply("楼栋,单元,室号,面积,业主\n3号楼,2单元,501,80,甲\n");

    EXPECT_EQ(store_->tx().roster().find(community_, "3-2-501")->stairwell, "2");
    EXPECT_EQ(store_->tx().roster().find(community_, "3-2-501")->building, "3");
}

TEST_F(ApplyRoster, ANameShownInAChatIsNeverTakenForAnOwner) {
    // Somebody calls himself like an owner, and got a person of that name in a chat.
    PersonId impostor;
    store_->transact([&](storage::Tx& tx) {
        const auto account = tx.accounts().admit("chat", "stranger", "周敏");
        impostor = tx.accounts().join(account.id, community_, std::nullopt, "周敏");
    });

    apply("房号,面积,业主\n1-1-101,80,周敏\n");

    const auto unit = store_->tx().roster().find(community_, "1-1-101");
    ASSERT_EQ(unit->owners.size(), 1U);
    EXPECT_NE(unit->owners[0], impostor);
    EXPECT_TRUE(bindings("stranger").empty());
}

TEST_F(ApplyRoster, ACommitteeMembersRoleGoesToTheOwnerOfTheUnit) {
    RosterBuilder builder(language::unit_label);
    builder.add({.row = 1,
                 .unit = "1-1-803",
                 .area = "102.35",
                 .owners = {"周敏"},
                 .accounts = {"周敏(业委会主任)"}});
    builder.add_officer({"周敏(业委会主任)", "", Role::committee, "主任"});
    builder.add_officer({"物业吴磊", "吴磊", Role::manager, "物业项目经理"});

    apply(builder.finish().draft);

    auto tx = store_->tx();
    const auto committee = tx.accounts().holders(community_, Role::committee);
    ASSERT_EQ(committee.size(), 1U);
    EXPECT_EQ(committee[0].name, "周敏");
    EXPECT_EQ(committee[0].title, "主任");
    EXPECT_EQ(tx.roster().find(community_, "1-1-803")->owners[0], committee[0].person);
    EXPECT_EQ(tx.accounts().holders(community_, Role::manager)[0].name, "吴磊");
}

}  // namespace
}  // namespace linyi::commands::setup
