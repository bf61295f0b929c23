#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace linyi::language {

/// One answer as a notice tells people to send it: 赞成请回“1”, 回0表示反对, 要的回"要".
struct ToldAnswer {
    std::u32string sign{};  ///< what is to be sent: "1", "y", "要"
    std::size_t begin{};    ///< of the label or of the verb, whichever comes first
    std::size_t end{};
    std::size_t label_begin{};  ///< what it stands for; an empty label where only signs are told
    std::size_t label_end{};
};

/// The longest run of told answers with different signs, two at least; empty if there is none.
/// Numbers need not count from 1 here, because each has its own verb. Of "reply Y/N", 回复要/不要
/// the labels are empty.
std::vector<ToldAnswer> find_told_answers(Letters text);

}  // namespace linyi::language
