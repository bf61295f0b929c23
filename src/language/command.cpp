#include "language/folded.hpp"
#include "language/numeral.hpp"
#include "language/words.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

// '、' is what the slash key types on a Chinese keyboard.
constexpr Letters prefixes = U"/!#、\\";

// Chinese commands are often written without a blank: "/表决是否…", "/绑定3-2-501". A longer run of
// ideographs is cut behind one of these. Add a word here when a command gets a new Chinese name.
constexpr Letters chinese_names[] = {
    U"帮助", U"我的", U"隐私", U"启用", U"角色", U"绑定", U"解绑", U"意见", U"建议", U"投诉",
    U"回复", U"投票", U"表决", U"结果", U"回执", U"截止", U"延期", U"取消", U"会议", U"议题",
    U"签到", U"散会", U"决议", U"任务", U"完成", U"下一项", U"进度", U"验收", U"反馈", U"简报",
    U"通知", U"提醒", U"附议", U"授权", U"语言", U"删除我的数据",
    // Without these "/表决列表" would open a vote on "列表".
    U"表决列表", U"任务列表", U"决议列表", U"意见列表", U"简报列表", U"历次简报", U"议程", U"求助",
    U"咨询", U"举报", U"表扬", U"评价", U"催办", U"答复",
    // The owners' assembly.
    U"会签", U"不会签", U"纸质票", U"委托", U"撤销委托", U"走访", U"已公示", U"异议", U"答复异议",
    U"再次表决",
    // Drawing lots.
    U"抽签", U"开签", U"递补"};

constexpr std::size_t name_letters_max = 32;  // longer is a sentence, not a command
constexpr Letters short_id_kinds = U"vortm";
constexpr Letters separators = U":,;.-、。";

bool is_name_letter(char32_t c) {
    return is_latin(c) || is_digit(c) || c == U'_' || c == U'-';
}

/// Length of the command's name at the start of `text`.
std::size_t name_length(Letters text) {
    if (text.empty()) return 0;
    std::size_t length = 0;
    if (is_latin(text[0])) {
        while (length < text.size() && is_name_letter(text[length])) ++length;
        return length;
    }
    while (length < text.size() && is_han(text[length])) ++length;
    const std::size_t known = match_any(text.substr(0, length), chinese_names);
    return known != 0 ? known : length;
}

}  // namespace

std::optional<CommandWords> read_command(std::string_view text, bool addressed) {
    const Folded folded = fold(text);
    const Letters letters = folded.text;
    std::size_t at = skip_spaces(letters, 0);
    if (at == letters.size()) return std::nullopt;

    const bool prefixed = prefixes.find(letters[at]) != prefixes.npos;
    if (!prefixed && !addressed) return std::nullopt;
    if (prefixed) ++at;
    while (at < letters.size() && letters[at] == U' ') ++at;

    const std::size_t length = name_length(letters.substr(at));
    if (length == 0 || length > name_letters_max) return std::nullopt;
    std::size_t rest = at + length;
    // #投票# is a topic, as microblogs write it.
    const bool is_topic = prefixed && rest < letters.size() && letters[rest] == U'#';
    if (is_topic) return std::nullopt;
    if (rest < letters.size() && letters[rest] == U'@') {  // /vote@linyi_bot
        while (rest < letters.size() && !is_space(letters[rest])) ++rest;
    }
    return CommandWords{to_utf8(letters.substr(at, length)), folded.cut(rest, letters.size())};
}

std::optional<ShortId> read_short_id(std::string_view text) {
    const Folded folded = fold(text);
    const Letters letters = folded.text;
    std::size_t at = skip_spaces(letters, 0);
    if (at < letters.size() && letters[at] == U'#') ++at;
    if (at + 1 >= letters.size()) return std::nullopt;
    const char32_t kind = letters[at];
    if (short_id_kinds.find(kind) == short_id_kinds.npos) return std::nullopt;
    if (!is_digit(letters[at + 1])) return std::nullopt;
    const auto numeral = numeral_at(letters.substr(at + 1));
    if (!numeral || numeral->value == 0) return std::nullopt;
    std::size_t rest = at + 1 + numeral->length;
    if (rest < letters.size() && is_latin(letters[rest])) return std::nullopt;
    while (rest < letters.size() &&
           (is_space(letters[rest]) || separators.find(letters[rest]) != separators.npos))
        ++rest;
    return ShortId{static_cast<char>(kind - U'a' + U'A'), numeral->value,
                   folded.cut(rest, letters.size())};
}

}  // namespace linyi::language
