#include "domain/ballot.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace linyi {
namespace {

using namespace std::chrono_literals;
using Choice = std::vector<std::string>;

constexpr Timestamp now{Millis{1'763'604'000'000}};

Poll open_poll() {
    return {.options = {{.key = "1"}, {.key = "2"}}, .closes_at = now + 1h};
}

Ballot ballot(Choice choice, std::optional<std::int64_t> order_key = std::nullopt) {
    return {.choice = std::move(choice), .order_key = order_key, .decided_at = now};
}

BallotDecision decide(const std::optional<Ballot>& current, const Ballot& attempt,
                      std::optional<std::int64_t> newest = std::nullopt) {
    return decide_ballot(open_poll(), current, newest, attempt);
}

TEST(DecideBallot, TheFirstIsCounted) {
    EXPECT_EQ(decide(std::nullopt, ballot({"1"})), BallotDecision::counted);
}

TEST(DecideBallot, AnotherChoiceChangesIt) {
    EXPECT_EQ(decide(ballot({"1"}), ballot({"2"})), BallotDecision::changed);
}

TEST(DecideBallot, TheSameChoiceIsARepeat) {
    EXPECT_EQ(decide(ballot({"1"}), ballot({"1"})), BallotDecision::repeated);
}

TEST(DecideBallot, AnEmptyChoiceWithdraws) {
    EXPECT_EQ(decide(ballot({"1"}), ballot({})), BallotDecision::withdrawn);
    EXPECT_EQ(decide(ballot({}), ballot({})), BallotDecision::repeated);
    EXPECT_EQ(decide(std::nullopt, ballot({})), BallotDecision::repeated);
}

TEST(DecideBallot, AWithdrawnBallotCanBeCastAgain) {
    EXPECT_EQ(decide(ballot({}), ballot({"1"})), BallotDecision::changed);
}

TEST(DecideBallot, AnOlderMessageThatArrivesLaterNeverOverrides) {
    EXPECT_EQ(decide(ballot({"1"}, 10), ballot({"2"}, 9), 10), BallotDecision::stale);
    EXPECT_EQ(decide(ballot({"1"}, 10), ballot({"2"}, 10), 10), BallotDecision::changed);
    EXPECT_EQ(decide(ballot({"1"}, 10), ballot({"2"}, 11), 10), BallotDecision::changed);
}

TEST(DecideBallot, ButtonsHaveNoOrderKeySoArrivalDecides) {
    EXPECT_EQ(decide(ballot({"1"}, 10), ballot({"2"}), 10), BallotDecision::changed);
    EXPECT_EQ(decide(ballot({"1"}), ballot({"2"}, 3)), BallotDecision::changed);
}

TEST(DecideBallot, OneMillisecondAfterTheCloseIsLate) {
    auto attempt = ballot({"1"});
    attempt.decided_at = *open_poll().closes_at;
    EXPECT_EQ(decide(std::nullopt, attempt), BallotDecision::counted);
    attempt.decided_at += 1ms;
    EXPECT_EQ(decide(std::nullopt, attempt), BallotDecision::late);
}

TEST(DecideBallot, LateIsSaidBeforeStale) {
    auto attempt = ballot({"2"}, 1);
    attempt.decided_at = now + 2h;

    EXPECT_EQ(decide(ballot({"1"}, 10), attempt, 10), BallotDecision::late);
}

TEST(DecideBallot, EveryDecisionHasAWord) {
    std::set<std::string_view> words;
    for (const auto decision :
         {BallotDecision::counted, BallotDecision::changed, BallotDecision::withdrawn,
          BallotDecision::repeated, BallotDecision::stale, BallotDecision::late})
        words.insert(to_text(decision));

    EXPECT_EQ(words.size(), 6U);
}

/// Messages of one account in one chat, delivered in any order: what counts in the end is what an
/// observer of arrivals and order keys would say.
TEST(DecideBallot, TheLastWordWinsWhateverTheOrderOfDelivery) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> key(1, 20);
    std::uniform_int_distribution<int> pick(0, 2);
    for (int round = 0; round < 500; ++round) {
        std::optional<Ballot> current;
        std::optional<std::int64_t> newest;
        std::optional<std::int64_t> model_key;
        Choice model_choice;
        for (int message = 0; message < 12; ++message) {
            const int picked = pick(random);
            const auto attempt =
                ballot(picked == 0 ? Choice{} : Choice{std::to_string(picked)}, key(random));
            const auto decision = decide(current, attempt, newest);
            if (decision != BallotDecision::stale) {
                newest = std::max(newest.value_or(0), *attempt.order_key);
                if (decision != BallotDecision::repeated) current = attempt;
            }
            if (!model_key || *attempt.order_key >= *model_key) {
                model_key = attempt.order_key;
                model_choice = attempt.choice;
            }
            EXPECT_EQ(current ? current->choice : Choice{}, model_choice) << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace linyi
