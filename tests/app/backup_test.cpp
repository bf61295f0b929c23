#include "app/backup.hpp"

#include "app/data_folder.hpp"
#include "app/folder.hpp"
#include "storage/store.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace linyi::app {
namespace {

namespace fs = std::filesystem;

constexpr Timestamp now{Millis{1'763'604'000'000}};  // 2025-11-20 02:00 UTC

class Backups : public testing::Test {
protected:
    Backups() {
        fs::create_directories(data);
        auto store = open(data / "linyi.db");
        store->transact([](storage::Tx& tx) {
            tx.communities().add({.name = "和悦里小区"}, now);
            tx.acts().append({.kind = "test", .decided_at = now, .payload = "{}"});
            const auto chat = tx.chats().admit({.adapter = "hook", .platform_chat = "g"});
            tx.outbox().enqueue(
                {.lane = chat.id, .kind = "reply", .created = now, .not_before = now});
        });
    }

    static std::unique_ptr<storage::Store> open(const fs::path& file) {
        auto store = storage::Store::open(file, storage::StoreMode::writer);
        if (!store) throw std::runtime_error(store.error().detail);
        return std::move(*store);
    }
    template <class T>
    static std::string refusal(const Result<T>& result) {
        return result ? "" : result.error().detail;
    }
    static void spoil(const fs::path& file) {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(100);
        bytes << "spoilt";
    }

    test::Folder folder;
    fs::path data = folder.path() / "data";
    fs::path copy = folder.path() / "copies" / "one.db";
};

TEST_F(Backups, HoldEverythingAndSayWhatTheyHold) {
    ASSERT_TRUE(make_backup(data, copy, now));

    const auto manifest = verify_backup(copy);
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->last_act, 1);
    EXPECT_EQ(manifest->made_at, "2025-11-20T02:00:00.000Z");
    EXPECT_EQ(manifest->schema, storage::newest_schema_version());
    EXPECT_EQ(manifest->bytes, fs::file_size(copy));
    EXPECT_EQ(open(copy)->tx().communities().all().at(0).name, "和悦里小区");
    EXPECT_FALSE(fs::exists(copy.string() + ".part"));
}

TEST_F(Backups, AreMadeWhileTheServiceWrites) {
    auto serving = open(data / "linyi.db");
    serving->begin();
    serving->tx().acts().append({.kind = "open", .decided_at = now, .payload = "{}"});

    ASSERT_TRUE(make_backup(data, copy, now));

    serving->commit();
    EXPECT_EQ(verify_backup(copy)->last_act, 1) << "a snapshot of what was committed";
}

TEST_F(Backups, NeedADatabaseAndAFreeNameOfTheirOwn) {
    EXPECT_NE(refusal(make_backup(folder.path(), copy, now)).find("no database here"),
              std::string::npos);
    EXPECT_NE(refusal(make_backup(data, folder.path() / "one.zip", now)).find("must end in .db"),
              std::string::npos);
    ASSERT_TRUE(make_backup(data, copy, now));
    EXPECT_NE(refusal(make_backup(data, copy, now)).find("exists already"), std::string::npos);
}

TEST_F(Backups, AChangedOneIsNotTrusted) {
    ASSERT_TRUE(make_backup(data, copy, now));
    spoil(copy);

    EXPECT_NE(refusal(verify_backup(copy)).find("SHA-256 differs"), std::string::npos);
    EXPECT_FALSE(restore_backup(copy, data, now));
    EXPECT_EQ(open(data / "linyi.db")->tx().communities().all().size(), 1U);
}

TEST_F(Backups, OneFileOfTheTwoIsNotABackup) {
    ASSERT_TRUE(make_backup(data, copy, now));
    const auto manifest = fs::path(copy).replace_extension(".json");
    std::ofstream(manifest) << "{}";
    EXPECT_NE(refusal(verify_backup(copy)).find("not a manifest"), std::string::npos);
    fs::remove(manifest);

    EXPECT_NE(refusal(verify_backup(copy)).find("one is missing"), std::string::npos);
}

TEST_F(Backups, ARestoreKeepsTheOldDatabaseAndHoldsWhatWasWaiting) {
    ASSERT_TRUE(make_backup(data, copy, now));
    open(data / "linyi.db")->transact([](storage::Tx& tx) {
        tx.communities().add({.name = "later"}, now);
    });

    ASSERT_TRUE(restore_backup(copy, data, now));

    auto store = open(data / "linyi.db");
    EXPECT_EQ(store->tx().communities().all().size(), 1U);
    EXPECT_EQ(store->tx().outbox().held(), 1);
    EXPECT_EQ(store->tx().acts().from(2, 10).at(0).kind, "restored");
    EXPECT_TRUE(fs::exists(data / "linyi.db.before-20251120-020000"));
}

TEST_F(Backups, AreNotPutUnderARunningService) {
    ASSERT_TRUE(make_backup(data, copy, now));
    const auto serving = DataFolder::open(data);

    EXPECT_NE(refusal(restore_backup(copy, data, now)).find("another linyi"), std::string::npos);
}

TEST_F(Backups, OfTheNightTheOldestGoFirst) {
    const auto backups = folder.path() / "backups";
    fs::create_directories(backups);
    for (int day = 0; day < 5; ++day) {
        auto file = backups / nightly_name(now + std::chrono::days{day});
        std::ofstream(file) << "x";
        std::ofstream(file.replace_extension(".json")) << "x";
    }
    std::ofstream(backups / "by-hand.db") << "x";

    EXPECT_EQ(prune_backups(backups, 3), 2);

    EXPECT_FALSE(fs::exists(backups / "nightly-20251121-020000.db"));
    EXPECT_FALSE(fs::exists(backups / "nightly-20251121-020000.json"));
    EXPECT_TRUE(fs::exists(backups / "nightly-20251122-020000.db"));
    EXPECT_TRUE(fs::exists(backups / "by-hand.db"));
    EXPECT_EQ(prune_backups(folder.path() / "none", 3), 0);
}

}  // namespace
}  // namespace linyi::app
