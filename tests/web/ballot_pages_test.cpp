#include "web/ballot_pages.hpp"

#include "storage/store.hpp"
#include "support/store.hpp"
#include "web/visit.hpp"

#include <gtest/gtest.h>

namespace linyi::web {
namespace {

using test::answer;
using test::get;
using test::header;
using test::holds;
using test::visit;

asio::awaitable<void> read_now(storage::Store& store, std::function<void(storage::Tx&)> job) {
    store.read(job);
    co_return;
}

/// Remembers what came through the door.
class Door final : public http::Intake {
public:
    asio::awaitable<http::IntakeOutcome> take(std::vector<Inbound> events) override {
        for (auto& event : events) taken.push_back(std::move(event));
        co_return outcome;
    }

    std::vector<Inbound> taken{};
    http::IntakeOutcome outcome{http::IntakeOutcome::stored};
};

class BallotPagesTest : public ::testing::Test {
protected:
    BallotPagesTest() {
        form_ = {.id = "V1",
                 .question = "换电梯？",
                 .is_open = true,
                 .options = {"同意", "反对", "弃权"},
                 .rights = {{.no = 7, .label = "2-1-201"}}};
        pages_.add_routes(router_);
    }

    HttpResponse post(const std::string& target, const std::string& form) {
        auto request = visit(target);
        request.message.method = "POST";
        request.message.body = form;
        return answer(router_, std::move(request)).message;
    }

    BallotForm form_{};
    Door door_{};
    SeededRandom random_{3};
    std::unique_ptr<storage::Store> store_{linyi::test::memory_store()};
    BallotPages pages_{
        {.read =
             [this](std::function<void(storage::Tx&)> job) {
                 return read_now(*store_, std::move(job));
             },
         .visit = [this](storage::Tx&, std::string_view name) -> std::optional<BallotVisit> {
             if (name != "12-OWN") return std::nullopt;
             return BallotVisit{.form = form_,
                                .poll = {12},
                                .account = {5},
                                .press = {.kind = Inbound::Kind::action,
                                          .adapter = "hook",
                                          .chat = "d-chen",
                                          .chat_kind = ChatKind::direct,
                                          .sender = "chen"}};
         },
         .intake = door_,
         .random = random_}};
    http::Router router_{};
};

TEST_F(BallotPagesTest, ThePageHasAButtonForEachOptionAndSendsOnlyToItself) {
    const auto page = get(router_, "/ballot/12-OWN");

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page.body, "<button name=\"choice\" value=\"2\">反对</button>")) << page.body;
    EXPECT_TRUE(holds(header(page, "Content-Security-Policy"), "form-action 'self'"));
    EXPECT_FALSE(holds(page.body, "<script"));
}

TEST_F(BallotPagesTest, APressIsAButtonPressInThePrivateChat) {
    const auto answered = post("/ballot/12-OWN", "nonce=ABC&right=7&choice=2");

    EXPECT_EQ(answered.status, 303);
    EXPECT_EQ(header(answered, "Location"), "/ballot/12-OWN?did=7.2");
    ASSERT_EQ(door_.taken.size(), 1U);
    const auto& event = door_.taken.front();
    EXPECT_EQ(event.action_value, "w:12:2:7");
    EXPECT_EQ(event.event_id, "link:5:12:ABC");
    EXPECT_EQ(event.sender, "chen");
    EXPECT_EQ(event.chat_kind, ChatKind::direct);
    EXPECT_EQ(event.body_sha256.size(), 32U);
}

TEST_F(BallotPagesTest, TheSameFormSentTwiceIsTheSameEvent) {
    post("/ballot/12-OWN", "nonce=ABC&right=7&choice=2");
    post("/ballot/12-OWN", "nonce=ABC&right=7&choice=2");

    ASSERT_EQ(door_.taken.size(), 2U);
    EXPECT_EQ(door_.taken[0].event_id, door_.taken[1].event_id);
}

TEST_F(BallotPagesTest, WhatIsNoChoiceOfThisPersonGoesNowhere) {
    for (const auto* form :
         {"", "nonce=ABC&right=7", "nonce=ABC&right=8&choice=1", "nonce=ABC&right=7&choice=4",
          "nonce=ABC&right=7&choice=0", "nonce=ABC&right=7&choice=1&choice=2", "right=7&choice=1",
          "nonce=a%3Ab&right=7&choice=1", "nonce=ABC&right=7&choice=1x"}) {
        const auto answered = post("/ballot/12-OWN", form);
        EXPECT_EQ(header(answered, "Location"), "/ballot/12-OWN?again=1") << form;
    }
    EXPECT_TRUE(door_.taken.empty());
}

TEST_F(BallotPagesTest, SeveralMayBeTickedWhereTheVoteAllowsIt) {
    form_.choices_max = 2;
    EXPECT_TRUE(holds(get(router_, "/ballot/12-OWN").body, "type=\"checkbox\""));

    post("/ballot/12-OWN", "nonce=ABC&right=7&choice=3&choice=1&choice=3");

    ASSERT_EQ(door_.taken.size(), 1U);
    EXPECT_EQ(door_.taken.front().action_value, "w:12:1.3:7");
}

TEST_F(BallotPagesTest, AWrongLinkWritesNothingAndSaysHowToGetANewOne) {
    for (const auto& answered :
         {get(router_, "/ballot/12-OLD"), post("/ballot/12-OLD", "nonce=A&right=7&choice=1")}) {
        EXPECT_EQ(answered.status, 404);
        EXPECT_TRUE(holds(answered.body, "/网页投票")) << answered.body;
    }
    EXPECT_TRUE(door_.taken.empty());
}

TEST_F(BallotPagesTest, AClosedVoteTakesNoPress) {
    form_.is_open = false;

    EXPECT_FALSE(holds(get(router_, "/ballot/12-OWN").body, "<button"));
    EXPECT_EQ(header(post("/ballot/12-OWN", "nonce=A&right=7&choice=1"), "Location"),
              "/ballot/12-OWN");
    EXPECT_TRUE(door_.taken.empty());
}

TEST_F(BallotPagesTest, ThePageSaysWhetherWhatWasPressedIsWhatStands) {
    form_.rights[0].chosen = {2};
    form_.rights[0].receipt = "V1-7-1";

    EXPECT_TRUE(holds(get(router_, "/ballot/12-OWN?did=7.2").body, "已经登记好了"));
    EXPECT_TRUE(holds(get(router_, "/ballot/12-OWN?did=7.1").body, "这一次没有计入"));
}

TEST_F(BallotPagesTest, MarksAreFieldsAndAnEmptyOneSaysNothing) {
    form_.max_score = 5;
    form_.choices_max = 3;
    form_.rights[0].chosen = {1, 3};
    form_.rights[0].scores = {5, 0};
    form_.rights[0].receipt = "V1-7-1";

    const auto page = get(router_, "/ballot/12-OWN").body;
    EXPECT_TRUE(holds(page, "name=\"m1\" min=\"0\" max=\"5\"")) << page;
    EXPECT_TRUE(holds(page, "value=\"5\"> 同意")) << page;
    EXPECT_TRUE(holds(page, "同意 5 分、弃权 0 分")) << page;
    EXPECT_FALSE(holds(page, "type=\"checkbox\"")) << page;

    EXPECT_EQ(header(post("/ballot/12-OWN", "nonce=A&right=7&m1=4&m2=&m3=0"), "Location"),
              "/ballot/12-OWN?did=7.1=4.3=0");
    ASSERT_EQ(door_.taken.size(), 1U);
    EXPECT_EQ(door_.taken[0].action_value, "w:12:1=4.3=0:7");
    for (const auto* bad : {"m1=6", "m1=-1", "m1=x", "m9=1", "m1=1&m1=2", "m1=", "choice=1"})
        EXPECT_EQ(header(post("/ballot/12-OWN", std::string("nonce=B&right=7&") + bad), "Location"),
                  "/ballot/12-OWN?again=1")
            << bad;
    EXPECT_TRUE(holds(get(router_, "/ballot/12-OWN?did=7.1=5.3=0").body, "已经登记好了"));
}

TEST_F(BallotPagesTest, AnOrderIsWrittenAsPlaces) {
    form_.is_ranked = true;
    form_.choices_max = 3;
    form_.rights[0].chosen = {3, 1};
    form_.rights[0].receipt = "V1-7-1";

    const auto page = get(router_, "/ballot/12-OWN").body;
    EXPECT_TRUE(holds(page, "弃权 &gt; 同意")) << page;
    EXPECT_TRUE(holds(page,
                      "name=\"m3\" min=\"1\" max=\"3\" step=\"1\" inputmode=\"numeric\" "
                      "value=\"1\""))
        << page;

    post("/ballot/12-OWN", "nonce=A&right=7&m1=2&m2=&m3=1");
    ASSERT_EQ(door_.taken.size(), 1U);
    EXPECT_EQ(door_.taken[0].action_value, "w:12:3.1:7");
    EXPECT_EQ(header(post("/ballot/12-OWN", "nonce=B&right=7&m1=1&m2=1"), "Location"),
              "/ballot/12-OWN?again=1")
        << "two at one place";
}

TEST_F(BallotPagesTest, WhatCouldNotBeStoredIsNotCalledCounted) {
    door_.outcome = http::IntakeOutcome::overloaded;

    const auto answered = post("/ballot/12-OWN", "nonce=ABC&right=7&choice=2");

    EXPECT_EQ(answered.status, 503);
    EXPECT_TRUE(holds(answered.body, "没有登记")) << answered.body;
}

TEST_F(BallotPagesTest, ASecretChoiceIsNotShownAgain) {
    form_.is_secret = true;
    form_.rights[0].chosen = {2};
    form_.rights[0].receipt = "V1-7-1";

    const auto page = get(router_, "/ballot/12-OWN").body;

    EXPECT_TRUE(holds(page, "（不显示）")) << page;
    EXPECT_FALSE(holds(page, "class=\"chosen\"")) << page;
}

}  // namespace
}  // namespace linyi::web
