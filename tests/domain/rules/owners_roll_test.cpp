#include "domain/rules/owners_roll.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace linyi::rules {
namespace {

using Rejections = std::vector<Rejection>;

RuleSet ordinary() {
    return {.name = "civil_code_278_ordinary"};
}

RollUnit unit(std::string id, std::int64_t hundredths, std::vector<std::string> owners) {
    return {
        .id = std::move(id), .area = {hundredths}, .owners = std::move(owners), .building = "1"};
}

Timestamp minute(int number) {
    return Timestamp{} + std::chrono::minutes{number};
}

RollBallot ballot(std::string unit, Mark mark, int at) {
    return {.unit = std::move(unit), .mark = mark, .time = minute(at)};
}

/// Three homes of 100 m² with an owner each.
OwnersRoll three_homes() {
    return {.units = {unit("1-1", 10'000, {"a"}), unit("1-2", 10'000, {"b"}),
                      unit("1-3", 10'000, {"c"})},
            .deadline = minute(100)};
}

TEST(Heads, AnOwnerOfManyUnitsIsOneHead) {
    auto roll = three_homes();
    roll.units[1].owners = {"a"};
    const auto counted = count_roll(ordinary(), roll);

    EXPECT_EQ(counted.count.total.rights, 2);
    EXPECT_EQ(counted.count.total.area.hundredths, 30'000);
}

TEST(Heads, TheSameCoupleInAnotherOrderIsOneHeadButTheSpouseAloneIsAnother) {
    auto roll = three_homes();
    roll.units[0].owners = {"a", "b"};
    roll.units[1].owners = {"b", "a", "a"};
    roll.units[2].owners = {"a"};
    EXPECT_EQ(count_roll(ordinary(), roll).count.total.rights, 2);
}

TEST(Heads, AllUnsoldAndUndeliveredUnitsAreOneHead) {
    auto roll = three_homes();
    roll.units[0].status = UnitStatus::unsold;
    roll.units[1].status = UnitStatus::undelivered;
    roll.ballots = {ballot("1-2", Mark::yes, 1)};
    const auto counted = count_roll(ordinary(), roll);

    EXPECT_EQ(counted.count.total.rights, 2);
    EXPECT_EQ(counted.count.yes, (Share{.rights = 1, .area = {20'000}}));
    EXPECT_EQ(counted.count.absent, Share{});
}

TEST(Heads, ASoldUnitWithoutAKnownOwnerIsAHeadOfItsOwn) {
    auto roll = three_homes();
    roll.units[0].owners = {};
    roll.units[1].owners = {};
    EXPECT_EQ(count_roll(ordinary(), roll).count.total.rights, 3);
}

TEST(Heads, AnOwnerCalledLikeTheDeveloperIsNotTheDeveloper) {
    auto roll = three_homes();
    roll.units[0].owners = {"DEV"};
    roll.units[1].status = UnitStatus::unsold;
    EXPECT_EQ(count_roll(ordinary(), roll).count.total.rights, 3);
}

TEST(Heads, ADeveloperWhoCastsNothingIsAbsent) {
    auto roll = three_homes();
    roll.units[0].status = UnitStatus::unsold;
    EXPECT_EQ(count_roll(ordinary(), roll).count.absent, (Share{.rights = 1, .area = {10'000}}));
}

TEST(Roll, ParkingCountsOnlyIfTheRulesSaySo) {
    auto roll = three_homes();
    roll.units[2].kind = UnitKind::parking;
    roll.ballots = {ballot("1-3", Mark::yes, 1)};
    auto rules = ordinary();
    EXPECT_EQ(count_roll(rules, roll).rejected, (Rejections{{"1-3", "not an eligible unit"}}));

    rules.owners.count_parking = true;
    EXPECT_EQ(count_roll(rules, roll).count.yes.rights, 1);
}

TEST(Roll, OnlyTheBuildingsConcernedVote) {
    auto roll = three_homes();
    roll.units[2].building = "2";
    roll.ballots = {ballot("1-1", Mark::yes, 1), ballot("1-3", Mark::yes, 2)};
    auto rules = ordinary();
    rules.owners.scope = {"2"};
    const auto counted = count_roll(rules, roll);

    EXPECT_EQ(counted.count.total.rights, 1);
    EXPECT_EQ(counted.count.yes.rights, 1);
    EXPECT_EQ(counted.rejected, (Rejections{{"1-1", "not an eligible unit"}}));
}

TEST(Roll, TheDeadlineItselfIsInTime) {
    auto roll = three_homes();
    roll.ballots = {ballot("1-1", Mark::yes, 100), ballot("1-2", Mark::yes, 101)};
    const auto counted = count_roll(ordinary(), roll);

    EXPECT_EQ(counted.count.yes.rights, 1);
    EXPECT_EQ(counted.rejected, (Rejections{{"1-2", "late"}}));
}

TEST(Roll, TheLastBallotCountsByTimeNotByPlaceInTheList) {
    auto roll = three_homes();
    roll.ballots = {ballot("1-1", Mark::no, 9), ballot("1-1", Mark::yes, 3)};
    const auto counted = count_roll(ordinary(), roll);

    EXPECT_EQ(counted.count.no.rights, 1);
    EXPECT_EQ(counted.superseded, (Rejections{{"1-1", "changed"}}));
}

TEST(Roll, OfEqualTimesTheLaterInTheListIsLater) {
    auto roll = three_homes();
    roll.ballots = {ballot("1-1", Mark::yes, 3), ballot("1-1", Mark::no, 3)};
    EXPECT_EQ(count_roll(ordinary(), roll).count.no.rights, 1);
}

TEST(Roll, WithNoChangeTheFirstBallotCounts) {
    auto roll = three_homes();
    roll.ballots = {ballot("1-1", Mark::yes, 3), ballot("1-1", Mark::no, 4)};
    auto rules = ordinary();
    rules.no_change = true;
    EXPECT_EQ(count_roll(rules, roll).count.yes.rights, 1);
}

TEST(Roll, WhereConflictsAreInvalidASecondDifferentBallotSpoilsTheHead) {
    auto roll = three_homes();
    roll.units[1].owners = {"a"};
    roll.ballots = {ballot("1-1", Mark::yes, 3), ballot("1-2", Mark::no, 4),
                    ballot("1-1", Mark::no, 5)};
    auto rules = ordinary();
    rules.owners.owner_conflict = OwnerConflict::invalid;
    const auto counted = count_roll(rules, roll);

    EXPECT_EQ(counted.invalid_heads, 1);
    EXPECT_EQ(counted.count.yes.rights + counted.count.no.rights, 0);

    roll.ballots = {ballot("1-1", Mark::yes, 3), ballot("1-2", Mark::yes, 4)};
    EXPECT_EQ(count_roll(rules, roll).count.yes.rights, 1);
}

TEST(Roll, ABlankBallotAbstainsOrIsInvalidAsTheRulesSay) {
    auto roll = three_homes();
    roll.ballots = {ballot("1-1", Mark::blank, 3)};
    auto rules = ordinary();
    EXPECT_EQ(count_roll(rules, roll).count.abstain.rights, 1);

    rules.owners.blank_as = BlankAs::invalid;
    const auto counted = count_roll(rules, roll);
    EXPECT_EQ(counted.count.abstain.rights, 0);
    EXPECT_EQ(counted.invalid_heads, 1);
}

TEST(Roll, InvalidBallotsTakePartOnlyIfTheRulesSaySo) {
    auto roll = three_homes();
    roll.ballots = {ballot("1-1", Mark::invalid, 3)};
    auto rules = ordinary();
    EXPECT_EQ(count_roll(rules, roll).count.abstain.rights, 0);

    rules.owners.invalid_participates = true;
    EXPECT_EQ(count_roll(rules, roll).count.abstain.rights, 1);
    EXPECT_EQ(count_roll(rules, roll).invalid_heads, 1);
}

TEST(Roll, AWithdrawnBallotNoLongerTakesPart) {
    auto roll = three_homes();
    roll.units[0].delivered = true;
    roll.ballots = {ballot("1-1", Mark::yes, 3), ballot("1-1", Mark::withdrawn, 4)};
    const auto counted = count_roll(ordinary(), roll);

    EXPECT_EQ(counted.count.yes.rights, 0);
    EXPECT_EQ(counted.count.silent.rights, 0);  // they spoke
    EXPECT_EQ(counted.superseded, (Rejections{{"1-1", "withdrawn"}}));
}

TEST(Proxy, AnAgentSpeaksForSoManyHeadsAndNoMore) {
    auto roll = three_homes();
    roll.units.push_back(unit("1-4", 10'000, {"c"}));
    auto rules = ordinary();
    rules.owners.proxy_limit = 2;
    for (int at = 1; at <= 3; ++at) {
        roll.ballots.push_back(ballot("1-" + std::to_string(at), Mark::yes, at));
        roll.ballots.back().agent = "agent";
    }
    EXPECT_EQ(count_roll(rules, roll).rejected, (Rejections{{"1-3", "proxy limit"}}));

    roll.ballots[1].unit = "1-1";  // the same head again costs nothing
    EXPECT_EQ(count_roll(rules, roll).rejected, Rejections{});
}

TEST(Proxy, NeedsWrittenAuthorityUnlessItIsAnOwner) {
    auto roll = three_homes();
    roll.units[0].owners = {"a", "b"};
    roll.ballots = {ballot("1-1", Mark::yes, 1), ballot("1-2", Mark::yes, 2)};
    for (auto& one : roll.ballots) {
        one.agent = one.unit == "1-1" ? "b" : "agent";
        one.has_authority = false;
    }
    EXPECT_EQ(count_roll(ordinary(), roll).rejected, (Rejections{{"1-2", "no written authority"}}));
}

TEST(Roll, AnUnverifiedVoterIsRejected) {
    auto roll = three_homes();
    roll.ballots = {ballot("1-1", Mark::yes, 1)};
    roll.ballots[0].is_identified = false;
    EXPECT_EQ(count_roll(ordinary(), roll).rejected,
              (Rejections{{"1-1", "identity not verified"}}));
}

TEST(Roll, EachItemOfTheNoticeIsCountedByItselfAndOthersAreRejected) {
    auto roll = three_homes();
    roll.notice = {"fund", "rules"};
    roll.item = "fund";
    roll.ballots = {ballot("1-1", Mark::yes, 1), ballot("1-1", Mark::no, 2),
                    ballot("1-2", Mark::yes, 3)};
    roll.ballots[0].item = "fund";
    roll.ballots[1].item = "rules";
    roll.ballots[2].item = "surprise";
    const auto counted = count_roll(ordinary(), roll);

    EXPECT_EQ(counted.count.yes.rights, 1);
    EXPECT_EQ(counted.count.no.rights, 0);
    EXPECT_EQ(counted.rejected, (Rejections{{"1-2", "item not on the notice"}}));
}

TEST(Roll, SilentAreThoseWithADeliveredBallotWhoSentNothing) {
    auto roll = three_homes();
    for (auto& one : roll.units) one.delivered = one.id != "1-3";
    roll.ballots = {ballot("1-1", Mark::yes, 1)};
    EXPECT_EQ(count_roll(ordinary(), roll).count.silent, (Share{.rights = 1, .area = {10'000}}));
}

TEST(Roll, AUnitListedTwiceOrNoEligibleUnitIsAFlaw) {
    auto roll = three_homes();
    EXPECT_FALSE(flaw_of(ordinary().owners, roll));
    roll.units[1].id = "1-1";
    EXPECT_EQ(flaw_of(ordinary().owners, roll), "unit 1-1 is listed twice");

    auto rules = ordinary();
    rules.owners.scope = {"9"};
    EXPECT_TRUE(flaw_of(rules.owners, three_homes()));
}

TEST(Roll, TheOrderOfTheRegisterDoesNotMatter) {
    std::mt19937 random(3);
    OwnersRoll roll{.deadline = minute(50)};
    for (int at = 0; at < 60; ++at) {
        roll.units.push_back(
            unit("1-" + std::to_string(at), 5'000 + at, {"p" + std::to_string(random() % 40)}));
    }
    for (int at = 0; at < 80; ++at) {
        roll.ballots.push_back(
            ballot("1-" + std::to_string(random() % 65), static_cast<Mark>(random() % 6), at));
    }
    const auto first = count_roll(ordinary(), roll);
    std::shuffle(roll.units.begin(), roll.units.end(), random);
    const auto second = count_roll(ordinary(), roll);

    EXPECT_EQ(first.count.yes, second.count.yes);
    EXPECT_EQ(first.count.no, second.count.no);
    EXPECT_EQ(first.count.abstain, second.count.abstain);
    EXPECT_EQ(first.rejected, second.rejected);
}

}  // namespace
}  // namespace linyi::rules
