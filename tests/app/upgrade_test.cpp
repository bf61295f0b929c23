#include "app/backup.hpp"

#include "storage/driver/connection.hpp"
#include "storage/store.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>

namespace linyi::app {
namespace {

namespace fs = std::filesystem;

constexpr Timestamp now{std::chrono::milliseconds{1'790'000'000'000}};

/// A data folder that goes with the test.
class BackupBeforeUpgrade : public testing::Test {
protected:
    BackupBeforeUpgrade() {
        auto pattern = (fs::temp_directory_path() / "linyi-backup-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
    }
    ~BackupBeforeUpgrade() override { fs::remove_all(folder_); }

    fs::path database() const { return folder_ / "linyi.db"; }

    std::unique_ptr<storage::Store> open() const {
        auto store = storage::Store::open(database(), storage::StoreMode::writer);
        EXPECT_TRUE(store);
        return std::move(*store);
    }

    /// As if the newest step had never run.
    void step_back() const {
        const auto store = open();
        storage::run(store->connection(),
                     "DELETE FROM schema_migration WHERE version = (SELECT max(version) FROM "
                     "schema_migration)");
    }

    fs::path folder_{};
};

}  // namespace

TEST_F(BackupBeforeUpgrade, AnEmptyFolderNeedsNone) {
    const auto made = backup_before_upgrade(folder_, now);
    ASSERT_TRUE(made);
    EXPECT_FALSE(*made);
}

TEST_F(BackupBeforeUpgrade, ADatabaseOfThisReleaseNeedsNone) {
    open();
    const auto made = backup_before_upgrade(folder_, now);
    ASSERT_TRUE(made);
    EXPECT_FALSE(*made);
}

TEST_F(BackupBeforeUpgrade, AnOlderSchemaIsSavedAsItIs) {
    open();
    step_back();
    const auto made = backup_before_upgrade(folder_, now);
    ASSERT_TRUE(made) << made.error().detail;
    ASSERT_TRUE(*made);
    EXPECT_TRUE((*made)->filename().string().starts_with("upgrade-"));
    const auto manifest = verify_backup(**made);
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->schema, storage::newest_schema_version() - 1);
}

TEST_F(BackupBeforeUpgrade, IsNotPrunedWithTheNightlyOnes) {
    open();
    step_back();
    const auto made = backup_before_upgrade(folder_, now);
    ASSERT_TRUE(made && *made);
    EXPECT_EQ(prune_backups(folder_ / "backups", 1), 0);
    EXPECT_TRUE(fs::exists(**made));
}

}  // namespace linyi::app
