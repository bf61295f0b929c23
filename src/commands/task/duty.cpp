#include "commands/task/duty.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace linyi::commands::task {
namespace {

constexpr char mark = '\x02';  // Around a mention's number; nobody can type it.

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 9> supervisor_words{
    "监督人",        "督办人",     "监管人",    "监督",      "督办",
    "supervised by", "supervisor", "supervise", "watched by"};
constexpr std::array<std::string_view, 10> responsible_words{
    "责任人", "负责人",      "承办人",      "牵头人",   "责任单位",
    "责任方", "responsible", "assigned to", "assignee", "owner"};
constexpr std::array<std::string_view, 5> by_whom_endings{"负责", "牵头", "落实", "承办", "办理"};
constexpr std::array<std::string_view, 14> due_words{
    "截止到", "截止",     "截至", "完成期限", "完成时限", "期限", "时限",
    "限期",   "deadline", "due",  "until",    "before",   "by",   "限"};
// What may stand between a date and the words around it.
constexpr std::array<std::string_view, 8> after_date{"之前完成", "前完成", "之前", "以前",
                                                     "内完成",   "完成",   "前",   "内"};
constexpr std::array<std::string_view, 4> before_date{"于", "在", "至", "on"};
constexpr std::array<std::string_view, 17> separators{
    " ", "　", "\t", "\n", "\r", ",", "，", ";", "；", "。", ".", "、", ":", "：", "(", "（", "）"};
constexpr std::array<std::string_view, 19> no_names{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "jan",    "feb",     "mar",       "apr",      "may",    "jun",      "jul",
    "aug",    "sep",     "oct",       "nov",      "dec"};
constexpr std::size_t name_code_points_max = 24;
constexpr std::size_t name_bytes_max = name_code_points_max * 4;
constexpr std::size_t date_code_points_max = 40;  // Enough for any phrase; keeps reading linear.

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                    [](char a, char b) { return a == lower(b); });
}

/// Length of the separator that `text` begins with; 0 if none.
std::size_t separator(std::string_view text) {
    for (const auto known : separators) {
        if (text.starts_with(known)) return known.size();
    }
    return 0;
}

/// Length of the word of `words` at `at`, as a word of its own; 0 if none. Latin words end where
/// letters end.
std::size_t word_at(std::string_view text, std::size_t at, Words words) {
    for (const auto word : words) {
        if (!begins_with(text.substr(at), word)) continue;
        const auto end = at + word.size();
        if (is_letter(word.front()) &&
            ((at > 0 && is_letter(text[at - 1])) || (end < text.size() && is_letter(text[end]))))
            continue;
        return word.size();
    }
    return 0;
}

bool at_phrase_start(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    return std::any_of(
        separators.begin(), separators.end(),
        [before = text.substr(0, at)](std::string_view known) { return before.ends_with(known); });
}

std::size_t skip_separators(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const auto length = separator(text.substr(at));
        if (length == 0) break;
        at += length;
    }
    return at;
}

/// A part of a text.
struct Part {
    std::size_t begin{};
    std::size_t end{};
};

bool ends_a_name(std::string_view text, std::size_t at) {
    return separator(text.substr(at)) > 0 || text[at] == mark || text[at] == '@' ||
           word_at(text, at, supervisor_words) > 0 || word_at(text, at, responsible_words) > 0 ||
           word_at(text, at, due_words) > 0 || word_at(text, at, by_whom_endings) > 0;
}

std::size_t end_of_name(std::string_view text, std::size_t at) {
    while (at < text.size() && !ends_a_name(text, at))
        at += first_code_points(text.substr(at), 1).size();
    return at;
}

/// The next word could belong to a Latin name: "Wang Fang", but not "Wang Friday".
bool continues_name(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || text[at] != ' ') return false;
    const char first = text[at + 1];
    if (first < 'A' || first > 'Z') return false;
    const auto word = text.substr(at + 1);
    return !ends_a_name(text, at + 1) &&
           std::none_of(no_names.begin(), no_names.end(),
                        [word](std::string_view other) { return begins_with(word, other); });
}

/// The name at `at`: a mark, or the words up to something that is no name.
std::optional<Part> name_at(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == mark) {
        const auto close = text.find(mark, at + 1);
        if (close == std::string_view::npos) return std::nullopt;
        return Part{at, close + 1};
    }
    if (at < text.size() && text[at] == '@') ++at;
    auto end = end_of_name(text, at);
    while (end > at && is_letter(text[end - 1]) && continues_name(text, end))
        end = end_of_name(text, end + 1);
    if (end == at || code_points(text.substr(at, end - at)) > name_code_points_max)
        return std::nullopt;
    return Part{at, end};
}

/// Takes parts of a text away, one by one.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::string take_supervisor() {
        if (auto name = after_keyword(supervisor_words); !name.empty()) return name;
        return by_whom(std::array<std::string_view, 1>{"监督"});
    }

    std::string take_responsible() {
        if (auto name = after_keyword(responsible_words); !name.empty()) return name;
        if (auto name = by_whom(by_whom_endings); !name.empty()) return name;
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const bool is_typed = text_[at] == '@' && at_phrase_start(text_, at);
            if (text_[at] != mark && !is_typed) continue;
            if (const auto name = name_at(text_, at)) return cut({at, name->end}, *name);
        }
        return {};
    }

    std::optional<language::DateReading> take_due(const LocalTime& base,
                                                  const language::WorkCalendar& calendar) {
        std::size_t from = 0;
        auto date = due_after_keyword(base, calendar, from);
        if (!date) {
            from = 0;
            date = language::read_date(text_, base, calendar);
        }
        if (!date) return std::nullopt;
        cut_date({from + date->begin, from + date->end});
        return date;
    }

    /// What is left, without stray punctuation at its ends and doubled spaces.
    std::string rest() const {
        std::string_view left = std::string_view(text_).substr(skip_separators(text_, 0));
        for (bool cut = true; cut;) {
            cut = false;
            for (const auto known : separators) {
                if (known == "）" || !left.ends_with(known)) continue;
                left.remove_suffix(known.size());
                cut = true;
            }
        }
        std::string words(left);
        words.erase(std::unique(words.begin(), words.end(),
                                [](char a, char b) { return a == ' ' && b == ' '; }),
                    words.end());
        return words;
    }

private:
    /// Takes `whole` away and returns the name in it.
    std::string cut(Part whole, Part name) {
        auto found = text_.substr(name.begin, name.end - name.begin);
        text_.replace(whole.begin, whole.end - whole.begin, " ");
        return found;
    }

    /// "监督：王芳", "supervisor Wang". In the middle of other words it is no keyword:
    /// "加强监督检查".
    std::string after_keyword(Words words) {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const auto length = word_at(text_, at, words);
            if (length == 0) continue;
            const auto after = at + length;
            const auto from = skip_separators(text_, after);
            const bool is_pointed = from > after || (from < text_.size() &&
                                                     (text_[from] == mark || text_[from] == '@'));
            if (!is_pointed && !at_phrase_start(text_, at)) continue;
            if (const auto name = name_at(text_, from)) return cut({at, name->end}, *name);
        }
        return {};
    }

    /// "由张经理负责", "张经理负责": the name stands before the word.
    std::string by_whom(Words endings) {
        for (std::size_t at = 1; at < text_.size(); ++at) {
            const auto length = word_at(text_, at, endings);
            if (length == 0) continue;
            auto begin = at;
            while (begin > 0 && at - begin < name_bytes_max && text_[begin - 1] != mark &&
                   !at_phrase_start(text_, begin))
                --begin;
            if (begin > 0 && text_[begin - 1] == mark && begin == at)
                begin = text_.rfind(mark, begin - 2);
            const auto by = std::string_view("由");
            const auto of = text_.find(by, begin);
            const bool has_by = of != std::string::npos && of < at;
            const Part name{has_by ? of + by.size() : begin, at};
            const auto size =
                code_points(std::string_view(text_).substr(name.begin, at - name.begin));
            if (size == 0 || size > name_code_points_max / 2) continue;
            // "加强监督检查" names nobody; "张经理负责，" does.
            const auto after = at + length;
            const bool ends = after == text_.size() || separator(text_.substr(after)) > 0;
            if (!has_by && (!ends || text_.compare(at, length, "负责") != 0)) continue;
            return cut({has_by ? of : begin, at + length}, name);
        }
        return {};
    }

    std::optional<language::DateReading> due_after_keyword(const LocalTime& base,
                                                           const language::WorkCalendar& calendar,
                                                           std::size_t& from) const {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const auto length = word_at(text_, at, due_words);
            if (length == 0) continue;
            from = at + length;
            const auto rest =
                first_code_points(std::string_view(text_).substr(from), date_code_points_max);
            auto date = language::read_date(rest, base, calendar);
            // A date further on belongs to something else ("停车费期限…").
            if (date && skip_separators(rest, 0) >= date->begin) return date;
        }
        return std::nullopt;
    }

    void cut_date(Part date) {
        for (const auto word : after_date) {
            if (!std::string_view(text_).substr(date.end).starts_with(word)) continue;
            date.end += word.size();
            break;
        }
        const auto drop_before = [this, &date](Words words) {
            for (const auto word : words) {
                auto before = trim(std::string_view(text_).substr(0, date.begin));
                while (before.ends_with(':') || before.ends_with("：")) {
                    before.remove_suffix(before.ends_with(':') ? 1 : std::string_view("：").size());
                }
                const auto end =
                    static_cast<std::size_t>(before.data() - text_.data()) + before.size();
                if (end < word.size() || word_at(text_, end - word.size(), {&word, 1}) == 0)
                    continue;
                date.begin = end - word.size();
                return;
            }
        };
        drop_before(before_date);
        drop_before(due_words);
        text_.replace(date.begin, date.end - date.begin, " ");
    }

    std::string text_;
};

}  // namespace

std::string mark_mentions(std::string_view text, const std::vector<MentionedAccount>& mentions) {
    std::string marked(text);
    std::erase(marked, mark);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].shown.empty()) continue;
        const auto at = marked.find(mentions[i].shown);
        if (at == std::string::npos) continue;
        marked.replace(at, mentions[i].shown.size(), mark + std::to_string(i) + mark);
    }
    return marked;
}

std::optional<std::size_t> mention_of(std::string_view name) {
    if (name.size() < 3 || name.front() != mark || name.back() != mark) return std::nullopt;
    std::size_t number = 0;
    const auto* const end = name.data() + name.size() - 1;
    const auto read = std::from_chars(name.data() + 1, end, number);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return number;
}

DutyWords read_duty(std::string_view text, const LocalTime& base,
                    const language::WorkCalendar& calendar) {
    Reader reader(text);
    DutyWords duty;
    duty.supervisor = reader.take_supervisor();
    duty.responsible = reader.take_responsible();
    duty.due = reader.take_due(base, calendar);
    duty.text = reader.rest();
    return duty;
}

}  // namespace linyi::commands::task
