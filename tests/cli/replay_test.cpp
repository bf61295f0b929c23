#include "cli/replayed.hpp"

#include <gtest/gtest.h>

// Whole meetings of different towns, through the same door as a webhook. What is expected was
// written down by hand from the rules of the transcripts, not from what the program said.

namespace linyi::cli::test {
namespace {

class Meeting : public testing::TestWithParam<std::string> {};

TEST_P(Meeting, IsUnderstoodAsACarefulSecretaryWould) {
    const auto meeting = recording(GetParam());
    ASSERT_TRUE(meeting.expected.is_object());
    EXPECT_EQ(differences(replayed(meeting), meeting.expected), "");
}

std::vector<std::string> names() {
    std::vector<std::string> found;
    for (const auto& one : recordings()) found.push_back(one.name);
    return found;
}

INSTANTIATE_TEST_SUITE_P(Replay, Meeting, testing::ValuesIn(names()), [](const auto& info) {
    std::string name = info.param;
    for (char& c : name)
        if (c == '-') c = '_';
    return name;
});

}  // namespace
}  // namespace linyi::cli::test
