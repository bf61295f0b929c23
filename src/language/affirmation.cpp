#include "language/affirmation.hpp"

#include "language/answer_text.hpp"

namespace linyi::language {
namespace {

constexpr Letters words[] = {
    U"是",         U"是的",           U"对",         U"对的",         U"对对",         U"嗯",
    U"嗯嗯",       U"嗯呢",           U"没错",       U"就是",         U"是这样",       U"是这意思",
    U"是这个意思", U"就这意思",       U"就这个意思", U"确认",         U"确定",         U"正是",
    U"当然",       U"对头",           U"系",         U"就是这个意思", U"yes",          U"yep",
    U"yeah",       U"correct",        U"right",      U"that's right", U"that’s right", U"exactly",
    U"it is",      U"that's correct", U"confirmed",  U"indeed"};
constexpr Letters sides[] = {U"的", U"啊", U"呀", U"哦", U"吧",
                             U"呢", U"嘛", U"哈", U"了", U"please"};
constexpr Letters edges = U" \n,.。:;!~、";
constexpr std::size_t letters_max = 20;

}  // namespace

bool affirms(std::string_view text) {
    const Folded folded = answer_text(text);
    Letters rest = trim(folded.text, edges);
    if (rest.empty() || rest.size() > letters_max) return false;
    bool said = false;
    while (!rest.empty()) {
        const std::size_t word = match_any(rest, words);
        const std::size_t side = said && word == 0 ? match_any(rest, sides) : 0;
        if (word + side == 0) return false;
        said = said || word != 0;
        rest = trim(rest.substr(word + side), edges);
    }
    return said;
}

}  // namespace linyi::language
