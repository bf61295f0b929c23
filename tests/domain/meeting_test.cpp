#include "domain/meeting.hpp"

#include "domain/feedback.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

Unit unit(std::int64_t id, std::string label, std::vector<PersonId> owners) {
    return {.id = {id}, .label = std::move(label), .owners = std::move(owners)};
}

TEST(CountHouseholds, UnitsOfTheSameOwnersAreOneHead) {
    const std::vector<Unit> units{unit(1, "1-1-101", {{7}}), unit(2, "1-1-102", {{7}}),
                                  unit(3, "1-1-103", {{8}})};

    EXPECT_EQ(count_households(units, {"1-1-101", "1-1-102"}), 1);
    EXPECT_EQ(count_households(units, {"1-1-101", "1-1-103"}), 2);
    EXPECT_EQ(count_households(units, {}), 0);
}

TEST(CountHouseholds, AnOwnerOfAParkingSpaceCame) {
    auto space = unit(2, "P-12", {{9}});
    space.kind = UnitKind::parking;

    EXPECT_EQ(count_households({unit(1, "1-1-101", {{7}}), space}, {"P-12"}), 1);
}

TEST(CountHouseholds, ALabelTheRosterDoesNotKnowIsAHeadOnce) {
    EXPECT_EQ(count_households({}, {"9-9-909", "9-9-909", "8-8-808"}), 2);
}

TEST(MeetingWords, ReadBackWhatTheyWrite) {
    for (const auto state : {MeetingState::gathering, MeetingState::running, MeetingState::ended})
        EXPECT_EQ(meeting_state_from(to_text(state)), state);
    EXPECT_FALSE(meeting_state_from("paused"));
}

TEST(AgendaCandidateWords, ReadBackWhatTheyWrite) {
    using Candidate = AgendaCandidate;
    using Reason = Candidate::Reason;
    for (const auto source :
         {Candidate::Source::opinion, Candidate::Source::resolution, Candidate::Source::task})
        EXPECT_EQ(agenda_source_from(to_text(source)), source);
    for (const auto reason :
         {Reason::feedback, Reason::low_rating, Reason::overdue, Reason::refused,
          Reason::impossible, Reason::reopened, Reason::supported, Reason::proposed})
        EXPECT_EQ(agenda_reason_from(to_text(reason)), reason);
    for (const auto state :
         {Candidate::State::proposed, Candidate::State::taken, Candidate::State::deferred})
        EXPECT_EQ(agenda_state_from(to_text(state)), state);
    EXPECT_FALSE(agenda_reason_from("boredom"));
}

}  // namespace
}  // namespace linyi
