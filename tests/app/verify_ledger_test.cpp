#include "app/verify_ledger.hpp"

#include "app/ledger_world.hpp"
#include "base/text.hpp"
#include "storage/driver/connection.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace linyi::app {
namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

class VerifyLedger : public testing::Test {
protected:
    VerifyLedger() { world.live(300); }

    /// One statement, as with the sqlite3 shell.
    void edit(std::string_view sql) {
        storage::Query query(world.store->connection(), sql);
        query.run();
    }
    std::string problem() { return world.verify().problem; }

    test::LedgerWorld world{12};
};

}  // namespace

TEST_F(VerifyLedger, FindsNothingInALedgerThatIsWhole) {
    const auto report = world.verify();
    EXPECT_EQ(report.problem, "");
    EXPECT_GE(report.entries, 300);
    EXPECT_EQ(report.votes, 5);
    EXPECT_EQ(report.epoch, 2);
    EXPECT_GT(report.ballots, 30);
}

TEST_F(VerifyLedger, NamesTheEntryThatWasChanged) {
    edit("UPDATE act SET payload = replace(payload, 'e-', 'f-') WHERE no = 57");
    EXPECT_TRUE(holds(problem(), "entry 57: it was changed")) << problem();
}

TEST_F(VerifyLedger, NamesTheEntryThatIsGone) {
    edit("DELETE FROM act WHERE no = 57");
    EXPECT_TRUE(holds(problem(), "entry 57 is missing")) << problem();
}

TEST_F(VerifyLedger, SeesThatTheLastEntryWasCutOff) {
    edit("DELETE FROM act WHERE no = (SELECT max(no) FROM act)");
    EXPECT_TRUE(holds(problem(), "the head covers")) << problem();
}

TEST_F(VerifyLedger, SeesABallotThatWasTurnedRound) {
    edit(
        "UPDATE ballot SET choice = CASE choice WHEN '同意' THEN '反对' ELSE '同意' END "
        "WHERE poll_id = (SELECT min(id) FROM poll) AND right_no = 3");
    EXPECT_TRUE(holds(problem(), "says something else than what was cast")) << problem();
}

TEST_F(VerifyLedger, SeesABallotThatWasAdded) {
    edit("DELETE FROM ballot WHERE right_no = 3");
    EXPECT_TRUE(holds(problem(), "its ballot is gone")) << problem();
}

TEST_F(VerifyLedger, SeesARollThatGrew) {
    edit("UPDATE poll_right SET area = area + 1 WHERE no = 3");
    EXPECT_TRUE(holds(problem(), "its roll was changed")) << problem();
}

TEST_F(VerifyLedger, SeesAResultThatWasBentInTheVotesRow) {
    edit("UPDATE poll SET closes_at = closes_at + 1 WHERE number = 1");
    EXPECT_TRUE(holds(problem(), "its deadline was changed")) << problem();
}

TEST_F(VerifyLedger, SeesThatTheHeadWasNotSignedByUs) {
    SeededRandom random(99);
    world.store->sign_with(ledger::SigningKey::generate(random));
    world.say_in_group(0, "/vote 还要种花吗？");
    EXPECT_TRUE(holds(problem(), "does not bear our signature")) << problem();
}

TEST_F(VerifyLedger, ComparesWithCheckpointsThatWereKept) {
    auto tx = world.store->tx();
    const auto note = tx.ledger().end().note;
    const auto end = tx.ledger().end();
    const KeptCheckpoint as_note{.where = "file", .note = note};
    const KeptCheckpoint as_line{
        .where = "line", .size = end.size, .letters = ledger::short_root(end.root)};
    world.say_in_group(0, "/vote 还要种花吗？");
    EXPECT_EQ(world.verify({as_note, as_line}).problem, "");

    const KeptCheckpoint other{
        .where = "line", .size = end.size - 1, .letters = ledger::short_root(end.root)};
    EXPECT_TRUE(holds(world.verify({other}).problem, "another root at entry"));
    const KeptCheckpoint future{.where = "line", .size = end.size + 50, .letters = other.letters};
    EXPECT_TRUE(holds(world.verify({future}).problem, "cut or rolled back"));
}

TEST_F(VerifyLedger, GoesOnAfterAnErasure) {
    world.store->transact([this](storage::Tx& tx) {
        for (std::int64_t no = 20; no < 40; ++no)
            tx.acts().erase_payload(no, world.clock.now(), "asked");
        tx.acts().erase_payload(20, world.clock.now(), "twice is once");
    });
    EXPECT_EQ(problem(), "");
    edit("UPDATE act SET payload = '{\"account\":1}' WHERE no = 20");
    EXPECT_TRUE(holds(problem(), "entry 20: its details were erased, but not by us")) << problem();
}

TEST_F(VerifyLedger, TakesADeedBackWithItsEntry) {
    auto& store = *world.store;
    const auto size = store.tx().ledger().end().size;
    store.transact([&](storage::Tx& tx) {
        tx.acts().append({.kind = "kept", .decided_at = world.clock.now()});
        tx.begin_part();
        tx.acts().append({.kind = "dropped", .decided_at = world.clock.now()});
        tx.drop_part();
        tx.acts().append({.kind = "kept too", .decided_at = world.clock.now()});
    });
    store.begin();
    store.tx().acts().append({.kind = "rolled back", .decided_at = world.clock.now()});
    store.rollback();
    EXPECT_EQ(store.tx().ledger().end().size, size + 2);
    EXPECT_EQ(problem(), "");
}

}  // namespace linyi::app
