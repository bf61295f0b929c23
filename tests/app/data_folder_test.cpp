#include "app/data_folder.hpp"

#include "app/folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace linyi::app {
namespace {

namespace fs = std::filesystem;

std::string refusal(const Result<DataFolder>& folder) {
    return folder ? "" : folder.error().detail;
}

class DataFolders : public testing::Test {
protected:
    test::Folder folder;
    fs::path data = folder.path() / "data";
};

TEST_F(DataFolders, AreMadeForTheOwnerAlone) {
    const auto opened = DataFolder::open(data);

    ASSERT_TRUE(opened);
    EXPECT_EQ(fs::status(data).permissions(), fs::perms::owner_all);
    EXPECT_EQ(opened->database(), data / "linyi.db");
}

TEST_F(DataFolders, BelongToOneProcessAtATime) {
    {
        const auto first = DataFolder::open(data);
        ASSERT_TRUE(first);
        const auto second = DataFolder::open(data);
        EXPECT_NE(refusal(second).find("another linyi is using it"), std::string::npos);
        EXPECT_EQ(second.error().code, Errc::bad_configuration);
    }
    EXPECT_TRUE(DataFolder::open(data)) << "free again";
}

TEST_F(DataFolders, AMovedOneKeepsItsLock) {
    auto first = DataFolder::open(data);
    const DataFolder moved(std::move(*first));

    EXPECT_FALSE(DataFolder::open(data));
    EXPECT_EQ(moved.path(), data);
}

TEST_F(DataFolders, ALostDatabaseIsNotReplacedByAnEmptyOne) {
    for (const auto* left : {"linyi.db-wal", "backups", "applying.map", "instance.secret"}) {
        fs::create_directories(data);
        std::ofstream(data / left) << "x";
        EXPECT_NE(refusal(DataFolder::open(data)).find("linyi.db is missing"), std::string::npos)
            << left;
        EXPECT_TRUE(DataFolder::open_for_restore(data)) << left;
        fs::remove_all(data);
    }
}

TEST_F(DataFolders, WithTheDatabaseTheyOpenAgain) {
    fs::create_directories(data / "backups");
    std::ofstream(data / "linyi.db") << "x";

    EXPECT_TRUE(DataFolder::open(data));
}

TEST_F(DataFolders, WhereNoneCanBeMadeItSaysWhere) {
    std::ofstream(data) << "a file";

    const auto words = refusal(DataFolder::open(data / "inside"));
    EXPECT_NE(words.find((data / "inside").string()), std::string::npos) << words;
}

TEST_F(DataFolders, ASecretIsMadeOnceAndKeptPrivate) {
    const auto opened = DataFolder::open(data);

    const auto secret = opened->secret("instance");

    EXPECT_EQ(secret.size(), 64U);
    EXPECT_EQ(opened->secret("instance"), secret);
    EXPECT_NE(opened->secret("other"), secret);
    EXPECT_EQ(fs::status(data / "instance.secret").permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace
}  // namespace linyi::app
