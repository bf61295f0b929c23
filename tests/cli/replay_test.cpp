#include "cli/replayed.hpp"
#include "cli/reworded.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

// Whole meetings of different towns, through the same door as a webhook. What is expected was
// written down by hand from the rules of the transcripts, not from what the program said.

namespace linyi::cli::test {
namespace {

TEST(Replay, EveryMeetingIsUnderstoodAsACarefulSecretaryWould) {
    const auto meetings = recordings();
    ASSERT_GE(meetings.size(), 10U);
    for (const auto& meeting : meetings)
        EXPECT_EQ(differences(replayed(meeting), meeting.expected), "") << meeting.name;
}

TEST(Replay, TheSameMeetingInOtherWordsHasTheSameResult) {
    const auto meeting = recording("meeting-a");
    std::ifstream in(meeting.transcript, std::ios::binary);
    const std::string said{std::istreambuf_iterator<char>(in), {}};
    constexpr std::uint32_t seeds = 12;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        auto other = meeting;
        other.transcript = ::testing::TempDir() + "linyi-reworded-" + std::to_string(seed);
        std::ofstream(other.transcript, std::ios::binary) << reworded(said, seed);
        EXPECT_EQ(differences(replayed(other), meeting.expected), "") << "seed " << seed;
        std::filesystem::remove(other.transcript);
    }
}

}  // namespace
}  // namespace linyi::cli::test
