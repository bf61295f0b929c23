#include "language/answer_text.hpp"

namespace linyi::language {
namespace {

// Nobody answers in an essay; reading stops being cheap before it becomes useful.
constexpr std::size_t answer_letters_max = 4000;

/// "同 意", as some input methods write: blanks beside a single ideograph go.
void join_spaced_letters(Folded& folded) {
    const auto han = [&](std::size_t at) {
        return at < folded.text.size() && is_han(folded.text[at]);
    };
    std::size_t kept = 0;
    std::size_t run = 0;  // ideographs since the last other letter
    for (std::size_t at = 0; at < folded.text.size(); ++at) {
        const bool between = folded.text[at] == U' ' && run > 0 && han(at + 1);
        const bool drop = between && (run == 1 || !han(at + 2));
        run = han(at) ? run + 1 : 0;
        if (drop) continue;
        folded.text[kept] = folded.text[at];
        folded.begins[kept] = folded.begins[at];
        folded.ends[kept] = folded.ends[at];
        ++kept;
    }
    folded.erase(kept, folded.text.size());
}

}  // namespace

Folded answer_text(std::string_view message) {
    Folded folded = fold(message);
    if (folded.text.size() > answer_letters_max)
        folded.erase(answer_letters_max, folded.text.size());
    drop_quotation(folded);
    drop_stickers(folded);
    join_spaced_letters(folded);
    return folded;
}

bool is_announcement(Letters text) {
    const std::size_t start = skip_spaces(text, 0);
    if (start == text.size()) return false;
    constexpr Letters openers = U"【〖@";
    return openers.find(text[start]) != Letters::npos;
}

}  // namespace linyi::language
