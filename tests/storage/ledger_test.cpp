#include "storage/ledger.hpp"

#include "ledger/commitment.hpp"
#include "ledger/receipt.hpp"
#include "storage/driver/connection.hpp"
#include "storage/driver/sqlite.hpp"
#include "storage/ledger_head.hpp"
#include "storage/ledger_upgrade.hpp"
#include "storage/migrations.hpp"
#include "storage/store.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace linyi::storage {
namespace {

constexpr Timestamp now{Millis{1'763'604'000'000}};

class LedgerOfStore : public testing::Test {
protected:
    LedgerOfStore() {
        auto pattern = testing::TempDir() + "linyi-ledger-XXXXXX";
        folder = ::mkdtemp(pattern.data());
        open();
    }
    ~LedgerOfStore() override {
        store.reset();
        std::filesystem::remove_all(folder);
    }

    void open() {
        store.reset();
        auto opened = Store::open(folder / "linyi.db", StoreMode::writer, &random);
        ASSERT_TRUE(opened);
        store = std::move(*opened);
        store->sign_with(key);
    }
    void append(int count) {
        store->transact([count](Tx& tx) {
            for (int i = 0; i < count; ++i)
                tx.acts().append({.kind = "test", .decided_at = now, .payload = R"({"a":1})"});
        });
    }
    /// Whether the head is signed and is the tree over all stored leaves.
    testing::AssertionResult is_whole() {
        auto ledger = store->tx().ledger();
        const auto end = ledger.end();
        ledger::Frontier tree;
        ledger::Hash before;
        for (const auto& row : ledger.rows(1, 100'000)) {
            before = leaf_of(entry_of(row, ledger.log_of(row.act.no), before));
            if (before != row.leaf)
                return testing::AssertionFailure() << "entry " << row.act.no << " does not fit";
            tree.append(before);
        }
        if (tree.size() != end.size || tree.root() != end.root ||
            root_at(ledger.tree(), end.size) != end.root)
            return testing::AssertionFailure() << "the head covers " << end.size;
        const auto note = ledger::open_note(end.note, key.public_key());
        if (!note || note->size != end.size || note->root != end.root)
            return testing::AssertionFailure() << "the head is not signed: " << end.note;
        return testing::AssertionSuccess();
    }

    SeededRandom random{7};
    ledger::SigningKey key{ledger::SigningKey::generate(random)};
    std::filesystem::path folder{};
    std::unique_ptr<Store> store{};
};

}  // namespace

TEST_F(LedgerOfStore, EveryCommitSignsWhereItEnds) {
    append(1);
    EXPECT_TRUE(is_whole());
    append(3);
    EXPECT_TRUE(is_whole());
    EXPECT_EQ(store->ledger_note(), store->tx().ledger().end().note);
}

TEST_F(LedgerOfStore, GoesOnAfterItWasOpenedAgain) {
    for (const int count : {1, 254, 1, 1, 255, 1, 300}) {
        append(count);
        open();
    }
    append(1);
    EXPECT_TRUE(is_whole());
    EXPECT_EQ(store->tx().ledger().end().size, 814);
}

TEST_F(LedgerOfStore, ATransactionThatFailsLeavesNothing) {
    append(255);
    store->begin();
    store->tx().acts().append({.kind = "lost", .decided_at = now});
    store->tx().acts().append({.kind = "lost", .decided_at = now});
    store->rollback();
    append(2);
    EXPECT_TRUE(is_whole());
}

TEST_F(LedgerOfStore, PartsThatAreDroppedTakeTheirEntriesWithThem) {
    store->transact([](Tx& tx) {
        tx.begin_part();
        tx.acts().append({.kind = "kept", .decided_at = now});
        tx.begin_part();
        tx.acts().append({.kind = "dropped", .decided_at = now});
        tx.begin_part();
        tx.acts().append({.kind = "kept within what is dropped", .decided_at = now});
        tx.keep_part();
        tx.drop_part();
        tx.acts().append({.kind = "kept", .decided_at = now});
        tx.keep_part();
    });
    EXPECT_TRUE(is_whole());
    EXPECT_EQ(store->tx().ledger().end().size, 2);
}

TEST_F(LedgerOfStore, WhatWasAppendedOutsideATransactionIsSignedWithTheNext) {
    append(1);
    store->tx().acts().append({.kind = "alone", .decided_at = now});
    store->transact([](Tx& tx) {
        tx.begin_part();
        tx.acts().append({.kind = "dropped", .decided_at = now});
        tx.drop_part();
        tx.acts().append({.kind = "kept", .decided_at = now});
    });
    EXPECT_TRUE(is_whole());
    EXPECT_EQ(store->tx().ledger().end().size, 3);
}

TEST_F(LedgerOfStore, ProvesAnyEntryFromAFewRows) {
    append(700);
    auto ledger = store->tx().ledger();
    const auto end = ledger.end();
    for (const std::int64_t number : {1L, 255L, 256L, 257L, 512L, 513L, 699L, 700L}) {
        const auto path = inclusion_path(ledger.tree(), number - 1, end.size);
        EXPECT_TRUE(is_included(*ledger.leaf(number), number - 1, end.size, path, end.root))
            << number;
    }
    const auto path = consistency_path(ledger.tree(), 300, end.size);
    EXPECT_TRUE(is_consistent(300, root_at(ledger.tree(), 300), end.size, end.root, path));
}

TEST_F(LedgerOfStore, ABallotsEntryIsOpenedByItsSaltAndFoundByItsReceipt) {
    BallotEntry made;
    store->transact([&made](Tx& tx) {
        made =
            tx.acts().append_ballot({.kind = "ballot_counted", .decided_at = now}, {"1", "3"}, 0);
    });
    const auto row = store->tx().ledger().rows(made.number, 1).at(0);
    EXPECT_EQ(row.choice, ledger::commit_choice(made.salt, "1\n3"));
    const auto receipt = ledger::read_receipt(made.receipt);
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->number, made.number);
    EXPECT_TRUE(fits(*receipt, *row.leaf));
    EXPECT_EQ(store->tx().ledger().receipt(made.number), made.receipt);
    EXPECT_EQ(row.act.payload.find('1'), std::string::npos) << "the act tells nothing";
}

TEST_F(LedgerOfStore, ANewEpochHasANameOfItsOwn) {
    append(3);
    store->transact([](Tx& tx) {
        EXPECT_EQ(tx.ledger().begin_epoch(), 2);
        tx.acts().append({.kind = "epoch_begun", .decided_at = now});
    });
    append(2);
    EXPECT_TRUE(is_whole());
    const auto logs = store->tx().ledger().logs();
    ASSERT_EQ(logs.size(), 2U);
    EXPECT_NE(logs[0].log, logs[1].log);
    EXPECT_EQ(logs[1].first_entry, 4);
    EXPECT_EQ(store->tx().ledger().log_of(3), logs[0].log);
    EXPECT_EQ(store->tx().ledger().log_of(4), logs[1].log);
    EXPECT_EQ(logs[1].public_key, key.public_key());
    open();
    append(1);
    EXPECT_TRUE(is_whole());
}

TEST_F(LedgerOfStore, AnEpochThatIsTakenBackNeverWas) {
    append(1);
    store->begin();
    store->tx().ledger().begin_epoch();
    store->rollback();
    append(1);
    EXPECT_TRUE(is_whole());
    EXPECT_EQ(store->tx().ledger().logs().size(), 1U);
}

namespace {

/// A database as the release before the ledger left it: a vote with changed ballots.
void fill_as_before(SqliteConnection& db) {
    const std::vector<Migration> before(sqlite_migrations().begin(),
                                        sqlite_migrations().begin() + 6);
    ASSERT_TRUE(migrate(db, before));
    db.run_script(R"sql(
        INSERT INTO community (id, name, zone, language, created_at)
        VALUES (1, '和悦里小区', 'Asia/Shanghai', 'zh', 0);
        INSERT INTO poll (id, community_id, number, question, kind, state, rule, is_secret,
            is_numbered, choices_max, opened_at, opened_by, chat_id, rights, area)
        VALUES (5, 1, 1, '换锁？', 'yes_no', 'open', 'household-majority', 0, 1, 1, 100, 1, 1, 2,
            19195);
        INSERT INTO poll_option VALUES (5, 1, '同意', '同意', 'yes'), (5, 2, '反对', '反对', 'no');
        INSERT INTO poll_right VALUES (5, 1, '1-1-101', 8960), (5, 2, '1-1-102', 10235);
        INSERT INTO poll_right_unit VALUES (5, 11, 1, '1-1-101'), (5, 12, 2, '1-1-102');
        INSERT INTO act (no, community_id, poll_id, kind, right_no, revision, decided_at, payload)
        VALUES (1, 1, 5, 'poll_opened', NULL, 0, 100, '{"number":1}'),
            (2, 1, 5, 'ballot_counted', 1, 1, 110, '{"account":1,"event":"a"}'),
            (3, 1, 5, 'ballot_changed', 1, 2, 120, '{"account":1,"event":"b"}'),
            (4, 1, 5, 'ballot_repeated', 1, 2, 130, '{"account":1,"event":"c"}'),
            (5, 1, 5, 'ballot_withdrawn', 1, 3, 140, '{"account":1,"event":"d"}'),
            (6, 1, NULL, 'notice_posted', NULL, 0, 150, '{}');
        INSERT INTO ballot_past VALUES (5, 1, 1, '同意', 1, 1, NULL, 110, 'a'),
            (5, 1, 2, '反对', 1, 1, NULL, 120, 'b');
        INSERT INTO ballot VALUES (5, 1, '', 3, 1, 1, NULL, 140, 'd');
    )sql");
}

}  // namespace

TEST(LedgerUpgrade, SealsTheRecordOfEarlierReleases) {
    SqliteConnection db({}, OpenMode::memory);
    fill_as_before(db);
    ASSERT_TRUE(migrate(db, sqlite_migrations()));
    SeededRandom random(3);
    LedgerHead head(db, &random);
    begin_ledger(db, head);

    Ledger ledger(db, head);
    const auto rows = ledger.rows(1, 100);
    ASSERT_EQ(rows.size(), 7U) << "the six, and one that binds the vote's roll";
    EXPECT_EQ(rows[6].act.kind, "poll_frozen");
    EXPECT_NE(rows[6].act.payload.find("\"roll\""), std::string::npos);
    EXPECT_TRUE(rows[1].choice);
    EXPECT_TRUE(rows[2].choice);
    EXPECT_FALSE(rows[3].choice) << "a repetition stored nothing";
    EXPECT_TRUE(rows[4].choice);
    EXPECT_EQ(rows[2].previous, 2);
    EXPECT_EQ(rows[4].previous, 3);
    EXPECT_EQ(ledger.end().size, 7);
    const auto openings = Ballots{db}.openings({5});
    ASSERT_EQ(openings.size(), 3U);
    EXPECT_EQ(openings[1].entry, 3);
    EXPECT_EQ(ledger::commit_choice(*openings[1].salt, "反对"), rows[2].choice);

    LedgerHead again(db, &random);
    begin_ledger(db, again);
    EXPECT_EQ(ledger.end().size, 7) << "once is enough";
}

TEST(LedgerUpgrade, GoesOnWhereItWasCutOff) {
    for (int cut = 1; cut < 40; ++cut) {
        SqliteConnection db({}, OpenMode::memory);
        fill_as_before(db);
        ASSERT_TRUE(migrate(db, sqlite_migrations()));
        /// Random bytes run out: as good a place to fail as any.
        class Exhausted final : public Random {
        public:
            explicit Exhausted(int turns) : left_(turns) {}
            std::string bytes(std::size_t count) override {
                if (left_-- == 0) throw std::runtime_error("cut");
                return random_.bytes(count);
            }

        private:
            SeededRandom random_{9};
            int left_;
        } random(cut);
        LedgerHead head(db, &random);
        try {
            begin_ledger(db, head);
        } catch (const std::runtime_error&) {
            SeededRandom enough(4);
            LedgerHead next(db, &enough);
            begin_ledger(db, next);
        }
        Ledger ledger(db, head);
        EXPECT_EQ(ledger.end().size, 7) << "cut " << cut;
        EXPECT_EQ(ledger.rows(1, 100).size(), 7U);
        EXPECT_EQ(root_at(ledger.tree(), 7), ledger.end().root);
    }
}

}  // namespace linyi::storage
