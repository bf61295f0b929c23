#include "commands/task/duty.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace linyi::commands::task {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Length of a list number at the beginning of a line: "1.", "2、", "（3）", "4)"; 0 if none.
std::size_t list_number(std::string_view line) {
    std::size_t at = 0;
    const bool opened = line.starts_with('(') || line.starts_with("（");
    if (opened) at = line.front() == '(' ? 1 : std::string_view("（").size();
    const auto digits = at;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at == digits || at - digits > 2) return 0;
    for (const std::string_view close : {".", "、", "．", ")", "）", ":", "："}) {
        if (!line.substr(at).starts_with(close)) continue;
        const auto end = at + close.size();
        // "1.5米" is no list.
        return end < line.size() && is_digit(line[end]) ? 0 : end;
    }
    return 0;
}

/// The measures of a text, and the headline above them.
std::vector<std::string> measures_of(std::string_view text, std::string& title) {
    std::vector<std::string> found;
    bool is_numbered = false;
    for (const auto& raw : split(text, '\n')) {
        const auto line = trim(raw);
        if (line.empty()) continue;
        if (const auto number = list_number(line)) {
            if (!is_numbered && !found.empty()) {
                title = join(found, " ");
                found.clear();
            }
            is_numbered = true;
            found.emplace_back(trim(line.substr(number)));
        } else if (is_numbered) {
            found.back() += " " + std::string(line);
        } else {
            for (const auto& piece : split(replace_all(line, "；", ";"), ';')) {
                if (!trim(piece).empty()) found.emplace_back(trim(piece));
            }
        }
    }
    while (title.ends_with("：")) title.resize(title.size() - std::string_view("：").size());
    while (title.ends_with(":")) title.pop_back();
    return found;
}

/// Takes "依据V12" or "V12" away.
std::optional<std::int64_t> take_poll(std::string& text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if ((text[at] != 'V' && text[at] != 'v') || !is_digit(text[at + 1])) continue;
        if (at > 0 && (is_letter(text[at - 1]) || is_digit(text[at - 1]) || text[at - 1] == '-'))
            continue;
        std::int64_t number = 0;
        const auto* const end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + at + 1, end, number);
        if (read.ec != std::errc{} || (read.ptr != end && is_letter(*read.ptr))) continue;
        auto begin = at;
        for (const std::string_view word :
             {"依据表决", "根据表决", "依据", "根据", "按照", "表决"}) {
            const auto before = trim(std::string_view(text).substr(0, begin));
            if (!before.ends_with(word)) continue;
            begin =
                before.size() - word.size() + static_cast<std::size_t>(before.data() - text.data());
            break;
        }
        text.replace(begin, static_cast<std::size_t>(read.ptr - text.data()) - begin, " ");
        return number;
    }
    return std::nullopt;
}

/// Gives each measure that lacks a part the one of the next that has it, else of the one before.
template <class Member>
void share(std::vector<DutyWords>& duties, Member member) {
    using Value = std::remove_reference_t<decltype(duties.front().*member)>;
    const auto fill = [member](auto first, auto last) {
        Value known{};
        for (; first != last; ++first) {
            if ((*first).*member == Value{}) {
                (*first).*member = known;
            } else {
                known = (*first).*member;
            }
        }
    };
    fill(duties.rbegin(), duties.rend());
    fill(duties.begin(), duties.end());
}

}  // namespace

RequestWords read_request(std::string_view text, const LocalTime& base,
                          const language::WorkCalendar& calendar) {
    RequestWords request;
    std::string left(text);
    request.poll = take_poll(left);
    for (const auto& measure : measures_of(left, request.title))
        request.duties.push_back(read_duty(measure, base, calendar));
    share(request.duties, &DutyWords::responsible);
    share(request.duties, &DutyWords::supervisor);
    std::optional<language::DateReading> known;
    for (auto duty = request.duties.rbegin(); duty != request.duties.rend(); ++duty) {
        if (!duty->due) duty->due = known;
        known = duty->due;
    }
    for (auto& duty : request.duties) {
        if (!duty.due) duty.due = known;
        known = duty.due;
    }
    // "更换门禁；@张伟 11月30日前": a piece that only names people and dates is no measure.
    if (request.duties.size() > 1)
        std::erase_if(request.duties, [](const DutyWords& duty) { return duty.text.empty(); });
    if (request.duties.empty()) request.duties.emplace_back();
    return request;
}

std::vector<Lead> leads(std::string_view text) {
    std::vector<Lead> found;
    constexpr std::size_t lead_code_points_max = 12;
    const auto head = first_code_points(text, lead_code_points_max + 1);
    for (const std::string_view colon : {"：", ":"}) {
        const auto at = head.find(colon);
        if (at == std::string_view::npos || at == 0) continue;
        found.push_back({std::string(trim(text.substr(0, at))),
                         std::string(trim(text.substr(at + colon.size())))});
    }
    const auto space = head.find(' ');
    if (space == std::string_view::npos) return found;
    const auto second = head.find(' ', space + 1);
    if (second != std::string_view::npos) {
        found.push_back(
            {std::string(trim(text.substr(0, second))), std::string(trim(text.substr(second)))});
    }
    found.push_back({std::string(text.substr(0, space)), std::string(trim(text.substr(space)))});
    return found;
}

}  // namespace linyi::commands::task
