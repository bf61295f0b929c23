#include "domain/briefing_words.hpp"

#include "domain/briefing_privacy.hpp"

#include <array>

namespace linyi::briefing {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string number(unsigned value) {
    return std::to_string(value);
}

std::string two_digits(std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string chinese_number(std::size_t value) {
    constexpr std::array<std::string_view, 10> digits{"",   "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};
    std::string out;
    if (value >= 20) out += digits.at(value / 10 % 10);
    if (value >= 10) out += "十";
    out += digits.at(value % 10);
    return out;
}

std::string Words::day(Day day) const {
    const auto year = std::to_string(static_cast<int>(day.year()));
    return zh() ? year + "年" + short_day(day) : short_day(day) + " " + year;
}

std::string Words::short_day(Day day) const {
    const auto month = static_cast<unsigned>(day.month());
    if (zh()) return number(month) + "月" + number(static_cast<unsigned>(day.day())) + "日";
    return number(static_cast<unsigned>(day.day())) + " " +
           std::string(month_names.at((month + 11) % 12));
}

std::string Words::time(std::chrono::minutes time) const {
    return two_digits(time.count() / 60) + ":" + two_digits(time.count() % 60);
}

std::string Words::moment(const LocalTime& at) const {
    if (at.time >= 24h) return day(at.day);
    return day(at.day) + (zh() ? "" : ", ") + time(at.time);
}

std::string Words::span(const LocalTime& from, const std::optional<LocalTime>& until) const {
    if (!until) return moment(from);
    return moment(from) + "—" + (until->day == from.day ? time(until->time) : moment(*until));
}

std::string Words::households(std::int64_t count) const {
    if (zh()) return std::to_string(count) + "户";
    return std::to_string(count) + (count == 1 ? " household" : " households");
}

std::string Words::money(std::int64_t fen) const {
    const auto positive = fen < 0 ? -fen : fen;
    auto amount = (fen < 0 ? "-" : "") + std::to_string(positive / 100);
    if (positive % 100 != 0) amount += "." + two_digits(positive % 100);
    return zh() ? amount + "元" : "CNY " + amount;
}

std::string Words::ordinal(std::size_t value) const {
    return zh() ? chinese_number(value) + "、" : std::to_string(value) + ". ";
}

std::string Words::listed(const std::vector<std::string>& parts) const {
    return join(parts, zh() ? "、" : ", ");
}

std::string Words::clauses(const std::vector<std::string>& parts) const {
    return join(parts, zh() ? "；" : "; ");
}

std::string Words::sentence(std::string text) const {
    while (!text.empty() && (text.back() == ' ' || text.back() == ';')) text.pop_back();
    for (const std::string_view loose : {"；", "，", "、"}) {
        if (text.ends_with(loose)) text.resize(text.size() - loose.size());
    }
    if (text.empty()) return text;
    for (const std::string_view end : {"。", "！", "？", ".", "!", "?", "…"}) {
        if (text.ends_with(end)) return text;
    }
    return text + (zh() ? "。" : ".");
}

std::string Words::joined(const std::vector<std::string>& sentences) const {
    std::string out;
    for (const auto& one : sentences) {
        auto whole = sentence(one);
        if (whole.empty()) continue;
        if (!out.empty() && !zh()) out += ' ';
        if (!zh() && whole.front() >= 'a' && whole.front() <= 'z')
            whole.front() = static_cast<char>(whole.front() - 'a' + 'A');
        out += whole;
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t count) {
    if (code_points(text) <= count) return std::string(text);
    return std::string(first_code_points(text, count - 1)) + "…";
}

std::string poll_counts(const BriefingPoll& poll, const Words& words) {
    std::vector<std::string> parts;
    if (poll.options.empty())
        return words.text(
            {"无记名表决，不公布各选项票数", "a secret vote whose split is not shown"});
    for (const auto& option : poll.options) {
        auto part = option.label + (words.zh() ? "" : ": ") + words.households(option.households);
        if (poll.shows_area)
            part +=
                words.text({"（{area}平方米）", " ({area} m²)"}, {{"area", to_text(option.area)}});
        parts.push_back(std::move(part));
    }
    return words.listed(parts);
}

std::string poll_verdict(const BriefingPoll& poll, const Words& words) {
    if (!poll.outcome.empty()) return poll.outcome;
    if (poll.is_tie) return words.text({"票数相同，没有结果", "a tie, no result"});
    if (!poll.passed) {
        return poll.is_yes_no
                   ? words.text({"赞成未过半，未通过", "not more than half in favour: not passed"})
                   : words.text({"没有选定方案", "no option was chosen"});
    }
    if (poll.is_yes_no)
        return words.text({"赞成过半，意向通过", "more than half in favour: passed, consultative"});
    return words.text({"选定{winner}", "chosen: {winner}"}, {{"winner", poll.winner}});
}

std::string duty_words(const BriefingDuty& duty, const Words& words) {
    if (duty.person.name.empty() && !duty.person.is_on_duty()) return duty.words;
    return person_words(duty.person, words.language);
}

}  // namespace linyi::briefing
