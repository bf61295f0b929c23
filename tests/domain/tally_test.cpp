#include "domain/tally.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

Poll yes_no() {
    return {.kind = PollKind::yes_no,
            .options = {{"同意", "同意", OptionRole::yes},
                        {"反对", "反对", OptionRole::no},
                        {"弃权", "弃权", OptionRole::abstain}}};
}

Poll colours() {
    return {.kind = PollKind::single,
            .options = {{"1", "红", OptionRole::plain},
                        {"2", "蓝", OptionRole::plain},
                        {"3", "弃权", OptionRole::abstain}}};
}

TEST(Count, AWithdrawnBallotTakesNoPart) {
    const auto tally = count(yes_no(), {.rights = 3, .area = {300}},
                             {{.label = "a", .area = {100}, .choice = {"同意"}},
                              {.label = "b", .area = {100}, .choice = {}}});

    EXPECT_EQ(tally.participating, (Share{.rights = 1, .area = {100}}));
    EXPECT_EQ(tally.options[0].labels, std::vector<std::string>{"a"});
}

TEST(Count, EachChosenOptionGetsTheRightOnce) {
    auto poll = colours();
    poll.kind = PollKind::multiple;

    const auto tally = count(poll, {.rights = 1, .area = {8059}},
                             {{.label = "a", .area = {8059}, .choice = {"1", "2"}}});

    EXPECT_EQ(tally.participating.rights, 1);
    EXPECT_EQ(tally.options[0].count, (Share{.rights = 1, .area = {8059}}));
    EXPECT_EQ(tally.options[1].count, (Share{.rights = 1, .area = {8059}}));
    EXPECT_EQ(tally.options[2].count, Share{});
}

TEST(Count, AreasAddUpToTheHundredth) {
    const auto tally = count(yes_no(), {.rights = 3, .area = {32'259}},
                             {{.label = "a", .area = {8059}, .choice = {"同意"}},
                              {.label = "b", .area = {8062}, .choice = {"同意"}},
                              {.label = "c", .area = {16'138}, .choice = {"同意"}}});

    EXPECT_EQ(to_text(tally.options[0].count.area), "322.59");
}

}  // namespace
}  // namespace linyi
