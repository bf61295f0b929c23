#include "domain/roster_words.hpp"

#include "base/text.hpp"
#include "domain/table.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace linyi {
namespace {

using Words = std::initializer_list<std::string_view>;

bool holds(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != text.npos; });
}

bool is_any(std::string_view text, Words words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

bool is_han(std::string_view character) {
    return character.size() == 3 && character >= "\u3400" && character <= "\u9FFF";
}

/// The cell without a bracket at its end: "住宅(普通)".
std::string bare_word(std::string_view text) {
    auto word = tidy_word(text);
    if (const auto bracket = word.find_first_of("([{"); bracket != 0)
        word.resize(std::min(bracket, word.size()));
    return word;
}

/// "102.35㎡" → "102.35".
std::string_view without_unit(std::string_view area) {
    for (const std::string_view unit : {"平方米", "平米", "㎡", "m²", "m2", "sqm", "平方", "平"}) {
        if (area.ends_with(unit)) return area.substr(0, area.size() - unit.size());
    }
    return area;
}

/// "1,234.50" → "1234.50"; text whose commas do not stand between groups of three stays.
std::string without_thousands(std::string_view text) {
    const auto whole = text.substr(0, text.find('.'));
    const auto groups = split(whole, ',');
    for (std::size_t at = 0; at < groups.size(); ++at) {
        const auto size = groups[at].size();
        if (at == 0 ? size == 0 || size > 3 : size != 3) return std::string(text);
    }
    return join(groups, "") + std::string(text.substr(whole.size()));
}

// 1e-9 of a square metre is the seventh digit behind the second decimal.
constexpr std::size_t exact_digits = 7;

/// Digits behind the second decimal that are at most 1e-9 m² away from nothing.
bool is_nearly_none(std::string_view digits) {
    const auto first = digits.find_first_not_of('0');
    if (first == digits.npos || first >= exact_digits) return true;
    return first == exact_digits - 1 && digits[first] == '1' &&
           digits.find_first_not_of('0', first + 1) == digits.npos;
}

/// The same from one hundredth of a square metre.
bool is_nearly_one(std::string_view digits) {
    return digits.size() >= exact_digits &&
           digits.substr(0, exact_digits).find_first_not_of('9') == digits.npos;
}

std::optional<int> chinese_number(std::string_view text) {
    static constexpr std::array<std::string_view, 10> digits{"",   "一", "二", "三", "四",
                                                             "五", "六", "七", "八", "九"};
    int value = 0;
    bool has_ten = false;
    int last = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = first_code_points(text.substr(at), 1);
        at += character.size();
        if (character == "十") {
            if (has_ten) return std::nullopt;
            has_ten = true;
            value = (last == 0 ? 1 : last) * 10;
            last = 0;
            continue;
        }
        const auto known = std::find(digits.begin() + 1, digits.end(), character);
        if (known == digits.end() || last != 0) return std::nullopt;
        last = static_cast<int>(known - digits.begin());
    }
    return value + last == 0 ? std::nullopt : std::optional(value + last);
}

/// A number of a building or stairwell: its words gone, leading zeros gone, ideographs as digits.
std::string part_in_words(std::string_view text, Words before, Words behind) {
    const auto whole = tidy_word(text);
    std::string_view bare = whole;
    for (const auto word : before) {
        if (bare.starts_with(word)) bare.remove_prefix(word.size());
    }
    for (const auto word : behind) {
        if (bare.size() > word.size() && bare.ends_with(word)) bare.remove_suffix(word.size());
    }
    std::string part(bare);
    if (const auto number = chinese_number(part)) part = std::to_string(*number);
    if (!part.empty() && all_digits(part)) {
        const auto digit = part.find_first_not_of('0');
        if (digit != part.npos) part.erase(0, digit);
    }
    std::transform(part.begin(), part.end(), part.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return is_label_part(part) ? part : tidy(text);
}

/// Words parted by blanks; how many letters each has, and whether all of them are Han.
bool are_han_words(const std::vector<std::string>& words, std::size_t letters_min,
                   std::size_t letters_max) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        std::size_t letters = 0;
        for (std::size_t at = 0; at < word.size(); ++letters) {
            const auto character = first_code_points(std::string_view(word).substr(at), 1);
            if (!is_han(character)) return false;
            at += character.size();
        }
        return letters >= letters_min && letters <= letters_max;
    });
}

std::vector<std::string> words_of(std::string_view text) {
    auto words = split(text, ' ');
    std::erase(words, "");
    return words;
}

}  // namespace

std::optional<KindReading> kind_in_words(std::string_view text) {
    auto word = bare_word(text);
    if (word.empty() || is_any(word, {"住", "home"})) return KindReading{UnitKind::home};
    if (is_any(word, {"商", "shop"})) return KindReading{UnitKind::shop};
    if (is_any(word, {"车", "parking"})) return KindReading{UnitKind::parking};

    const bool is_storage = holds(word, {"储藏", "储物", "贮藏", "杂物", "地下室", "storage",
                                         "storeroom", "cellar", "basement"});
    const bool is_parking =
        holds(word, {"车位", "车库", "停车", "泊位", "parking", "garage", "carport"});
    const bool is_no_home = holds(word, {"非住宅", "非居住", "nonresidential", "non-residential"});
    const bool is_home =
        !is_no_home && holds(word, {"住宅", "住房", "居住", "商住", "公寓", "别墅", "洋房", "宿舍",
                                    "复式", "联排", "叠拼", "排屋", "residential", "apartment",
                                    "house", "flat", "villa", "dwelling", "condo"});
    const bool is_shop =
        is_no_home ||
        holds(word, {"商业", "商铺", "店铺", "商服", "门面", "门市", "底商", "网点", "商住", "商用",
                     "办公", "写字楼", "商务", "商户", "retail", "office", "commercial"});
    // A garage under a shop, a home over a shop: which of them it is has to be said.
    if (int{is_storage} + int{is_parking} + int{is_home} + int{is_shop} != 1) return std::nullopt;
    if (is_storage) return KindReading{UnitKind::parking, true};
    if (is_parking) return KindReading{UnitKind::parking};
    return KindReading{is_home ? UnitKind::home : UnitKind::shop};
}

std::optional<UnitStatus> status_in_words(std::string_view text) {
    const auto word = bare_word(text);
    if (word.empty()) return UnitStatus::sold;
    if (holds(word,
              {"未售",   "未出售",  "未销售",     "未卖",    "没卖",      "待售",     "在售",
               "可售",   "出售中",  "销售中",     "库存",    "自持",      "开发商",   "建设单位",
               "unsold", "notsold", "notyetsold", "forsale", "available", "developer"}))
        return UnitStatus::unsold;
    if (holds(word, {"未交", "没交", "待交", "尚未交", "未收房", "未接房", "未收楼", "undelivered",
                     "notdelivered", "notyetdelivered", "nothandedover", "notyethandedover"}))
        return UnitStatus::undelivered;
    if (holds(word, {"已售",       "售出",     "出售",   "已卖",   "卖出",    "已交", "交付",
                     "交房",       "收房",     "收楼",   "接房",   "入住",    "自住", "居住",
                     "常住",       "在住",     "出租",   "已租",   "租出",    "空置", "空关",
                     "空房",       "装修",     "办证",   "过户",   "正常",    "sold", "delivered",
                     "handedover", "occupied", "rented", "vacant", "livedin", "empty"}))
        return UnitStatus::sold;
    return std::nullopt;
}

std::optional<bool> yes_or_no(std::string_view text) {
    const auto word = tidy_word(text);
    if (is_any(word, {"是", "有", "已", "√", "✓", "✔", "1", "y", "yes", "true", "对"})) return true;
    if (is_any(word,
               {"否", "无", "未", "没有", "不是", "×", "✗", "x", "0", "n", "no", "false", "尚未"}))
        return false;
    return std::nullopt;
}

Result<Area> area_in_words(std::string_view text) {
    const auto plain = without_thousands(without_unit(tidy_word(text)));
    const auto dot = plain.find('.');
    if (dot == plain.npos || plain.size() - dot <= 3) return area_from(plain);
    const std::string_view rest = std::string_view(plain).substr(dot + 3);
    if (!all_digits(rest)) return area_from(plain);
    const std::string_view cut = std::string_view(plain).substr(0, dot + 3);
    if (is_nearly_none(rest)) return area_from(cut);
    if (!is_nearly_one(rest)) return area_from(plain);  // more than two decimals
    auto area = area_from(cut);
    if (area) area->hundredths += 1;
    return area;
}

std::vector<std::string> parts_of(std::string_view cell) {
    if (trim(cell).empty()) return {};
    auto text = tidy(cell);
    for (const std::string_view separator : {"、", "/", ",", "，", "&", "|", "\n"})
        text = replace_all(text, separator, ";");
    auto parts = split(text, ';');
    for (auto& part : parts) part = std::string(trim(part));
    return parts;
}

bool says_nothing(std::string_view part) {
    const auto word = tidy_word(part);
    return word.find_first_not_of("-_*.?") == word.npos ||
           is_any(word, {"无", "没有", "暂无", "不详", "未知", "空", "—", "——", "–", "n/a", "na",
                         "none", "nil", "null"});
}

std::string owner_name(std::string_view part) {
    const auto name = tidy(part);
    const auto words = words_of(name);
    if (words.size() > 1 && are_han_words(words, 1, 1)) return join(words, "");
    // 欧阳　锋, 张　小伟: one letter alone is no name, so the words belong together.
    if (words.size() == 2 && are_han_words(words, 1, 3) &&
        (code_points(words[0]) == 1 || code_points(words[1]) == 1))
        return join(words, "");
    return join(words, " ");
}

NameFault fault_in_name(std::string_view name) {
    constexpr std::size_t code_points_max = 60;
    const bool has_control = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == ';';
    });
    if (has_control || code_points(name) > code_points_max) return NameFault::unreadable;
    if (!name.empty() && name.find_first_not_of("0123456789.-+ ") == name.npos)
        return NameFault::number;
    if (name.find('*') != name.npos || (name.ends_with("某") && code_points(name) > 1))
        return NameFault::masked;
    const auto words = words_of(name);
    if (words.size() > 1 && are_han_words(words, 2, 4)) return NameFault::two_names;
    return NameFault::none;
}

std::string building_in_words(std::string_view text) {
    return part_in_words(
        text, {"building", "block", "bldg", "tower", "no.", "第"},
        {"楼栋", "栋楼", "幢楼", "号楼", "#楼", "号", "栋", "幢", "座", "#", "楼", "building"});
}

std::string stairwell_in_words(std::string_view text) {
    return part_in_words(text, {"stairwell", "staircase", "entrance", "unit", "第"},
                         {"单元", "门洞", "楼门", "梯", "门", "unit", "号"});
}

bool is_label_part(std::string_view text) {
    constexpr std::size_t letters_max = 4;
    if (text.empty() || text.size() > letters_max) return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

}  // namespace linyi
