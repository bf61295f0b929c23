#include "outbox/alerts.hpp"

#include "outbox/bench.hpp"

#include <gtest/gtest.h>

#include <set>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;

/// A bench with an admin chat; messages to chats named "bad…" are refused.
class Staffed : public Bench {
public:
    Staffed() {
        admin = chat("admin");
        settings.admin = AdminChat{.lane = admin, .language = Language::en};
        platform.script = [this](const HttpRequest& request) {
            const auto to = header_of(request, "X-Chat");
            if (to == "admin") told.push_back(request.body);
            return answer(to.starts_with("bad") ? status_of_bad : status_of_good);
        };
    }

    ChatId admin{};
    int status_of_bad{403};
    int status_of_good{200};
    std::vector<std::string> told{};
};

TEST(Alerts, TheAdminChatIsToldOnceOfADeadLetter) {
    Staffed bench;
    const auto id = bench.say(bench.chat("bad"), "secret words");

    bench.work_for(10min);
    bench.restart();
    bench.work_for(10min);

    ASSERT_EQ(bench.told.size(), 1U);
    EXPECT_NE(bench.told[0].find("No. " + std::to_string(id.value)), std::string::npos);
    EXPECT_NE(bench.told[0].find("HTTP 403"), std::string::npos);
    EXPECT_EQ(bench.told[0].find("secret"), std::string::npos);
}

TEST(Alerts, ManyDeadLettersMakeADigestAndNotAFlood) {
    Staffed bench;
    bench.say(bench.chat("bad"), "one");
    bench.work();
    for (int i = 0; i < 40; ++i) bench.say(bench.chat("bad " + std::to_string(i)), "more");

    bench.work_for(50s);
    EXPECT_EQ(bench.told.size(), 1U);
    bench.work_for(20s);

    ASSERT_EQ(bench.told.size(), 2U);
    EXPECT_NE(bench.told[1].find("30 more."), std::string::npos);
}

TEST(Alerts, NobodyIsToldOfADeadAlert) {
    Staffed bench;
    bench.status_of_good = 403;
    bench.say(bench.chat("bad"), "one");

    bench.work_for(1h);

    EXPECT_EQ(bench.told.size(), 1U);
}

TEST(Alerts, AStoppedAccountWaitsAndIsToldOfOnce) {
    Staffed bench;
    const auto id = bench.say(bench.chat("bad"), "one");
    bench.status_of_bad = bench.status_of_good = 401;
    bench.work();
    ASSERT_EQ(bench.platform.requests.size(), 1U);

    bench.work_for(14min);
    EXPECT_EQ(bench.platform.requests.size(), 1U);
    bench.restart();
    bench.work_for(31min);
    bench.status_of_bad = bench.status_of_good = 200;
    bench.work_for(30min);

    EXPECT_EQ(bench.find(id).state, OutgoingState::sent);
    // The alert waits behind the same closed door, so it is tried more often than once.
    const std::set<std::string> alerts(bench.told.begin(), bench.told.end());
    ASSERT_EQ(alerts.size(), 1U);
    EXPECT_NE(alerts.begin()->find("shut out"), std::string::npos);
}

TEST(Alerts, WithoutAnAdminChatDeadLettersStayUntold) {
    Staffed bench;
    bench.settings.admin.reset();
    bench.say(bench.chat("bad"), "one");

    bench.work_for(1h);

    EXPECT_EQ(bench.told.size(), 0U);
    EXPECT_EQ(bench.tx().outbox().count_untold_dead(), 1);
}

}  // namespace
}  // namespace linyi::outbox
