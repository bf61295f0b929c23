#include "language/emergency.hpp"

#include "language/folded.hpp"

namespace linyi::language {
namespace {

// Source: domain.md §7.4.
constexpr Letters danger_words[] = {
    U"困人",  U"被困",     U"卡在电梯", U"有人按铃", U"着火",        U"起火",     U"冒烟",
    U"火光",  U"爆炸",     U"煤气",     U"燃气味",   U"漏气",        U"爆管",     U"水管爆",
    U"水漫",  U"淹",       U"触电",     U"漏电",     U"电箱",        U"坠楼",     U"跳楼",
    U"坠物",  U"掉下来砸", U"晕倒",     U"倒地",     U"昏迷",        U"流血",     U"救命",
    U"打架",  U"持刀",     U"孩子走丢", U"老人走失", U"坍塌",        U"裂开要倒", U"fire",
    U"smoke", U"gas leak", U"trapped",  U"help!",    U"unconscious", U"flood",    U"flooding"};
// 电梯 … 里面有人 / 不动了
constexpr Letters lift_words[] = {U"电梯", U"elevator", U"lift"};
constexpr Letters stuck_words[] = {U"里面有人", U"不动了", U"有人困", U"关人", U"stuck"};
constexpr Letters present_cues[] = {U"快来",   U"!!",       U"现在",     U"了!",   U"紧急",
                                    U"位置",   U"里面有人", U"有人按铃", U"救命",  U"马上来",
                                    U"赶紧来", U"now",      U"urgent",   U"hurry", U"quick"};
constexpr Letters distant_cues[] = {
    U"演练", U"培训",  U"上次",    U"万一",      U"如果",      U"怎么办",           U"会不会",
    U"宣传", U"要是",  U"以前",    U"预防",      U"防火",      U"灭火器",           U"消防检查",
    U"去年", U"drill", U"what if", U"last time", U"fire lane", U"fire extinguisher"};

}  // namespace

Alarm read_alarm(std::string_view text) {
    const Folded folded = fold(text);
    constexpr std::size_t alarm_letters_max = 4000;  // who is in danger writes no more
    const Letters letters = Letters(folded.text).substr(0, alarm_letters_max);
    const bool stuck = contains_any(letters, lift_words) && contains_any(letters, stuck_words);
    if (!stuck && !contains_any(letters, danger_words)) return Alarm::none;
    if (contains_any(letters, distant_cues)) return Alarm::ask;
    return contains_any(letters, present_cues) ? Alarm::now : Alarm::ask;
}

}  // namespace linyi::language
