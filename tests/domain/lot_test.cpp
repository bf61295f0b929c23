#include "domain/lot.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

TEST(Lot, DrawsWhatTheWorkedCaseDraws) {
    const Lot lot{.number = 1,
                  .title = "议事代表",
                  .seats = 3,
                  .ids = {"1-101", "1-102", "1-201", "2-101", "2-102", "2-201", "3-101", "3-102"},
                  .place = "和悦里小区",
                  .value = "2025-11-20"};

    EXPECT_EQ(seed_of(lot), "2025-11-20|和悦里小区|议事代表");
    EXPECT_EQ(drawn(lot), (std::vector<std::string>{"3-101", "1-102", "3-102"}));
}

TEST(Lot, TheLineForTallyEscapesWhatJsonMust) {
    const Lot lot{.number = 2,
                  .title = "a\"b",
                  .seats = 1,
                  .ids = {"x\\y", "z"},
                  .place = "p",
                  .value = "1",
                  .declined = {"z"}};

    EXPECT_EQ(lot_case(lot), R"({"id": "L2", "kind": "sortition", "seed": "1|p|a\"b", "k": 1, )"
                             R"("ids": ["x\\y", "z"], "declined": ["z"]})");
}

}  // namespace
}  // namespace linyi
