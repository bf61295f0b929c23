#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <optional>

namespace linyi::language {

// The words by which people answer (tables in choice_words.cpp), what may stand behind them
// (choice_tails.cpp) and what makes them talk instead (talk_words.cpp). Add a wording there.

/// What a choice word says.
enum class Say {
    nothing,
    yes,
    no,
    abstain,
    unclear,       ///< 我不反对, 没意见, 随便: ask back
    weak_unclear,  ///< 可以, 好, OK: ask back only if it is the whole message
};

struct ChoiceWord {
    Say say{Say::nothing};
    std::size_t length{};
    Say meant{Say::nothing};  ///< unclear words only: what was probably meant
};

/// The longest choice word at the start of `text`, in the order of domain.md §5.6 rule 4: 不反对 is
/// no 反对, 不同意 is no 同意.
std::optional<ChoiceWord> choice_word_at(Letters text);
/// The longest choice word at the end of `text`.
std::optional<ChoiceWord> choice_word_before_end(Letters text);

/// What a word in front of the choice does to it.
enum class Lead {
    none,
    plain,      ///< 我, 那就, 坚决
    verb,       ///< 选, 投, 方案: a number behind it is a choice
    change,     ///< 改成, 打错了
    never,      ///< 不能, 绝不: turns yes into no
    hardly,     ///< 不太, 不是很: unclear, rather no
    instead,    ///< 不是, 不选: the choice behind it is not the one
    past,       ///< 刚才, 本来: what was, not what is
    condition,  ///< 如果, 要是: asks back
    leaning,    ///< 倾向, 可能, probably: asks back as well
};

struct LeadWord {
    Lead lead{Lead::none};
    std::size_t length{};
};
std::optional<LeadWord> lead_at(Letters text);

/// Length of a word without meaning behind a choice (吧, 谢谢, 这个方案); 0 if none.
std::size_t filler_at(Letters text);
std::size_t filler_before_end(Letters text);

/// 同意书, 反对的人, 支持率: the word is part of a noun, nobody chooses.
bool is_noun_tail(Letters behind_choice);

/// 同意楼上, 支持3-1-603的意见, 同意老王说的: agreement with a person, not with the question.
bool is_person_tail(Letters behind_choice);

/// Somebody else's choice, a wish or an order: 大家, 物业, 请, 应该, 不知道.
bool tells_of_others(Letters text);
bool is_conditional(Letters text);
bool tells_of_past(Letters text);
/// 能不能, 怎么, 谁, …吗.
bool asks(Letters clause);

/// 大概, 再说, "i guess" at the end: what was said before is not sure.
bool ends_in_doubt(Letters clause);
/// 不要, 不行 behind an option: it is the one that is not wanted; its length, 0 if none.
std::size_t denial_at(Letters text);

/// Behind an English "no": nothing, or words of an answer ("thanks", "because"), not "lights".
bool explains_no(Letters behind);

/// Behind a number: 可以, "is fine", a word that approves of the option, and nothing else.
bool is_approval(Letters behind_choice);

/// Behind a choice: wins, 胜出, 太贵. It tells what came out, or what is wrong with it, and chooses
/// nothing.
bool speaks_of_option(Letters behind_choice);

/// Behind a number: an amount, a time, a place, so no choice (60分钟, 1号楼, 2个).
bool is_measure(Letters behind_number);

}  // namespace linyi::language
