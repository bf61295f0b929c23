#include "language/cost.hpp"

#include <gtest/gtest.h>

namespace linyi::language {
namespace {

std::string costed(std::string_view text) {
    const auto read = read_costed_label(text);
    return read ? read->label + " " + std::to_string(read->fen) : "none";
}

TEST(Cost, IsReadBehindTheProject) {
    for (const auto* text :
         {"修门禁 3万元", "修门禁 3万", "修门禁3万元", "修门禁：30000元", "修门禁（3万元）",
          "修门禁 30,000", "修门禁 ¥30000", "修门禁，预算3万元", "修门禁 三万元", "修门禁约3万块",
          "修门禁 30000.00", "修门禁 3w", "修门禁 30k", "修门禁30000"})
        EXPECT_EQ(costed(text), "修门禁 3000000") << text;
    EXPECT_EQ(costed("2号楼长椅 8000元"), "2号楼长椅 800000");
    EXPECT_EQ(costed("lamps: 800 yuan"), "lamps 80000");
    EXPECT_EQ(costed("凉亭 3.55万元"), "凉亭 3550000");
    EXPECT_EQ(costed("凉亭 12.5元"), "凉亭 1250");
    EXPECT_EQ(costed("凉亭 三千五百元"), "凉亭 350000");
}

TEST(Cost, IsNotWhereNoneIsWritten) {
    for (const auto* text : {"修门禁", "方案1", "二期", "修门禁 0元", "3万元", "修门禁 12.345元",
                             "修门禁 99999999999999元", ""})
        EXPECT_EQ(costed(text), "none") << text;
}

TEST(Amount, IsTheWholeText) {
    EXPECT_EQ(read_amount("5万元"), 5'000'000);
    EXPECT_EQ(read_amount("50000"), 5'000'000);
    EXPECT_EQ(read_amount("1.2万"), 1'200'000);
    EXPECT_EQ(read_amount("¥ 50,000.50"), 5'000'050);
    EXPECT_EQ(read_amount("五万"), 5'000'000);
    EXPECT_FALSE(read_amount("约多少"));
    EXPECT_FALSE(read_amount("A 500"));
}

}  // namespace
}  // namespace linyi::language
