#include "sheet/number.hpp"

#include <gtest/gtest.h>

namespace linyi::sheet {
namespace {

TEST(PlainDecimal, MovesThePointDigitByDigit) {
    EXPECT_EQ(plain_decimal("89.6"), "89.6");
    EXPECT_EQ(plain_decimal("1.5E3"), "1500");
    EXPECT_EQ(plain_decimal("1.2345e+2"), "123.45");
    EXPECT_EQ(plain_decimal("5E-3"), "0.005");
    EXPECT_EQ(plain_decimal("007.10"), "7.1");
    EXPECT_EQ(plain_decimal(".5"), "0.5");
    EXPECT_EQ(plain_decimal("0.0"), "0");
    EXPECT_EQ(plain_decimal("-2.50"), "-2.5");
}

TEST(PlainDecimal, LeavesWhatIsNoNumber) {
    for (const std::string text : {"", "-", "1e", "1e999", "1e-999", "0x10", "1,5", "NaN", "1 2"})
        EXPECT_EQ(plain_decimal(text), text);
    const std::string long_one(41, '7');
    EXPECT_EQ(plain_decimal(long_one), long_one);
}

TEST(DayOfSerial, CountsOverTheDayThatNeverWas) {
    EXPECT_EQ(day_of_serial("1", false), "1900-01-01");
    EXPECT_EQ(day_of_serial("59", false), "1900-02-28");
    EXPECT_EQ(day_of_serial("61", false), "1900-03-01");
    EXPECT_EQ(day_of_serial("45981.75", false), "2025-11-20");
    EXPECT_EQ(day_of_serial("0", true), "1904-01-01");
    EXPECT_EQ(day_of_serial("-3", false), "-3");
    EXPECT_EQ(day_of_serial("99999999", false), "99999999");
}

TEST(DateFormat, IsOneWithALetterOfADayOrTimeOutsideOfQuotes) {
    for (const auto* format : {"yyyy-mm-dd", "m/d", "h:mm", "[h]:mm", "yyyy&quot;年&quot;m"})
        EXPECT_TRUE(is_date_format(format)) << format;
    for (const auto* format :
         {"General", "0.00", "[Red]0.00", "0.00\"m2\"", "@", "0\\d", "_d0", ""})
        EXPECT_FALSE(is_date_format(format)) << format;
    EXPECT_TRUE(is_date_format(14));
    EXPECT_FALSE(is_date_format(2));
}

}  // namespace
}  // namespace linyi::sheet
