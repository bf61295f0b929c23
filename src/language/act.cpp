#include "language/category.hpp"
#include "language/folded.hpp"

#include <array>

namespace linyi::language {
namespace {

// Source: domain.md §7.1. Tried in this order; the first that fits wins, so a suggestion may hold a
// question and a complaint a wish.
constexpr Letters praise_cues[] = {U"点赞",      U"表扬",         U"感谢",   U"辛苦了",
                                   U"点个赞",    U"真不错",       U"做得好", U"well done",
                                   U"great job", U"thank you for"};
constexpr Letters report_cues[] = {U"举报", U"违规", U"违建",        U"偷",
                                   U"私拉", U"私搭", U"report that", U"illegal"};
constexpr Letters suggestion_cues[] = {U"建议",      U"最好",  U"能不能改成", U"可以改成",
                                       U"不如",      U"应该",  U"i suggest",  U"suggest",
                                       U"how about", U"should"};
constexpr Letters help_cues[] = {U"帮忙",     U"求助",        U"求",        U"能否安排",
                                 U"麻烦",     U"帮我",        U"希望早点",  U"希望尽快",
                                 U"希望赶紧", U"盼",          U"请派人",    U"能不能派",
                                 U"能不能也", U"please help", U"could you", U"need help"};
constexpr Letters wish_cues[] = {U"希望", U"hope", U"wish"};
constexpr Letters complaint_cues[] = {
    U"又",   U"一直",  U"没人管", U"太",     U"不作为", U"坏了",   U"坏一",
    U"还没", U"拖",    U"总是",   U"天天",   U"吵死",   U"投诉",   U"不管",
    U"推诿", U"keeps", U"always", U"broken", U"again",  U"nobody", U"complain"};
constexpr Letters question_cues[] = {U"吗",   U"呢",   U"怎么",   U"多少", U"能不能",
                                     U"什么", U"谁",   U"为什么", U"?",    U"how",
                                     U"when", U"what", U"why",    U"who"};

// An opinion is a message, not a report; what lies behind is not weighed.
constexpr std::size_t opinion_letters_max = 4000;

struct Cue {
    Act act{};
    Words words{};
};
const std::array cues{Cue{Act::report, report_cues},       Cue{Act::suggestion, suggestion_cues},
                      Cue{Act::help, help_cues},           Cue{Act::suggestion, wish_cues},
                      Cue{Act::complaint, complaint_cues}, Cue{Act::question, question_cues},
                      Cue{Act::praise, praise_cues}};

}  // namespace

std::string_view to_text(Act act) {
    switch (act) {
        case Act::question: return "咨询";
        case Act::help: return "求助";
        case Act::complaint: return "投诉";
        case Act::report: return "举报";
        case Act::suggestion: return "建议";
        case Act::praise: return "表扬";
    }
    return {};
}

Act act_of(std::string_view text) {
    const Folded folded = fold(text);
    const Letters letters = Letters(folded.text).substr(0, opinion_letters_max);
    for (const Cue& cue : cues)
        if (contains_any(letters, cue.words)) return cue.act;
    return Act::suggestion;
}

}  // namespace linyi::language
