#include "domain/roster.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

using Labels = std::vector<std::string>;

Unit home(std::int64_t id, std::string label, std::vector<PersonId> owners) {
    Unit unit{.id = {id}, .label = std::move(label), .area = {10'000}, .owners = std::move(owners)};
    unit.building = unit.label.substr(0, unit.label.find('-'));
    return unit;
}

Labels labels_of(const std::vector<VotingRight>& rights) {
    Labels labels;
    for (const auto& right : rights) labels.push_back(right.label);
    return labels;
}

TEST(VotingRights, UnitsOfTheSameOwnersAreOneRight) {
    const auto rights = voting_rights(
        {home(1, "1-1-101", {{7}, {8}}), home(2, "2-1-201", {{9}}), home(3, "3-1-301", {{7}, {8}})},
        {});

    ASSERT_EQ(rights.size(), 2U);
    EXPECT_EQ(rights[0].unit_labels, (Labels{"1-1-101", "3-1-301"}));
    EXPECT_EQ(rights[0].area, Area{20'000});
    EXPECT_EQ(rights[0].no, 1);
    EXPECT_EQ(rights[1].no, 2);
}

TEST(VotingRights, OneOwnerMoreIsAnotherOwnerSet) {
    const auto rights =
        voting_rights({home(1, "1-1-101", {{7}}), home(2, "1-1-102", {{7}, {8}})}, {});

    EXPECT_EQ(rights.size(), 2U);
}

TEST(VotingRights, UnsoldAndUndeliveredUnitsTogetherAreOneRight) {
    auto unsold = home(1, "1-1-101", {});
    unsold.status = UnitStatus::unsold;
    auto undelivered = home(3, "1-1-103", {{5}});
    undelivered.status = UnitStatus::undelivered;

    const auto rights = voting_rights({unsold, home(2, "1-1-102", {{5}}), undelivered}, {});

    ASSERT_EQ(rights.size(), 2U);
    EXPECT_EQ(rights[0].unit_labels, (Labels{"1-1-101", "1-1-103"}));
    EXPECT_EQ(rights[1].unit_labels, Labels{"1-1-102"});
}

TEST(VotingRights, AUnitWithoutAKnownOwnerIsARightOfItsOwn) {
    EXPECT_EQ(voting_rights({home(1, "1-1-101", {}), home(2, "1-1-102", {})}, {}).size(), 2U);
}

TEST(VotingRights, TheScopeLeavesOtherBuildingsOut) {
    const std::vector<Unit> units{home(1, "1-1-101", {{7}}), home(2, "3-1-301", {{7}}),
                                  home(3, "3-1-302", {{8}})};

    const auto rights = voting_rights(units, {.buildings = {"3"}});

    EXPECT_EQ(labels_of(rights), (Labels{"3-1-301", "3-1-302"}));
    EXPECT_EQ(rights[0].area, Area{10'000});
    EXPECT_TRUE(voting_rights(units, {.buildings = {"9"}}).empty());
}

TEST(VotingRights, ParkingCountsOnlyWhereTheRulesSaySo) {
    auto space = home(2, "P-12", {{9}});
    space.kind = UnitKind::parking;
    const std::vector<Unit> units{home(1, "1-1-101", {{7}}), space};

    EXPECT_EQ(labels_of(voting_rights(units, {})), Labels{"1-1-101"});
    EXPECT_EQ(labels_of(voting_rights(units, {.count_parking = true})),
              (Labels{"1-1-101", "P-12"}));
}

TEST(RosterWords, ReadBackWhatTheyWrite) {
    for (const auto kind : {UnitKind::home, UnitKind::shop, UnitKind::parking})
        EXPECT_EQ(unit_kind_from(to_text(kind)), kind);
    for (const auto status : {UnitStatus::sold, UnitStatus::unsold, UnitStatus::undelivered})
        EXPECT_EQ(unit_status_from(to_text(status)), status);
    for (const auto role :
         {Role::admin, Role::committee, Role::manager, Role::community, Role::street})
        EXPECT_EQ(role_from(to_text(role)), role);
}

TEST(RosterWords, TakeTheRostersOwnWordsAndNoOthers) {
    EXPECT_EQ(role_from("property"), Role::manager);
    EXPECT_EQ(role_from("物业"), Role::manager);
    EXPECT_EQ(role_from("居委会"), Role::community);
    EXPECT_EQ(unit_kind_from("车位"), UnitKind::parking);
    EXPECT_EQ(unit_status_from("未交付"), UnitStatus::undelivered);
    EXPECT_FALSE(role_from("boss"));
    EXPECT_FALSE(unit_kind_from("garden"));
    EXPECT_FALSE(unit_status_from("rented"));
}

}  // namespace
}  // namespace linyi
