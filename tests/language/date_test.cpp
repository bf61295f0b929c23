#include "language/words.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

// Source of the rules: domain.md §5.6 rule 13.

namespace linyi::language {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;
using namespace std::chrono_literals;

// Thursday evening, the time of meeting A.
constexpr LocalTime base{std::chrono::year{2025} / 11 / 20, minutes{19 * 60 + 42}};

/// "2025-11-30 24:00", with "d" or "t" missing where no day or no time was named.
std::string read(const char* text, const WorkCalendar& calendar = {}) {
    const auto date = read_date(text, base, calendar);
    if (!date) return "-";
    if (date->is_vague) return "vague";
    std::string out = to_text(date->at);
    if (!date->has_day) out += " no day";
    if (!date->recurring.empty()) out += " " + date->recurring;
    return out;
}

struct Row {
    const char* text{};
    const char* read{};
};

template <std::size_t N>
void expect_dates(const Row (&rows)[N]) {
    for (const Row& row : rows) EXPECT_EQ(read(row.text), row.read) << row.text;
}

TEST(ReadDate, DaysOfTheCalendarAreTheNextOnes) {
    constexpr Row rows[] = {
        {"11月30日", "2025-11-30 24:00"},     {"11月28日前", "2025-11-28 24:00"},
        {"11/30", "2025-11-30 24:00"},        {"2026-11-30", "2026-11-30 24:00"},
        {"2026年1月5日", "2026-01-05 24:00"}, {"1月5日", "2026-01-05 24:00"},
        {"11月20日", "2025-11-20 24:00"},     {"11月19日", "2026-11-19 24:00"},
        {"十二月五日", "2025-12-05 24:00"},   {"15日前", "2025-12-15 24:00"},
        {"28号", "2025-11-28 24:00"},         {"明年3月1日", "2026-03-01 24:00"},
        {"2月29日", "2028-02-29 24:00"},      {"11 月 30 日", "2025-11-30 24:00"},
        {"Nov 30", "2025-11-30 24:00"},       {"November 30th, 2026", "2026-11-30 24:00"},
        {"30 Nov", "2025-11-30 24:00"},       {"the 30th", "2025-11-30 24:00"},
    };
    expect_dates(rows);
}

TEST(ReadDate, DaysThatDoNotExistAreNoDates) {
    for (const char* text : {"11月31日", "2月30日", "2025-02-30", "13月1日", "3号楼", "2号楼2单元",
                             "第6期", "2/3以上业主", "电话13800001234", "3-1-102", "1点建议",
                             "三点要求", "8月以来", "访客免费15分钟", "等10分钟", ""})
        EXPECT_EQ(read(text), "-") << text;
}

TEST(ReadDate, WeekdaysFollowTheWeekFromMondayToSunday) {
    constexpr Row rows[] = {
        {"周五", "2025-11-21 24:00"},
        {"周四", "2025-11-20 24:00"},
        {"星期天", "2025-11-23 24:00"},
        {"礼拜三", "2025-11-26 24:00"},
        {"本周日", "2025-11-23 24:00"},
        {"这周五", "2025-11-21 24:00"},
        {"下周一", "2025-11-24 24:00"},
        {"下周五18点", "2025-11-28 18:00"},
        {"上周五", "2025-11-14 24:00"},
        {"Friday 18:00", "2025-11-21 18:00"},
        {"next Friday 6pm", "2025-11-28 18:00"},
        {"18:00 on Friday", "2025-11-21 18:00"},
    };
    expect_dates(rows);
}

TEST(ReadDate, DaysAreCountedFromToday) {
    constexpr Row rows[] = {
        {"今天", "2025-11-20 24:00"},          {"明天上午10点前", "2025-11-21 10:00"},
        {"后天早上9点", "2025-11-22 09:00"},   {"大后天", "2025-11-23 24:00"},
        {"昨天", "2025-11-19 24:00"},          {"三天后", "2025-11-23 24:00"},
        {"五天内", "2025-11-25 24:00"},        {"三日内", "2025-11-23 24:00"},
        {"两周内", "2025-12-04 24:00"},        {"一个月内", "2025-12-20 24:00"},
        {"半个月内", "2025-12-05 24:00"},      {"in 2 weeks", "2025-12-04 24:00"},
        {"tomorrow noon", "2025-11-21 12:00"}, {"6pm tomorrow", "2025-11-21 18:00"},
    };
    expect_dates(rows);
}

TEST(ReadDate, EndsOfPeriodsAreTheirLastDays) {
    constexpr Row rows[] = {
        {"月底", "2025-11-30 24:00"},         {"本月底前", "2025-11-30 24:00"},
        {"下月底", "2025-12-31 24:00"},       {"12月底", "2025-12-31 24:00"},
        {"年底", "2025-12-31 24:00"},         {"今年年底前", "2025-12-31 24:00"},
        {"季度末", "2025-12-31 24:00"},       {"本周内", "2025-11-23 24:00"},
        {"end of month", "2025-11-30 24:00"}, {"the end of next month", "2025-12-31 24:00"},
    };
    expect_dates(rows);
}

TEST(ReadDate, WorkingDaysAreCountedFromTheNextDay) {
    EXPECT_EQ(read("三个工作日内"), "2025-11-25 24:00");
    EXPECT_EQ(read("within 3 working days"), "2025-11-25 24:00");
    EXPECT_EQ(read("3 business days"), "2025-11-25 24:00");
}

TEST(ReadDate, WorkingDaysSkipHolidaysAndTakeMakeUpDays) {
    WorkCalendar calendar;
    calendar.holidays.insert(sys_days{std::chrono::year{2026} / 1 / 1});
    const LocalTime tuesday{std::chrono::year{2025} / 12 / 30, minutes{600}};
    EXPECT_EQ(read_date("3个工作日内", tuesday, calendar)->at.day, std::chrono::year{2026} / 1 / 5);

    calendar.workdays.insert(sys_days{std::chrono::year{2026} / 1 / 4});  // a Sunday
    EXPECT_EQ(read_date("3个工作日内", tuesday, calendar)->at.day, std::chrono::year{2026} / 1 / 4);
}

TEST(WorkCalendar, EndsEvenIfEveryDayIsAHoliday) {
    WorkCalendar calendar;
    const sys_days start{std::chrono::year{2026} / 1 / 1};
    for (int day = 0; day < 30'000; ++day) calendar.holidays.insert(start + std::chrono::days{day});
    EXPECT_GT(calendar.add_workdays(start, 5), start);
}

TEST(ReadDate, TimesWithoutADayStayToday) {
    constexpr Row rows[] = {
        {"19:52", "2025-11-20 19:52 no day"},    {"晚上八点半", "2025-11-20 20:30 no day"},
        {"19:30", "2025-11-20 19:30 no day"},    {"18时30分", "2025-11-20 18:30 no day"},
        {"下午6点", "2025-11-20 18:00 no day"},  {"中午12点", "2025-11-20 12:00 no day"},
        {"中午1点", "2025-11-20 13:00 no day"},  {"凌晨1点", "2025-11-20 01:00 no day"},
        {"晚上12点", "2025-11-20 24:00 no day"}, {"24:00", "2025-11-20 24:00 no day"},
        {"八点一刻", "2025-11-20 20:15 no day"}, {"9:00-17:00", "2025-11-20 09:00 no day"},
    };
    expect_dates(rows);
}

TEST(ReadDate, AnHourWithoutHalfOfDayIsTheNextOneWithinTwelveHours) {
    EXPECT_EQ(read("8点半"), "2025-11-20 20:30 no day");
    EXPECT_EQ(read("8:30"), "2025-11-20 20:30 no day");
    EXPECT_EQ(read("08:30"), "2025-11-20 08:30 no day");
    EXPECT_EQ(read("明天8点半"), "2025-11-21 08:30");
    EXPECT_EQ(read("今晚8点"), "2025-11-20 20:00");
}

TEST(ReadDate, MinutesFromNowAreInstants) {
    EXPECT_EQ(read("十分钟后"), "2025-11-20 19:52");
    EXPECT_EQ(read("半小时后"), "2025-11-20 20:12");
    EXPECT_EQ(read("in 10 minutes"), "2025-11-20 19:52");
    EXPECT_EQ(read("5小时后"), "2025-11-21 00:42");
}

TEST(ReadDate, ADurationIsADateOnlyIfItIsAllThatWasWritten) {
    EXPECT_EQ(read("五分钟"), "2025-11-20 19:47");
    EXPECT_EQ(read("10 minutes"), "2025-11-20 19:52");
    EXPECT_EQ(read("15分钟根本不够"), "-");
}

TEST(ReadDate, RecurringPhrasesNameTheirRuleAndTheNextDay) {
    EXPECT_EQ(read("每季度结束后15日内"), "2026-01-15 24:00 quarter_end+15d");
    EXPECT_EQ(read("每月25日"), "2025-11-25 24:00 monthly:25");
    EXPECT_EQ(read("每月底"), "2025-11-30 24:00 monthly:last");
    EXPECT_EQ(read("每周三晚上8点"), "2025-11-26 20:00 weekly:3");
}

TEST(ReadDate, VagueWordsAreToldOnlyWhereThereIsNoDate) {
    EXPECT_EQ(read("尽快修好"), "vague");
    EXPECT_EQ(read("适时完成"), "vague");
    EXPECT_EQ(read("asap"), "vague");
    EXPECT_EQ(read("尽快,11月30日前"), "2025-11-30 24:00");
}

TEST(ReadDate, TellsWhereThePhraseStands) {
    const std::string text = "物业吴磊１１月２８日前修复,逾期催告";
    const auto date = read_date(text, base);
    ASSERT_TRUE(date);
    EXPECT_EQ(date->text, "１１月２８日前");
    EXPECT_EQ(text.substr(date->begin, date->end - date->begin), date->text);
}

TEST(ReadDate, AWholeDayHasNoTimeAndEndsAtMidnight) {
    const auto day = read_date("11月30日", base);
    EXPECT_TRUE(day->has_day);
    EXPECT_FALSE(day->has_time);
    EXPECT_EQ(day->at.time, minutes{24 * 60});
    EXPECT_TRUE(read_date("11月30日18点", base)->has_time);
}

}  // namespace
}  // namespace linyi::language
