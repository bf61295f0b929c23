#include "language/poll_scope.hpp"

#include "language/numeral.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters only_words[] = {U"仅限",     U"只限",     U"仅",     U"只限于", U"仅限于",
                                  U"限",       U"只",       U"只涉及", U"仅涉及", U"只由",
                                  U"仅由",     U"only",     U"只有",   U"范围",   U"表决范围",
                                  U"投票范围", U"参与范围", U"本次限", U"只请",   U"仅请"};
constexpr Letters building_words[] = {U"号楼", U"栋楼", U"栋", U"幢", U"座", U"#楼", U"号"};
constexpr Letters resident_verbs[] = {
    U"业主回复",   U"业主投票",     U"业主表决",   U"业主参与", U"业主参加", U"的业主回复",
    U"的业主投票", U"的业主表决",   U"业主请",     U"的业主请", U"住户回复", U"住户投票",
    U"的业主参与", U"业主来",       U"专项",       U"专场",     U"业主专项", U"业主专场",
    U"业主内部",   U"专属",         U"业主专属",   U"内部表决", U"内部投票", U"业主注意",
    U"住户表决",   U"的住户投票",   U"的住户表决", U"邻居投票", U"邻居表决", U"的邻居投票",
    U"的邻居表决", U"业主单独表决", U"单独表决",   U"业主定"};
// Around a building that is the whole of a bracket: (7号楼业主).
constexpr Letters resident_nouns[] = {
    U"业主", U"的业主", U"住户", U"的住户", U"专项",   U"业主专项",  U"全体业主", U"范围内",
    U"内部", U"邻居",   U"专场", U"的事",   U"owners", U"residents", U"only",     U"owners only"};
constexpr Letters number_joints = U"、,和及与/& ";
constexpr std::size_t scope_letters_max = 40;
constexpr int building_max = 999;

/// The letter of A座, "building B" at the start of `text`, as labels write it; empty if none.
std::string building_letter(Letters text) {
    if (text.empty() || !is_latin(text[0]) || (text.size() > 1 && is_latin(text[1]))) return {};
    return std::string(1, static_cast<char>(text[0] - U'a' + U'A'));
}

/// 3、4号楼 / 1-3号楼 / A、B座 at `at`; `end` is set behind the last building word.
std::vector<std::string> building_numbers(Letters text, std::size_t at, std::size_t& end) {
    std::vector<std::string> numbers;
    int previous = 0;
    bool is_range = false;
    const std::size_t limit = std::min(text.size(), at + scope_letters_max);
    std::vector<std::string> pending;
    while (at < limit) {
        if (auto letter = building_letter(text.substr(at)); !letter.empty()) {
            pending.push_back(std::move(letter));
            ++at;
            if (const std::size_t word = match_any(text.substr(at), building_words)) {
                at += word;
                numbers.insert(numbers.end(), pending.begin(), pending.end());
                pending.clear();
                end = at;
            }
            is_range = false;
            while (at < limit && number_joints.find(text[at]) != Letters::npos) ++at;
            continue;
        }
        const auto numeral = numeral_at(text.substr(at));
        if (!numeral || numeral->value < 1 || numeral->value > building_max) break;
        const int first = is_range && previous < numeral->value ? previous + 1 : numeral->value;
        for (int number = first; number <= numeral->value; ++number)
            pending.push_back(std::to_string(number));
        previous = numeral->value;
        at += numeral->length;
        const std::size_t word = match_any(text.substr(at), building_words);
        if (word != 0) {
            at += word;
            numbers.insert(numbers.end(), pending.begin(), pending.end());
            pending.clear();
            end = at;
        }
        is_range = at < limit && Letters(U"-~至到").find(text[at]) != Letters::npos;
        if (is_range) ++at;
        while (at < limit && number_joints.find(text[at]) != Letters::npos) ++at;
    }
    return numbers;
}

/// "3 and 4" behind "buildings"; `end` is set behind the last of them.
std::vector<std::string> english_numbers(Letters text, std::size_t at, std::size_t& end) {
    std::vector<std::string> numbers;
    for (;;) {
        at = skip_spaces(text, at);
        constexpr Letters joints[] = {U"and", U",", U"&"};
        if (!numbers.empty()) at = skip_spaces(text, at + match_any(text.substr(at), joints));
        if (auto letter = building_letter(text.substr(at)); !letter.empty()) {
            numbers.push_back(std::move(letter));
            end = ++at;
            continue;
        }
        const auto numeral = numeral_at(text.substr(at));
        if (!numeral || numeral->is_mark || numeral->value < 1 || numeral->value > building_max)
            break;
        numbers.push_back(std::to_string(numeral->value));
        end = at += numeral->length;
    }
    return numbers;
}

enum class Naming { building, residents };  ///< 7号楼 / 7号楼业主

/// Whether `tail`, behind the numbers, ends the naming.
bool is_whole(Letters tail, Naming naming) {
    if (tail.empty()) return naming == Naming::building;
    return match_any(tail, resident_nouns) == tail.size();
}

/// 7号楼, 3、4号楼业主, "buildings 3 and 4": text that names buildings, or those who live there,
/// and nothing else.
std::vector<std::string> whole_scope(Letters text, Naming naming) {
    text = trim(text, U"()（）·:- ,|/");
    constexpr Letters english[] = {U"building", U"buildings", U"block", U"blocks"};
    if (const auto word = match_any(text, english)) {
        std::size_t end = 0;
        auto numbers = english_numbers(text, word, end);
        const Letters tail = trim(text.substr(std::min(end, text.size())));
        return is_whole(tail, naming) ? numbers : std::vector<std::string>{};
    }
    std::size_t end = 0;
    auto numbers = building_numbers(text, 0, end);
    if (numbers.empty()) return {};
    const Letters tail = trim(text.substr(end), U" :");
    return is_whole(tail, naming) ? numbers : std::vector<std::string>{};
}

/// (7号楼业主), (7号楼专项) anywhere: who may answer is noted in a bracket of its own.
std::vector<std::string> bracketed_scope(Letters text) {
    for (std::size_t at = text.find(U'('); at != Letters::npos; at = text.find(U'(', at + 1)) {
        const auto close = text.find(U')', at);
        if (close == Letters::npos) break;
        auto numbers = whole_scope(text.substr(at + 1, close - at - 1), Naming::residents);
        if (!numbers.empty()) return numbers;
    }
    return {};
}

/// "Building 3 only", "Buildings 3 and 4 only".
std::vector<std::string> english_scope(Letters text) {
    constexpr Letters words[] = {U"building", U"buildings", U"block", U"blocks"};
    const auto word = find_any(text, words);
    if (!word) return {};
    std::size_t end = 0;
    const auto numbers = english_numbers(text, word->end(), end);
    constexpr Letters only[] = {U"only", U"owners only", U"owners:", U"owners please"};
    const bool limited = contains_any(text.substr(word->end(), scope_letters_max), only);
    return limited ? numbers : std::vector<std::string>{};
}

}  // namespace

std::vector<std::string> scope_buildings(Letters text) {
    std::size_t end = 0;
    for (std::size_t from = 0;;) {
        const auto only = find_any(text, only_words, from);
        if (!only) break;
        std::size_t at = only->end();
        while (at < text.size() && Letters(U" :为是于对由“").find(text[at]) != Letters::npos) ++at;
        constexpr Letters english[] = {U"building",
                                       U"buildings",
                                       U"for building",
                                       U"for buildings",
                                       U"block",
                                       U"blocks",
                                       U"for block",
                                       U"owners of building",
                                       U"owners of buildings",
                                       U"owners in building",
                                       U"owners of block"};
        if (const auto word = match_any(text.substr(at), english)) {
            if (auto numbers = english_numbers(text, at + word, end); !numbers.empty())
                return numbers;
        }
        auto numbers = building_numbers(text, at, end);
        if (!numbers.empty()) return numbers;
        from = only->end();
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_start =
            numeral_at(text.substr(at)) || !building_letter(text.substr(at)).empty();
        const bool is_inside = at > 0 && (is_digit(text[at - 1]) || is_latin(text[at - 1]));
        if (!is_start || is_inside) continue;
        auto numbers = building_numbers(text, at, end);
        if (!numbers.empty() && match_any(text.substr(end), resident_verbs) != 0) return numbers;
    }
    if (auto numbers = bracketed_scope(text); !numbers.empty()) return numbers;
    return english_scope(text);
}

std::vector<std::string> heading_scope(Letters text) {
    auto numbers = whole_scope(text, Naming::building);
    if (numbers.empty()) numbers = scope_buildings(text);
    return numbers;
}

std::size_t leading_scope(Letters text) {
    const std::size_t start = skip_spaces(text, 0);
    const Letters head = text.substr(start, scope_letters_max);
    if (head.empty()) return 0;
    const bool bracket = head[0] == U'(';
    const std::size_t close = bracket ? head.find(U')') : head.find_first_of(U":,\n");
    if (close == Letters::npos) return 0;
    const Letters limit = head.substr(0, close);
    // 外墙颜色(仅5号楼): the question leads, the limit is only noted behind it.
    if (!bracket && limit.find(U'(') != Letters::npos) return 0;
    const auto naming = bracket ? Naming::building : Naming::residents;
    if (!whole_scope(limit.substr(bracket ? 1 : 0), naming).empty()) return start + close + 1;
    const bool special = limit.find(U"专项") != Letters::npos;
    if (!find_any(limit, only_words) && !special) return 0;
    return scope_buildings(limit).empty() ? 0 : start + close + 1;
}

}  // namespace linyi::language
