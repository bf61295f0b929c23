#include "web/vote_pages.hpp"

#include "storage/store.hpp"
#include "support/store.hpp"
#include "web/visit.hpp"

#include <gtest/gtest.h>

namespace linyi::web {
namespace {

using test::get;
using test::header;
using test::holds;

asio::awaitable<void> read_now(storage::Store& store, std::function<void(storage::Tx&)> job) {
    store.read(job);
    co_return;
}

class VotePagesTest : public ::testing::Test {
protected:
    VotePagesTest() { pages_.add_routes(router_); }

    std::unique_ptr<storage::Store> store_{linyi::test::memory_store()};
    VotePages pages_{
        {.read =
             [this](std::function<void(storage::Tx&)> job) {
                 return read_now(*store_, std::move(job));
             },
         .sheet = [](storage::Tx&, std::string_view name,
                     std::optional<Language> language) -> std::optional<VoteSheet> {
             if (name != "1-right") return std::nullopt;
             return VoteSheet{
                 .language = language.value_or(Language::zh), .id = "V1", .question = "换电梯？"};
         },
         .ballots = [](storage::Tx&, std::string_view name) -> std::optional<std::string> {
             if (name != "1-right") return std::nullopt;
             return "META\n";
         },
         .draw = [](std::function<void()> job) -> asio::awaitable<void> {
             job();
             co_return;
         },
         .templates = render::builtin_templates()}};
    http::Router router_{};
};

TEST_F(VotePagesTest, AVoteIsAtItsAddressUnderTheStrictPolicy) {
    const auto answer = get(router_, "/votes/1-right");

    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(holds(answer.body, "换电梯？"));
    EXPECT_TRUE(holds(header(answer, "Content-Security-Policy"), "default-src 'none'"));
    EXPECT_EQ(header(answer, "Referrer-Policy"), "no-referrer");
}

TEST_F(VotePagesTest, AWrongMarkIsAnsweredLikeAVoteThatNeverWas) {
    const auto wrong = get(router_, "/votes/1-wrong");
    const auto never = get(router_, "/votes/999-right");

    EXPECT_EQ(wrong.status, 404);
    EXPECT_EQ(wrong.body, never.body);
}

TEST_F(VotePagesTest, TheBallotsOfABudgetAreAFileBesideThePage) {
    const auto file = get(router_, "/votes/1-right/ballots.pb");

    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.body, "META\n");
    EXPECT_TRUE(holds(header(file, "Content-Disposition"), "ballots.pb"));
    EXPECT_EQ(get(router_, "/votes/1-wrong/ballots.pb").status, 404);
}

TEST_F(VotePagesTest, TheAddressCanAskForTheOtherLanguage) {
    EXPECT_TRUE(holds(get(router_, "/votes/1-right?lang=en").body, "<html lang=\"en\">"));
    EXPECT_TRUE(holds(get(router_, "/votes/1-right").body, "<html lang=\"zh-CN\">"));
}

TEST_F(VotePagesTest, ThePictureIsPngOrNotThere) {
    const auto picture = get(router_, "/votes/1-right/result.png");

    // Which of the two depends on this machine's fonts.
    if (picture.status == 200) {
        EXPECT_EQ(header(picture, "Content-Type"), "image/png");
        EXPECT_EQ(picture.body.substr(1, 3), "PNG");
    }
    EXPECT_EQ(get(router_, "/votes/1-wrong/result.png").status, 404);
}

}  // namespace
}  // namespace linyi::web
