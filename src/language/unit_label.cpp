#include "language/folded.hpp"
#include "language/numeral.hpp"
#include "language/unit_words.hpp"
#include "language/words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

// 3栋, 三号楼, 3#楼: what stands behind the number of a building, a staircase, a room.
constexpr Letters building_words[] = {U"号楼", U"楼栋", U"栋楼", U"栋", U"幢",       U"座",
                                      U"号院", U"#楼",  U"#",    U"楼", U"building", U"号"};
constexpr Letters staircase_words[] = {U"单元", U"门洞", U"梯", U"门", U"unit"};
constexpr Letters room_words[] = {U"室", U"号房", U"房", U"户", U"号"};
// 商铺S-03: what may stand before a shop's label.
constexpr Letters shop_words[] = {U"商铺", U"店铺", U"门面", U"底商", U"铺", U"shop"};

// Behind a number these make it an amount, a time or a share, not a room.
constexpr Letters measure_words[] = {U"元", U"块", U"万", U"分钟", U"分",  U"小时", U"米",
                                     U"平", U"m",  U"人", U"户",   U"个",  U"天",   U"日",
                                     U"月", U"年", U"周", U"次",   U"辆",  U"%",    U"度",
                                     U"岁", U"点", U"时", U"票",   U"号线"};

constexpr Letters dashes = U"-_~.";
// Elderly people type 一 for a dash, and voice input writes 杠.
constexpr Letters spoken_dashes = U"一杠";

constexpr std::size_t building_letters_max = 3;
constexpr std::size_t staircase_digits_max = 2;
constexpr std::size_t room_digits_max = 4;

bool is_word(char32_t c) {
    return is_digit(c) || is_latin(c);
}

std::size_t digits_from(Letters text, std::size_t at) {
    std::size_t length = 0;
    while (at + length < text.size() && is_digit(text[at + length])) ++length;
    return length;
}

/// Letters and digits of one part: "3", "a3", "s", "102a".
std::size_t word_from(Letters text, std::size_t at) {
    std::size_t length = 0;
    while (at + length < text.size() && is_word(text[at + length])) ++length;
    return length;
}

std::string upper(Letters text) {
    std::string out = to_utf8(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return out;
}

bool has_digit(Letters part) {
    return std::ranges::any_of(part, is_digit);
}

/// One dash (blanks around it are fine), or one of the stand-ins between two digits; its length.
std::size_t dash_at(Letters text, std::size_t at) {
    std::size_t p = at;
    while (p < text.size() && text[p] == U' ') ++p;
    if (p < text.size() && (text[p] == U'-' || text[p] == U'_')) {
        ++p;
        while (p < text.size() && text[p] == U' ') ++p;
        return p - at;
    }
    const bool spoken = at + 1 < text.size() && spoken_dashes.find(text[at]) != Letters::npos &&
                        is_digit(text[at + 1]);
    return spoken ? 1 : 0;
}

/// 7-1-601/7-1-602: behind the stroke another room follows, not the rest of a date.
bool joins_rooms(Letters text, std::size_t at) {
    if (at >= text.size() || text[at] != U'/') return false;
    std::size_t dashes_seen = 0;
    for (std::size_t p = at + 1; p < text.size() && (is_word(text[p]) || text[p] == U'-'); ++p)
        dashes_seen += text[p] == U'-' ? 1U : 0U;
    return dashes_seen >= 1;
}

bool ends_well(Letters text, std::size_t end) {
    if (end >= text.size()) return true;
    if (is_word(text[end])) return false;
    if (joins_rooms(text, end)) return true;
    const bool continues =
        (dashes.find(text[end]) != Letters::npos || text[end] == U':' || text[end] == U'/') &&
        end + 1 < text.size() && is_digit(text[end + 1]);
    if (continues) return false;
    return match_any(text.substr(end), measure_words) == 0 || text[end] == U'户';
}

bool starts_well(Letters text, std::size_t at) {
    if (at == 0) return true;
    const char32_t before = text[at - 1];
    if (is_word(before) || before == U'-' || before == U'_' || before == U'+') return false;
    // The 00 of 9:00-17:00; but 签到:3-1-102.
    const bool joined = Letters(U".:/").find(before) != Letters::npos;
    return !(joined && at > 1 && is_word(text[at - 2])) || joins_rooms(text, at - 1);
}

struct Parts {
    std::size_t end{};
    std::vector<Letters> parts{};
};

/// 3-1-102, S-03, 12-3-1801, 3-102.
std::optional<UnitFound> dashed_at(Letters text, std::size_t at) {
    Parts read{.end = at};
    for (;;) {
        const std::size_t length = word_from(text, read.end);
        if (length == 0 || length > room_digits_max + 1) break;
        read.parts.push_back(text.substr(read.end, length));
        read.end += length;
        const std::size_t dash = read.parts.size() < 4 ? dash_at(text, read.end) : 0;
        const std::size_t next = dash == 0 ? 0 : word_from(text, read.end + dash);
        // C-205 - I'm renting: a dash between blanks divides words, unless a number follows.
        const bool divides = dash > 1 && !has_digit(text.substr(read.end + dash, next));
        if (next == 0 || divides) break;
        read.end += dash;
    }
    if (read.parts.size() < 2 || read.parts.size() > 3) return std::nullopt;

    const Letters building = read.parts.front();
    const Letters room = read.parts.back();
    const bool lettered = is_latin(building.front());
    if (building.size() > building_letters_max || !has_digit(room)) return std::nullopt;
    if (lettered && building.size() > 1 && !has_digit(building)) return std::nullopt;  // "wi-fi6"
    if (!is_digit(room.front()) && room.size() < 2) return std::nullopt;
    if (read.parts.size() == 3) {
        const Letters staircase = read.parts[1];
        if (staircase.size() > staircase_digits_max || room.size() < 2) return std::nullopt;
    } else {
        const std::size_t room_min = lettered ? 2 : 3;
        if (room.size() < room_min || building.size() > 2) return std::nullopt;
    }
    // 3-1-102:2, the room and what it chooses.
    const bool chooses = read.parts.size() == 3 && read.end + 1 < text.size() &&
                         text[read.end] == U':' && is_digit(text[read.end + 1]);
    if (!chooses && !ends_well(text, read.end)) return std::nullopt;

    std::string label = upper(building);
    for (std::size_t i = 1; i < read.parts.size(); ++i) label += "-" + upper(read.parts[i]);
    std::size_t end = read.end;
    if (const auto tail = match_any(text.substr(end), room_words); tail != 0 && text[end] != U'号')
        end += tail;
    return UnitFound{at, end - at, std::move(label)};
}

/// A number in digits or ideographs, or a letter ("A栋"); as it is written in a label.
std::optional<std::pair<std::string, std::size_t>> label_part_at(Letters text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    if (is_latin(text[at])) {
        const std::size_t length = word_from(text, at);
        if (length > building_letters_max) return std::nullopt;
        return std::pair{upper(text.substr(at, length)), length};
    }
    const std::size_t digits = digits_from(text, at);
    if (digits > room_digits_max) return std::nullopt;
    if (digits != 0) {
        std::size_t length = digits;
        if (at + length < text.size() && is_latin(text[at + length]) &&
            (at + length + 1 == text.size() || !is_word(text[at + length + 1])))
            ++length;  // 102a
        return std::pair{upper(text.substr(at, length)), length};
    }
    const auto numeral = numeral_at(text.substr(at));
    if (!numeral || numeral->is_mark || numeral->value == 0) return std::nullopt;
    return std::pair{std::to_string(numeral->value), numeral->length};
}

std::size_t skip_joint(Letters text, std::size_t at) {
    while (at < text.size() && (text[at] == U' ' || text[at] == U'-' || text[at] == U',')) ++at;
    return at;
}

/// 3号楼1单元102室, 三号楼一单元102, 3栋102, 3#2-1203, 3号楼1-102.
std::optional<UnitFound> spoken_at(Letters text, std::size_t at) {
    const auto building = label_part_at(text, at);
    if (!building) return std::nullopt;
    std::size_t p = at + building->second;
    const std::size_t word = match_any(text.substr(p), building_words);
    if (word == 0) return std::nullopt;
    p = skip_joint(text, p + word);

    std::string label = building->first;
    const auto second = label_part_at(text, p);
    if (!second) return std::nullopt;
    std::size_t after = p + second->second;
    const std::size_t staircase_word = match_any(text.substr(after), staircase_words);
    const std::size_t dash = staircase_word == 0 ? dash_at(text, after) : 0;
    if (staircase_word == 0 && dash == 0) {                                    // 3栋102
        const bool house = text.substr(at + building->second, word) != U"号";  // 3号102 is no room
        if (!house || second->first.size() < 3 || !ends_well(text, after)) return std::nullopt;
        after += match_any(text.substr(after), room_words);
        return UnitFound{at, after - at, label + "-" + second->first};
    }
    p = skip_joint(text, after + (staircase_word != 0 ? staircase_word : dash));
    const auto room = label_part_at(text, p);
    if (!room || room->first.size() < 2) return std::nullopt;
    after = p + room->second;
    if (!ends_well(text, after)) return std::nullopt;
    after += match_any(text.substr(after), room_words);
    return UnitFound{at, after - at, label + "-" + second->first + "-" + room->first};
}

/// 三杠一杠一零二, as voice input writes a label that is spelled out.
std::optional<UnitFound> dictated_at(Letters text, std::size_t at) {
    std::string label;
    std::size_t p = at;
    for (int part = 0; part < 3; ++part) {
        const auto numeral = numeral_at(text.substr(p));
        if (!numeral || numeral->is_mark || numeral->value == 0) return std::nullopt;
        label += (part == 0 ? "" : "-") + std::to_string(numeral->value);
        p += numeral->length;
        if (part == 2) break;
        if (p >= text.size() || text[p] != U'杠') return std::nullopt;
        ++p;
    }
    return UnitFound{at, p - at, std::move(label)};
}

/// 商铺S03, 商铺3: only where the word says that it is a shop.
std::optional<UnitFound> shop_at(Letters text, std::size_t at) {
    const std::size_t word = match_any(text.substr(at), shop_words);
    if (word == 0) return std::nullopt;
    std::size_t p = at + word;
    while (p < text.size() && (text[p] == U' ' || text[p] == U':')) ++p;
    if (auto unit = dashed_at(text, p)) return UnitFound{at, p + unit->length - at, unit->label};
    if (p + 1 >= text.size() || !is_latin(text[p])) return std::nullopt;
    const std::size_t digits = digits_from(text, p + 1);
    const std::size_t end = p + 1 + digits;
    if (digits == 0 || digits > room_digits_max || !ends_well(text, end)) return std::nullopt;
    return UnitFound{at, end - at,
                     upper(text.substr(p, 1)) + "-" + upper(text.substr(p + 1, digits))};
}

bool may_start(char32_t c) {
    return is_word(c) || is_han(c);
}

}  // namespace

std::optional<UnitFound> unit_at(Letters text, std::size_t at) {
    if (at >= text.size() || !may_start(text[at])) return std::nullopt;
    if (is_han(text[at])) {
        if (auto shop = shop_at(text, at)) return shop;
        if (auto dictated = dictated_at(text, at)) return dictated;
        return spoken_at(text, at);
    }
    if (!starts_well(text, at)) return std::nullopt;
    if (auto dashed = dashed_at(text, at)) return dashed;
    return spoken_at(text, at);
}

std::vector<UnitFound> find_units(Letters text) {
    std::vector<UnitFound> found;
    for (std::size_t at = 0; at < text.size();) {
        if (auto unit = unit_at(text, at)) {
            at = unit->at + unit->length;
            found.push_back(std::move(*unit));
        } else {
            ++at;
        }
    }
    return found;
}

std::optional<UnitFound> bare_room_at(Letters text, std::size_t at) {
    if (at >= text.size() || !starts_well(text, at)) return std::nullopt;
    const std::size_t digits = digits_from(text, at);
    if (digits < 3 || digits > room_digits_max || text[at] == U'0') return std::nullopt;
    std::size_t end = at + digits;
    if (end < text.size() && is_latin(text[end])) return std::nullopt;
    end += match_any(text.substr(end), room_words);
    return UnitFound{at, end - at, upper(text.substr(at, digits))};
}

std::vector<std::string> unit_labels(std::string_view text) {
    const Folded folded = fold(text);
    std::vector<std::string> labels;
    for (UnitFound& unit : find_units(folded.text)) {
        if (std::ranges::find(labels, unit.label) == labels.end())
            labels.push_back(std::move(unit.label));
    }
    return labels;
}

std::string unit_label(std::string_view text) {
    const Folded folded = fold(text);
    Letters letters = trim(folded.text);
    if (const auto unit = unit_at(letters, 0); unit && unit->length == letters.size())
        return unit->label;

    // A label that stands alone may be written more loosely than inside talk: 3 1 102, S03, 8-2-1.
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < letters.size();) {
        const std::size_t length = word_from(letters, at);
        if (length == 0 || length > room_digits_max + 1) return {};
        parts.push_back(upper(letters.substr(at, length)));
        at += length;
        while (at < letters.size() && Letters(U" -_./").find(letters[at]) != Letters::npos) ++at;
    }
    const bool shop = parts.size() == 1 && letters.size() >= 3 && is_latin(letters[0]) &&
                      digits_from(letters, 1) == letters.size() - 1;
    if (shop) return parts[0].substr(0, 1) + "-" + parts[0].substr(1);
    if (parts.size() < 2 || parts.size() > 4 || !has_digit(letters)) return {};
    if (parts[0].size() > building_letters_max) return {};
    std::string label = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i) label += "-" + parts[i];
    return label;
}

}  // namespace linyi::language
