#include "language/addressed_answer.hpp"

#include "language/answer.hpp"
#include "language/answer_text.hpp"

namespace linyi::language {

bool is_answer_to_somebody(std::string_view text) {
    const Folded folded = answer_text(text);
    const Letters letters = folded.text;
    const std::size_t start = skip_spaces(letters, 0);
    if (start >= letters.size() || letters[start] != U'@') return false;
    // A name may hold blanks and brackets; what is said stands behind the last blank.
    constexpr std::size_t said_letters_max = 12;
    const auto blank = letters.find_last_of(U' ');
    if (blank == Letters::npos || letters.size() - blank - 1 > said_letters_max) return false;
    // @邓磊 请明确同意还是反对: the host asks back.
    constexpr Letters asking[] = {U"还是", U"请", U"吗", U"明确", U"回复", U"or", U"please"};
    const Letters said = letters.substr(blank + 1);
    return !contains_any(said, asking) && looks_like_answer(to_utf8(said));
}

}  // namespace linyi::language
