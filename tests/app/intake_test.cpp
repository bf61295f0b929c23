#include "app/intake.hpp"

#include "app/waiting.hpp"
#include "support/clock.hpp"
#include "support/store.hpp"

#include <gtest/gtest.h>

namespace linyi::app {
namespace {

using namespace std::chrono_literals;
using http::IntakeOutcome;

Inbound message(std::string id, std::string text, std::string sender = "u") {
    return {.adapter = "hook",
            .event_id = std::move(id),
            .chat = "g",
            .sender = std::move(sender),
            .text = std::move(text),
            .body_sha256 = std::string(32, 'x')};
}

const std::string long_text(200, 'x');

class TakeIn : public testing::Test {
protected:
    Intake make(const IntakeLimits& limits, bool redelivers = true) {
        return Intake({.storage = thread,
                       .engine = engine,
                       .clock = clock,
                       .redelivers = [redelivers](std::string_view) { return redelivers; },
                       .free_bytes = [this] { return free_bytes; },
                       .on_taken = [this](const Inbound& event) { taken += event.event_id; }},
                      limits);
    }
    IntakeOutcome take(Intake& intake, Inbound event) {
        std::vector<Inbound> events{std::move(event)};
        return test::wait_for(io, intake.take(std::move(events)));
    }
    /// Begins to take an event and leaves it waiting.
    void begin(Intake& intake, Inbound event) {
        std::vector<Inbound> events{std::move(event)};
        const auto keep = [this](const std::exception_ptr&, IntakeOutcome outcome) {
            outcomes.push_back(outcome);
        };
        asio::co_spawn(io, intake.take(std::move(events)), keep);
        io.poll();
    }
    void wait_for_outcomes(std::size_t count) {
        while (outcomes.size() < count) io.run_one();
    }

    asio::io_context io{1};
    const asio::executor_work_guard<asio::io_context::executor_type> guard{io.get_executor()};
    linyi::test::FixedClock clock{Timestamp{Millis{1'763'604'000'000}}};
    commands::CommandTable table{commands::make_table()};
    Settings settings{};
    std::function<ChatTraits(std::string_view)> traits{
        [](std::string_view) { return ChatTraits{}; }};
    SeededRandom random{1};
    commands::Dispatcher dispatcher{table, settings, traits, random};
    Engine engine{dispatcher, nullptr};
    StorageThread thread{linyi::test::memory_store(), io.get_executor()};
    std::uintmax_t free_bytes{1ULL << 40U};
    std::string taken{};
    std::vector<IntakeOutcome> outcomes{};
};

TEST_F(TakeIn, AnEventIsAcknowledgedWhenItIsStored) {
    auto intake = make({});

    EXPECT_EQ(take(intake, message("a", "/help")), IntakeOutcome::stored);

    EXPECT_EQ(intake.taken(), 1);
    EXPECT_EQ(taken, "a");
    EXPECT_EQ(thread.commits(), 1);
    EXPECT_EQ(take(intake, message("a", "/help")), IntakeOutcome::stored) << "as the first time";
}

TEST_F(TakeIn, ShortEventsHaveTheirShareWhenChatterIsShed) {
    auto intake = make({.waiting_max = 2, .chatter_percent = 50});
    test::Barrier barrier(thread);
    begin(intake, message("1", "同意", "a"));

    EXPECT_EQ(take(intake, message("2", long_text, "b")), IntakeOutcome::overloaded);
    begin(intake, message("3", "同意", "c"));
    EXPECT_EQ(take(intake, message("4", "同意", "d")), IntakeOutcome::overloaded);

    EXPECT_EQ(intake.shed(), 2);
    barrier.open();
    wait_for_outcomes(2);
    EXPECT_EQ(outcomes, (std::vector<IntakeOutcome>(2, IntakeOutcome::stored)));
    EXPECT_EQ(take(intake, message("2", long_text, "b")), IntakeOutcome::stored);
}

TEST_F(TakeIn, OneSenderMayNotFillTheQueue) {
    auto intake = make({.waiting_per_sender = 1});
    test::Barrier barrier(thread);
    begin(intake, message("1", "同意", "a"));

    EXPECT_EQ(take(intake, message("2", "反对", "a")), IntakeOutcome::too_many);

    barrier.open();
    wait_for_outcomes(1);
    EXPECT_EQ(take(intake, message("2", "反对", "a")), IntakeOutcome::stored);
}

TEST_F(TakeIn, APlatformThatSendsOnceIsSlowedBeforeAnythingIsLost) {
    auto intake = make({.waiting_max = 1, .waiting_per_sender = 1, .retry_wait = 1ms}, false);
    test::Barrier barrier(thread);
    begin(intake, message("1", "同意", "a"));
    begin(intake, message("2", "反对", "a"));
    EXPECT_TRUE(outcomes.empty()) << "it waits";
    EXPECT_EQ(intake.shed(), 0);

    barrier.open();
    wait_for_outcomes(2);

    EXPECT_EQ(outcomes, (std::vector<IntakeOutcome>(2, IntakeOutcome::stored)));
}

TEST_F(TakeIn, EvenThatHasAnEnd) {
    auto intake = make({.waiting_max = 1, .retry_wait = 1ms, .hold_max = 3ms}, false);
    test::Barrier barrier(thread);
    begin(intake, message("1", "同意", "a"));

    EXPECT_EQ(take(intake, message("2", "同意", "b")), IntakeOutcome::overloaded);
    EXPECT_EQ(intake.shed(), 1);
    barrier.open();
    wait_for_outcomes(1);
}

TEST_F(TakeIn, OnANearlyFullDiskOnlyShortEventsAreTaken) {
    const IntakeLimits limits{};
    auto intake = make(limits);
    free_bytes = limits.free_bytes_min - 1;

    EXPECT_EQ(take(intake, message("1", long_text)), IntakeOutcome::overloaded);
    EXPECT_EQ(take(intake, message("2", "同意")), IntakeOutcome::stored);
    free_bytes = limits.free_bytes_min;
    EXPECT_EQ(take(intake, message("1", long_text)), IntakeOutcome::stored);
}

TEST(IsShort, ButtonsCommandsAndFewCharactersAre) {
    constexpr std::size_t characters = 40;
    std::string forty;
    for (std::size_t i = 0; i < characters; ++i) forty += "字";

    EXPECT_TRUE(is_short(message("1", forty), characters));
    EXPECT_FALSE(is_short(message("1", forty + "字"), characters));
    for (const std::string prefix : {"/", "／", "!", "！", "#", "＃"})
        EXPECT_TRUE(is_short(message("1", prefix + long_text), characters)) << prefix;
    auto button = message("1", long_text);
    button.kind = Inbound::Kind::action;
    EXPECT_TRUE(is_short(button, characters));
}

}  // namespace
}  // namespace linyi::app
