#include "app/crash_marks.hpp"

#include "app/folder.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <system_error>

namespace linyi::app {
namespace {

class Marks : public testing::Test {
protected:
    /// A process that ends while `digest` is being applied.
    void crash_while(const std::string& digest) {
        CrashMarks marks(file);
        marks.begin(digest);
    }
    bool is_quarantined(const std::string& digest) {
        return CrashMarks(file).is_quarantined(digest);
    }

    test::Folder folder;
    std::filesystem::path file = folder.path() / "applying.map";
    const std::string bad = std::string(32, 'b');
    const std::string good = std::string(32, 'g');
};

TEST_F(Marks, OneCrashMayBeAnAccidentTheSecondIsTheEvent) {
    crash_while(bad);
    EXPECT_FALSE(is_quarantined(bad));
    crash_while(bad);

    EXPECT_TRUE(is_quarantined(bad));
    EXPECT_FALSE(is_quarantined(good));
    EXPECT_TRUE(is_quarantined(bad)) << "and stays so";
}

TEST_F(Marks, AnEventThatWasFinishedIsNotSuspected) {
    for (int i = 0; i < 3; ++i) {
        CrashMarks marks(file);
        marks.begin(good);
        marks.end();
    }

    EXPECT_FALSE(is_quarantined(good));
}

TEST_F(Marks, ManySuspectsDoNotPushTheWorstOut) {
    crash_while(bad);
    crash_while(bad);
    for (char c = 'A'; c < 'A' + 50; ++c) crash_while(std::string(32, c));

    EXPECT_TRUE(is_quarantined(bad));
}

TEST_F(Marks, ADigestOfAnotherLengthIsNobodys) {
    crash_while(bad);
    crash_while(bad);

    EXPECT_FALSE(is_quarantined(bad.substr(1)));
    EXPECT_FALSE(is_quarantined(""));
}

TEST_F(Marks, WithoutAPlaceForTheFileTheyThrow) {
    EXPECT_THROW(CrashMarks(folder.path() / "none" / "applying.map"), std::system_error);
}

}  // namespace
}  // namespace linyi::app
