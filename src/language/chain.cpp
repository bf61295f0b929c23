#include "language/chain.hpp"

#include "language/letters.hpp"
#include "language/unit_words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters chain_words[] = {U"#接龙", U"接龙"};
constexpr std::size_t number_letters_max = 3;
constexpr std::size_t lines_max = 500;

/// Behind "12. ", "3、" at the start of a line; 0 if it has no number.
std::size_t behind_number(Letters line) {
    std::size_t at = 0;
    while (at < line.size() && is_digit(line[at])) ++at;
    const bool numbered = at > 0 && at <= number_letters_max && at < line.size() &&
                          Letters(U".、)").find(line[at]) != Letters::npos;
    return numbered ? skip_spaces(line, at + 1) : 0;
}

}  // namespace

Chain read_chain(std::string_view text) {
    // Most messages are one line; they need no second look.
    if (text.find('\n') == text.npos && text.find("接龙") == text.npos) return {};
    const Folded folded = fold(text);
    const Letters letters = folded.text;
    Chain chain;
    bool is_called_so = false;
    std::size_t begin = 0;
    for (std::size_t count = 0; begin < letters.size() && count < lines_max; ++count) {
        const std::size_t end = std::min(letters.find(U'\n', begin), letters.size());
        const Letters line = letters.substr(begin, end - begin);
        const std::size_t from = behind_number(line);
        if (from == 0) {
            is_called_so = is_called_so || find_any(line, chain_words).has_value();
            if (chain.lines.empty()) chain.title += folded.cut(begin, end) + " ";
        } else {
            ChainLine entry{.text = folded.cut(begin + from, end)};
            for (auto& unit : find_units(line.substr(from))) entry.units.push_back(unit.label);
            if (!entry.units.empty()) chain.lines.push_back(std::move(entry));
        }
        begin = end + 1;
    }
    // Without its name a list of two lines or more, each with a room, is one as well.
    constexpr std::size_t unnamed_lines_min = 2;
    if (!is_called_so && chain.lines.size() < unnamed_lines_min) return {};
    if (chain.lines.empty()) return {};
    return chain;
}

std::vector<AnswerReading> read_chain_answers(std::string_view text, const BallotPaper& paper) {
    std::vector<AnswerReading> answers;
    for (const ChainLine& line : read_chain(text).lines) {
        for (AnswerReading& answer : read_answers(line.text, paper)) {
            if (answer.kind == AnswerReading::Kind::none) continue;
            if (answer.units.empty()) answer.units = line.units;
            answers.push_back(std::move(answer));
        }
    }
    return answers;
}

}  // namespace linyi::language
