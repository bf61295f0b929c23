#include "domain/feedback.hpp"
#include "domain/opinion.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

Binding owner(std::int64_t unit) {
    return {.unit = {unit}, .kind = BindingKind::owner};
}
Binding tenant(std::int64_t unit) {
    return {.unit = {unit}, .kind = BindingKind::tenant};
}

TEST(HeadOf, MembersOfOneHouseholdAreOneHead) {
    EXPECT_EQ(head_of({owner(7), owner(9)}, PersonId{1}, AccountId{1}),
              head_of({owner(9), owner(7)}, PersonId{2}, AccountId{2}));
}

TEST(HeadOf, ATenantIsNotTheirLandlord) {
    EXPECT_NE(head_of({owner(7)}, PersonId{1}, AccountId{1}),
              head_of({tenant(7)}, PersonId{2}, AccountId{2}));
}

TEST(HeadOf, AnOwnerWhoAlsoRentsSpeaksAsOwner) {
    EXPECT_EQ(head_of({tenant(3), owner(7)}, {}, AccountId{1}), head_of({owner(7)}, {}, {}));
}

TEST(HeadOf, WithoutUnitItIsThePersonOrElseTheAccount) {
    EXPECT_EQ(head_of({}, PersonId{4}, AccountId{1}), head_of({}, PersonId{4}, AccountId{2}));
    EXPECT_NE(head_of({}, {}, AccountId{1}), head_of({}, {}, AccountId{2}));
    EXPECT_NE(head_of({}, PersonId{4}, AccountId{9}), head_of({}, {}, AccountId{4}));
}

TEST(Opinion, TypesReadBack) {
    for (const auto type : {OpinionType::question, OpinionType::help, OpinionType::complaint,
                            OpinionType::report, OpinionType::suggestion, OpinionType::praise}) {
        EXPECT_EQ(opinion_type_from(to_text(type)), type);
    }
    EXPECT_FALSE(opinion_type_from("rant"));
}

TEST(Opinion, SuggestionsMayTakeLongerThanComplaints) {
    EXPECT_EQ(to_text(default_priority(OpinionType::complaint)), "P2");
    EXPECT_EQ(to_text(default_priority(OpinionType::suggestion)), "P3");
}

TEST(AgendaCandidate, NamesReadBack) {
    using Candidate = AgendaCandidate;
    EXPECT_EQ(agenda_source_from("task"), Candidate::Source::task);
    EXPECT_EQ(to_text(Candidate::Source::opinion), "opinion");
    EXPECT_EQ(agenda_state_from("deferred"), Candidate::State::deferred);
    EXPECT_EQ(to_text(Candidate::State::taken), "taken");
    EXPECT_EQ(agenda_reason_from(to_text(Candidate::Reason::low_rating)),
              Candidate::Reason::low_rating);
    EXPECT_FALSE(agenda_reason_from("boredom"));
}

TEST(AgendaCandidate, APlainFeedbackGivesWayToAProblem) {
    using Reason = AgendaCandidate::Reason;
    EXPECT_TRUE(is_stronger(Reason::low_rating, Reason::feedback));
    EXPECT_FALSE(is_stronger(Reason::feedback, Reason::low_rating));
    EXPECT_FALSE(is_stronger(Reason::overdue, Reason::low_rating));
}

}  // namespace
}  // namespace linyi
