#include "domain/funnel.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

std::int64_t lost(const Funnel& funnel, Loss loss) {
    for (const auto& [known, count] : funnel.losses) {
        if (known == loss) return count;
    }
    return 0;
}

TEST(Funnel, EachStageIsTheOneBeforeWithoutItsLosses) {
    const auto funnel = funnel_of({{"ballot_counted", 40},
                                   {"ballot_unclear", 3},
                                   {"ballot_refused/not_an_option", 2},
                                   {"ballot_refused/unbound", 4},
                                   {"ballot_refused/staff", 1},
                                   {"ballot_refused/tenant", 5},
                                   {"ballot_refused/foreign_unit", 6},
                                   {"ballot_late", 7}},
                                  40);

    EXPECT_EQ(funnel.received, 68);
    EXPECT_EQ(funnel.recognised, 63);
    EXPECT_EQ(funnel.bound, 58);
    EXPECT_EQ(funnel.entitled, 47);
    EXPECT_EQ(funnel.counted, 40);
    EXPECT_EQ(lost(funnel, Loss::late), 7);
}

TEST(Funnel, EverythingReceivedIsCountedOrLostForAReason) {
    const auto funnel = funnel_of({{"ballot_counted", 10},
                                   {"ballot_changed", 3},
                                   {"ballot_repeated", 2},
                                   {"ballot_withdrawn", 1},
                                   {"ballot_stale", 1},
                                   {"ballot_taken", 2},
                                   {"ballot_fixed", 1},
                                   {"paper_invalid", 1},
                                   {"ballot_refused/some_new_reason", 1}},
                                  9);

    std::int64_t sum = funnel.counted;
    for (const auto& entry : funnel.losses) sum += entry.second;
    EXPECT_EQ(sum, funnel.received);
    EXPECT_EQ(lost(funnel, Loss::replaced), 7) << "changes, repeats and withdrawals";
    EXPECT_EQ(lost(funnel, Loss::first_stands), 3);
    EXPECT_EQ(lost(funnel, Loss::other), 1);
}

TEST(Funnel, ActsThatAreNoBallotsAreNotReceived) {
    const auto funnel = funnel_of({{"poll_opened", 1}, {"deed_signed", 2}, {"paper_keyed", 4}}, 0);

    EXPECT_EQ(funnel.received, 0);
    EXPECT_TRUE(funnel.losses.empty());
}

}  // namespace
}  // namespace linyi
