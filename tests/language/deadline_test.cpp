#include "language/marker.hpp"
#include "language/words.hpp"

#include <gtest/gtest.h>

#include <string>

// When a poll closes, in the words of its notice, read at half past seven in the evening.

namespace linyi::language {
namespace {

constexpr LocalTime base{std::chrono::year{2025} / 12 / 5, std::chrono::minutes{19 * 60 + 30}};

/// "20:15" today, with the date if it is another day; "-" if no deadline is read.
std::string closes(const std::string& notice) {
    for (const Marker& marker : read_markers(notice)) {
        const auto* opening = std::get_if<PollOpening>(&marker);
        if (opening == nullptr) continue;
        const auto at = read_date(opening->closes, base);
        if (!at || at->is_vague) return "-";
        const auto text = to_text(at->at);
        return at->at.day == base.day ? text.substr(text.size() - 5) : text;
    }
    return "no poll";
}

struct Row {
    const char* phrase{};
    const char* time{};
};

template <std::size_t N>
void expect_behind(const std::string& notice, const Row (&rows)[N]) {
    for (const Row& row : rows) EXPECT_EQ(closes(notice + row.phrase), row.time) << row.phrase;
}

TEST(PollDeadline, IsReadHoweverTheTimeIsWritten) {
    constexpr Row rows[] = {
        {"20:15截止", "20:15"},
        {"20:15分截止", "20:15"},
        {"20:15准时截止", "20:15"},
        {"20.15截止", "20:15"},
        {"2015截止", "20:15"},
        {"8.15pm截止", "20:15"},
        {"晚上8.15截止", "20:15"},
        {"晚8:15截止", "20:15"},
        {"8点一刻截止", "20:15"},
        {"8点三刻停", "20:45"},
        {"八点十五收", "20:15"},
        {"二十点三十分截止", "20:30"},
        {"截止20时15", "20:15"},
        {"投到8点40", "20:40"},
        {"8点40之前投都算", "20:40"},
        {"8点半前", "20:30"},
        {"差五分九点截止", "20:55"},
        {"九点差五分截止", "20:55"},
        {"20:15就收", "20:15"},
        {"20:15收票", "20:15"},
        {"20:50收", "20:50"},
        {"20:50停", "20:50"},
        {"到点(20:15)就收", "20:15"},
        {"(20:15)", "20:15"},
        {"8:40PM", "20:40"},
        {"8点15分整截止", "20:15"},
        {"明天中午12点截止", "2025-12-06 12:00"},
    };
    expect_behind("投票:是否同意换灯?同意/反对/弃权,", rows);
}

TEST(PollDeadline, IsReadFromHowLongThePollRuns) {
    constexpr Row rows[] = {
        {"再过5分钟截止", "19:35"}, {"5分钟后截止", "19:35"},  {"五分钟以后收票", "19:35"},
        {"时间五分钟", "19:35"},    {"给大家一刻钟", "19:45"}, {"半个钟头", "20:00"},
        {"倒数3分钟", "19:33"},     {"以五分钟为限", "19:35"}, {"限5分钟", "19:35"},
        {"3分钟倒计时", "19:33"},   {"五分钟后关闭", "19:35"}, {"10分钟内投完", "19:40"},
    };
    expect_behind("投票:是否同意换灯?同意/反对/弃权,", rows);
}

TEST(PollDeadline, IsReadInEnglish) {
    constexpr Row rows[] = {
        {"closes 8.15pm", "20:15"},
        {"closes in five minutes", "19:35"},
        {"five minutes", "19:35"},
        {"You've got until 8.15pm", "20:15"},
        {"Votes in by 20.15 please", "20:15"},
        {"The poll closes at quarter past eight", "20:15"},
        {"Closes half past eight", "20:30"},
        {"Closes at a quarter to nine", "20:45"},
        {"I'll close it at 8:15", "20:15"},
        {"10 minutes to vote", "19:40"},
        {"You have a quarter of an hour", "19:45"},
        {"Cut-off is 8:15pm sharp", "20:15"},
        {"Cutoff 8:15", "20:15"},
        {"Open for 5 min", "19:35"},
        {"Ends 8:15 pm", "20:15"},
        {"8.15 pm deadline", "20:15"},
    };
    expect_behind("Vote: replace the bins? yes/no/abstain. ", rows);
}

TEST(PollDeadline, IsNoFigureOfTheQuestion) {
    EXPECT_EQ(closes("投票:物业费每平方米上调到2.15元,同意/反对/弃权"), "-");
    EXPECT_EQ(closes("投票:修路预算2015元,是否同意?同意/反对/弃权"), "-");
    EXPECT_EQ(closes("投票:是否同意门岗时间改为6:30-22:30?同意/反对/弃权"), "-");
    EXPECT_EQ(closes("投票:是否同意门岗时间改为6:30-22:30?同意/反对/弃权,20:15截止"), "20:15");
}

}  // namespace
}  // namespace linyi::language
