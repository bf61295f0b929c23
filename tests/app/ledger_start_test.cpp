#include "app/ledger_start.hpp"

#include "app/durable_file.hpp"
#include "app/folder.hpp"
#include "app/ledger_key.hpp"
#include "app/verify_ledger.hpp"
#include "storage/driver/connection.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace linyi::app {
namespace {

namespace fs = std::filesystem;

constexpr Timestamp now{Millis{1'763'604'000'000}};

class StartLedger : public testing::Test {
protected:
    StartLedger() { fs::create_directories(data); }

    /// What a start says; empty if it goes on. `work` is done while it runs.
    std::string start(const std::function<void(storage::Store&)>& work = {},
                      const std::string& key_file = {}) {
        auto opened = DataFolder::open(data);
        if (!opened) return opened.error().detail;
        auto store = storage::Store::open(opened->database(), storage::StoreMode::writer);
        if (!store) return store.error().detail;
        const auto started = start_ledger(**store, *opened, key_file);
        if (!started) return started.error().detail;
        if (work) work(**store);
        keep_mirror(**store, data);
        (*store)->checkpoint(true);
        return {};
    }
    static void append(storage::Store& store, int count) {
        store.transact([count](storage::Tx& tx) {
            for (int i = 0; i < count; ++i)
                tx.acts().append({.kind = "test", .decided_at = now, .payload = "{}"});
        });
    }
    void grow(int count) {
        ASSERT_EQ(start([count](storage::Store& store) { append(store, count); }), "");
    }
    void edit(std::string_view sql) {
        auto store = storage::Store::open(data / "linyi.db", storage::StoreMode::writer);
        ASSERT_TRUE(store);
        storage::Query((*store)->connection(), sql).run();
        (*store)->checkpoint(true);
    }
    std::optional<ledger::Checkpoint> mirror() const {
        const auto note = read_whole(ledger_mirror(data));
        const auto key = read_ledger_key(data, "");
        return note && key ? ledger::open_note(*note, key->public_key()) : std::nullopt;
    }
    static bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

    test::Folder folder;
    fs::path data = folder.path() / "data";
};

}  // namespace

TEST_F(StartLedger, MakesAKeyOnceThatOnlyItsOwnerReads) {
    grow(1);
    const auto file = data / "ledger.key";
    ASSERT_TRUE(fs::exists(file));
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    const auto pem = read_whole(file);
    grow(1);
    EXPECT_EQ(read_whole(file), pem);
}

TEST_F(StartLedger, KeepsTheNewestCheckpointBesideTheDatabase) {
    grow(3);
    ASSERT_TRUE(mirror());
    EXPECT_EQ(mirror()->size, 3);
    grow(2);
    EXPECT_EQ(mirror()->size, 5);
}

TEST_F(StartLedger, RefusesAnOlderDatabase) {
    grow(3);
    fs::copy_file(data / "linyi.db", folder.path() / "old.db");
    grow(2);
    fs::copy_file(folder.path() / "old.db", data / "linyi.db",
                  fs::copy_options::overwrite_existing);

    const auto said = start();
    EXPECT_TRUE(holds(said, "has 3 entries, but the checkpoint kept beside the database covers 5"))
        << said;
    EXPECT_TRUE(holds(said, "linyi new-epoch")) << said;
}

TEST_F(StartLedger, GoesOnInANewEpochIfItIsSaidOpenly) {
    grow(3);
    fs::copy_file(data / "linyi.db", folder.path() / "old.db");
    grow(2);
    const auto lost = mirror();
    fs::copy_file(folder.path() / "old.db", data / "linyi.db",
                  fs::copy_options::overwrite_existing);
    {
        auto opened = DataFolder::open(data);
        auto store = storage::Store::open(data / "linyi.db", storage::StoreMode::writer);
        ASSERT_TRUE(
            begin_epoch(**store, *opened, {.kind = "epoch_begun", .why = "disk broke"}, now));
        const auto act = (*store)->tx().acts().from(4, 1).at(0);
        EXPECT_TRUE(holds(act.payload, "disk broke"));
        EXPECT_TRUE(holds(act.payload, "\"size\":5")) << "what is lost is told: " << act.payload;
    }
    EXPECT_EQ(start([](storage::Store& store) { append(store, 1); }), "");
    EXPECT_EQ(mirror()->size, 5);
    EXPECT_NE(mirror()->origin, lost->origin);
    EXPECT_NE(mirror()->root, lost->root);
}

TEST_F(StartLedger, RefusesADatabaseThatWasEdited) {
    grow(5);
    edit("DELETE FROM act WHERE no = 5");
    EXPECT_TRUE(holds(start(), "changed by another hand; see: linyi verify")) << start();
}

TEST_F(StartLedger, RefusesAHeadThatIsNotOurs) {
    grow(5);
    edit("UPDATE ledger_head SET note = ''");
    EXPECT_TRUE(holds(start(), "does not bear our signature")) << start();
}

TEST_F(StartLedger, RefusesARecordThatWasMadeAnew) {
    grow(5);
    fs::remove(data / "linyi.db");
    {
        auto store = storage::Store::open(data / "linyi.db", storage::StoreMode::writer);
        append(**store, 7);
    }
    EXPECT_TRUE(holds(start(), "of another epoch than the checkpoint kept beside it")) << start();
}

TEST_F(StartLedger, RefusesToGoOnWithoutItsKey) {
    grow(2);
    fs::rename(data / "ledger.key", folder.path() / "elsewhere.key");
    EXPECT_TRUE(holds(start(), "it is missing; put it back")) << start();
    SystemRandom random;
    write_durably(data / "ledger.key", ledger::SigningKey::generate(random).to_pem());
    EXPECT_TRUE(holds(start(), "signed with another key")) << start();
}

TEST_F(StartLedger, RefusesAKeyThatOthersMayRead) {
    grow(1);
    fs::permissions(data / "ledger.key", fs::perms::group_read, fs::perm_options::add);
    EXPECT_TRUE(holds(start(), "run: chmod 600")) << start();
}

TEST_F(StartLedger, RemembersAKeyFileThatTheConfigurationNames) {
    SystemRandom random;
    const auto file = folder.path() / "my.key";
    write_durably(file, ledger::SigningKey::generate(random).to_pem());
    EXPECT_EQ(start([](storage::Store& store) { append(store, 1); }, file.string()), "");
    EXPECT_FALSE(fs::exists(data / "ledger.key"));
    EXPECT_EQ(start([](storage::Store& store) { append(store, 1); }), "") << "as a subcommand does";
    fs::remove(file);
    EXPECT_TRUE(holds(start(), "my.key: it is missing")) << start();
}

TEST_F(StartLedger, SignsWhatAnEarlierReleaseLeft) {
    {
        auto store = storage::Store::open(data / "linyi.db", storage::StoreMode::writer);
        append(**store, 300);
    }
    EXPECT_EQ(start(), "");
    EXPECT_EQ(mirror()->size, 300);
}

TEST(DurableFile, IsWholeAndForItsOwnerAlone) {
    const test::Folder folder;
    const auto file = folder.path() / "note";
    EXPECT_EQ(read_whole(file), std::nullopt);
    write_durably(file, "one");
    write_durably(file, "two");
    EXPECT_EQ(read_whole(file), "two");
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_FALSE(fs::exists(file.string() + ".part"));
}

}  // namespace linyi::app
