#include "language/roll_call.hpp"

#include "language/choice_words.hpp"
#include "language/core.hpp"
#include "language/folded.hpp"
#include "language/unit_words.hpp"
#include "language/words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters gathering_words[] = {
    U"签到", U"签个到",   U"报到",    U"打卡",       U"打个卡",  U"接龙", U"参会",     U"到会",
    U"到场", U"出席",     U"在线",    U"报数",       U"报一下",  U"举手", U"举个手",   U"冒个泡",
    U"点名", U"check in", U"sign in", U"attendance", U"present", U"here", U"roll call"};
constexpr Letters room_words[] = {
    U"房号", U"门牌",      U"房间号",      U"室号", U"户号", U"room number", U"your room",
    U"unit", U"your flat", U"flat number", U"楼号", U"门号", U"rooms",       U"apartment"};
constexpr Letters voting_words[] = {U"投票", U"表决", U"vote", U"同意"};
constexpr Letters between = U" \n,.。:;!~、-+&/和与";
// 接龙 numbers its lines: "3. 5-1-402 沈岚".
constexpr std::size_t list_number_letters_max = 3;

std::size_t list_number(Letters text) {
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) ++at;
    const bool numbered = at > 0 && at < list_number_letters_max && at + 1 < text.size() &&
                          Letters(U".、").find(text[at]) != Letters::npos;
    return numbered ? at + 1 : 0;
}

bool is_name(Letters text) {
    constexpr std::size_t latin_letters_max = 30;
    if (text.empty()) return true;
    // 漏水了, 同意: said of the room or in answer to a question, no name.
    constexpr Letters not_in_name = U"了吗吧呢啊漏坏堵停";
    if (choice_word_at(text) || text.find_first_of(not_in_name) != Letters::npos) return false;
    if (std::ranges::all_of(text, is_han)) return name_letters(text) == text.size();
    return text.size() <= latin_letters_max &&
           std::ranges::all_of(text, [](char32_t c) { return is_latin(c) || c == U' '; });
}

/// Who somebody is, or 大家好, in front of the room.
bool is_greeting(Letters text) {
    constexpr Letters greetings[] = {U"大家好",       U"各位好",         U"晚上好",  U"下午好",
                                     U"早上好",       U"我是",           U"我",      U"hi all",
                                     U"hi everyone",  U"hello everyone", U"hi",      U"hello",
                                     U"good evening", U"evening all",    U"evening", U"this is",
                                     U"it's",         U"房号",           U"各位",    U"邻居们"};
    text = trim(text, between);
    while (const std::size_t greeting = match_any(text, greetings))
        text = trim(text.substr(greeting), between);
    return is_name(text);
}

}  // namespace

bool calls_the_roll(std::string_view text) {
    const Folded folded = fold(text);
    const Letters letters = folded.text;
    return contains_any(letters, gathering_words) && contains_any(letters, room_words) &&
           !contains_any(letters, voting_words);
}

std::optional<CheckIn> read_room_alone(std::string_view text) {
    constexpr std::size_t letters_max = 60;
    Folded folded = fold(text);
    drop_quotation(folded);
    drop_stickers(folded);
    Letters letters = trim(folded.text, between);
    if (letters.empty() || letters.size() > letters_max) return std::nullopt;
    letters = trim(letters.substr(list_number(letters)), between);
    constexpr Letters absent[] = {U"请假",   U"晚点", U"马上", U"不来",  U"没空",
                                  U"来不了", U"不在", U"late", U"sorry", U"can't",
                                  U"can’t",  U"not",  U"路上", U"缺席"};
    const auto units = find_units(letters);
    if (units.empty() || contains_any(letters, absent)) return std::nullopt;
    if (!is_greeting(letters.substr(0, units[0].at))) return std::nullopt;
    CheckIn check_in;
    std::size_t end = units[0].at;
    for (const UnitFound& unit : units) {
        if (!trim(letters.substr(end, unit.at - end), between).empty()) return std::nullopt;
        check_in.units.push_back(unit.label);
        end = unit.at + unit.length;
    }
    if (!is_name(trim(letters.substr(end), between))) return std::nullopt;
    return check_in;
}

bool says_only_here(std::string_view text) {
    constexpr Letters words[] = {
        U"到",     U"到了",     U"我到了",   U"已到",      U"到会",       U"到场",      U"已到场",
        U"已到会", U"来了",     U"我来了",   U"在",        U"在的",       U"我在",      U"到位",
        U"here",   U"i'm here", U"i’m here", U"i am here", U"we're here", U"we’re here"};
    constexpr Letters sides[] = {U"啦", U"哈",     U"哦", U"我",   U"也",
                                 U"已", U"大家好", U"hi", U"hello"};
    constexpr std::size_t letters_max = 16;
    Folded folded = fold(text);
    drop_stickers(folded);
    Letters rest = trim(folded.text, between);
    if (rest.size() > letters_max) return false;
    bool said = false;
    while (!rest.empty()) {
        const std::size_t word = match_any(rest, words);
        const std::size_t side = word == 0 ? match_any(rest, sides) : 0;
        if (word + side == 0) return false;
        said = said || word != 0;
        rest = trim(rest.substr(word + side), between);
    }
    return said;
}

}  // namespace linyi::language
