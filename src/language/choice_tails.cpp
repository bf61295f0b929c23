#include "language/choice_words.hpp"

#include "language/numeral.hpp"
#include "language/unit_words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters fillers[] = {U"吧",
                               U"啊",
                               U"呀",
                               U"哦",
                               U"噢",
                               U"喔",
                               U"哈",
                               U"呵",
                               U"嘿",
                               U"嘻",
                               U"的",
                               U"了",
                               U"啦",
                               U"喽",
                               U"咯",
                               U"嘛",
                               U"呗",
                               U"滴",
                               U"哒",
                               U"哟",
                               U"额",
                               U"耶",
                               U"嗯",
                               U"谢谢",
                               U"谢谢大家",
                               U"谢了",
                               U"多谢",
                               U"辛苦了",
                               U"辛苦",
                               U"大家辛苦了",
                               U"这个",
                               U"那个",
                               U"一票",
                               U"投一票",
                               U"此项",
                               U"该项",
                               U"本项",
                               U"这项",
                               U"此议案",
                               U"该议案",
                               U"本议案",
                               U"这个议案",
                               U"此方案",
                               U"该方案",
                               U"这个方案",
                               U"本方案",
                               U"方案",
                               U"提议",
                               U"提案",
                               U"议案",
                               U"这个提议",
                               U"表决",
                               U"本次表决",
                               U"+1",
                               U"+2",
                               U"一下",
                               U"到底",
                               U"好了",
                               U"算了",
                               U"票",
                               U"完毕",
                               U"已投",
                               U"ing",
                               U"please",
                               U"pls",
                               U"thanks",
                               U"thank you",
                               U"thx",
                               U"too",
                               U"with this",
                               U"with it",
                               U"with the plan",
                               U"with the proposal",
                               U"to this",
                               U"it",
                               U"this",
                               U"the plan",
                               U"the proposal",
                               U"now",
                               U"then",
                               U"instead",
                               U"vote",
                               U"option",
                               U"one",
                               U"from me",
                               U"from us",
                               U"from our household",
                               U"for me",
                               U"for us",
                               U"本人",
                               U"我家",
                               U"全家",
                               U"\"",
                               U"“",
                               U"”",
                               U"'",
                               U"(",
                               U")",
                               U"*",
                               U"-",
                               U"^",
                               U"_",
                               U"`",
                               U"。",
                               U".",
                               U"!",
                               U",",
                               U"~",
                               U":",
                               U"、",
                               U"=",
                               U"」",
                               U"「"};

constexpr Letters noun_tails[] = {
    U"/",      U"见",   U"书",   U"率",     U"者",     U"方",     U"意见书", U"理由",   U"的理由",
    U"人数",   U"户数", U"票数", U"多少",   U"数",     U"过半",   U"与否",   U"不同意", U"还是",
    U"不同",   U"无效", U"后",   U"前",     U"之后",   U"之前",   U"才",     U"就",     U"也",
    U"方面",   U"声音", U"的人", U"的多",   U"的少",   U"的举手", U"的邻居", U"的业主", U"的请",
    U"的扣",   U"的回", U"的话", U"的声音", U"的比例", U"的户",   U"的意见", U"的看法", U"的想法",
    U"的态度", U"或",   U"和",   U"跟",     U"意见",   U"票太",   U"票比",   U"票已",   U"票超",
    U"占",     U"比",   U"超过", U"达到",   U"吗",     U"么",     U"没有",   U"不"};

constexpr Letters person_tails[] = {U"楼上",
                                    U"楼下说",
                                    U"前面",
                                    U"上面",
                                    U"前边",
                                    U"上边",
                                    U"楼主",
                                    U"ls",
                                    U"@",
                                    U"他",
                                    U"她",
                                    U"你",
                                    U"您",
                                    U"各位",
                                    U"大家",
                                    U"这位",
                                    U"那位",
                                    U"一楼",
                                    U"with you",
                                    U"with him",
                                    U"with her",
                                    U"with them",
                                    U"with above",
                                    U"with the above",
                                    U"with everyone",
                                    U"above"};

// 老王说的, 邓磊的意见: what stands behind the person.
constexpr Letters person_sayings[] = {U"的意见",   U"的看法", U"的建议", U"的说法", U"的观点",
                                      U"的想法",   U"的提议", U"的发言", U"说的",   U"讲的",
                                      U"提的",     U"所说",   U"说得",   U"讲得",   U"家的意见",
                                      U"这个说法", U"的话",   U"这位"};

// These speak for the question itself: 同意业委会的意见.
constexpr Letters official_words[] = {U"业委会", U"物业", U"居委", U"社区", U"街道",
                                      U"主任",   U"本",   U"该",   U"此",   U"这",
                                      U"上述",   U"以上", U"议案", U"提案", U"方案"};

// 老王, 徐姐: how neighbours call each other.
constexpr Letters nickname_starts[] = {U"老", U"小", U"阿"};

constexpr Letters nickname_ends[] = {U"姐",   U"哥",   U"叔",   U"姨",   U"阿姨", U"老师", U"总",
                                     U"主任", U"师傅", U"大爷", U"大妈", U"先生", U"女士", U"奶奶",
                                     U"爷爷", U"大姐", U"大哥", U"老板", U"太太", U"邻居"};
/// 老王, 徐姐 (with 的 or the end behind); length 0 if none.
bool is_nickname(Letters text) {
    std::size_t length = 0;
    while (length < text.size() && is_han(text[length])) ++length;
    if (length < 2 || length > 4 || length != text.size()) return false;
    const Letters name = text.substr(0, length);
    if (match_end(name, nickname_ends) != 0) return true;
    return length == 2 && match_any(name, nickname_starts) != 0;
}

/// 太贵, 太短.
bool has_fault(Letters behind_choice) {
    constexpr Letters praise[] = {U"太好", U"太棒", U"太赞", U"太对", U"太合适"};
    const Letters text = trim(behind_choice);
    return text.starts_with(U'太') && match_any(text, praise) == 0;
}

}  // namespace

std::size_t filler_at(Letters text) {
    return match_any(text, fillers);
}

std::size_t filler_before_end(Letters text) {
    return match_end(text, fillers);
}

bool is_noun_tail(Letters behind_choice) {
    if (match_any(behind_choice, noun_tails) != 0) return true;
    constexpr Letters counted[] = {U"户", U"票", U"人", U"家", U"位", U"名", U"votes"};  // 同意14户
    const std::size_t at = behind_choice.starts_with(U':') ? 1 : 0;
    const auto count = numeral_at(behind_choice.substr(at));
    if (!count) return false;
    const Letters behind_count = behind_choice.substr(at + count->length);
    // 同意3反对3弃权1: what came out, without its 户.
    return match_any(behind_count, counted) != 0 || choice_word_at(trim(behind_count, U" ,、;"));
}

bool explains_no(Letters behind) {
    constexpr Letters words[] = {
        U"from",       U"for",        U"to",   U"thanks",  U"thank", U"please", U"way",  U"because",
        U"as",         U"since",      U"vote", U"it",      U"i",     U"we",     U"too",  U"sorry",
        U"definitely", U"absolutely", U"not",  U"never",   U"and",   U"but",    U"here", U"again",
        U"this",       U"that",       U"the",  U"my",      U"our",   U"at all", U"if",   U"unless",
        U"in my",      U"on",         U"with", U"instead", U"pls",   U"sir",    U"also", U"still"};
    const Letters rest = trim(behind);
    return rest.empty() || !is_latin(rest[0]) || match_any(rest, words) != 0;
}

bool is_approval(Letters behind_choice) {
    constexpr Letters words[] = {U"可以",   U"行",   U"不错", U"合适",   U"挺好", U"更好",
                                 U"比较好", U"蛮好", U"最好", U"好一些", U"好点"};
    constexpr Letters english[] = {
        U"is fine",       U"is good",       U"is ok",          U"looks good",   U"is better",
        U"would be good", U"would be fine", U"would be great", U"works for me", U"works for us",
        U"definitely",    U"for sure",      U"again",          U"all the way",  U"gets my vote",
        U"has my vote",   U"suits me",      U"suits us"};
    const std::size_t word =
        std::max(match_any(behind_choice, words), match_any(behind_choice, english));
    if (word == 0) return false;
    Letters rest = trim(behind_choice.substr(word));
    while (const std::size_t filler = filler_at(rest)) rest = trim(rest.substr(filler));
    return rest.empty();
}

bool speaks_of_option(Letters behind_choice) {
    constexpr Letters words[] = {
        U"胜出",     U"获胜",     U"胜",     U"领先",    U"占优",        U"占多数",       U"得票",
        U"当选",     U"票数",     U"多数",   U"通过",    U"入选",        U"中选",         U"wins",
        U"win",      U"won",      U"has it", U"have it", U"carries",     U"carried",      U"leads",
        U"is ahead", U"prevails", U"passes", U"passed",  U"in the lead", U"is the winner"};
    return has_fault(behind_choice) || match_any(trim(behind_choice, U" ,:"), words) != 0;
}

bool is_person_tail(Letters behind_choice) {
    constexpr Letters softeners[] = {U"一下", U"下"};
    const Letters text = trim(behind_choice.substr(match_any(behind_choice, softeners)));
    if (match_any(text, person_tails) != 0) return true;
    constexpr std::size_t person_letters_max = 12;
    const Letters near = text.substr(0, person_letters_max);
    const auto saying = find_any(near, person_sayings);
    const auto unit = unit_at(text, 0);
    if (unit && saying) return true;
    if (unit && unit->length < text.size() && text[unit->length] == U'的') return true;
    if (saying && saying->at > 0) return !contains_any(near.substr(0, saying->at), official_words);
    // 同意老王的!
    return is_nickname(trim_end(text, U"的!。~.啊呀"));
}

}  // namespace linyi::language
