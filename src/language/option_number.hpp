#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <vector>

namespace linyi::language {

/// A number, letter or stem that may stand for an option: the 1 of "回复1选30分钟", the B of
/// "方案B". Whether it does, only its neighbours tell (option_list).
struct OptionNumber {
    enum class Script { digits, han, letters, stems };
    enum class Side { label_after, label_before };

    int value{};  ///< 1 is the first, also for letters
    Script script{};
    Side side{};
    bool is_loose{};      ///< no boundary before it: cannot start a list
    std::size_t begin{};  ///< with its verb
    std::size_t number_end{};
    bool is_named{};  ///< 方案一: what follows counts nothing
};

/// Whether 张 behind a number counts sheets, or may be the first letter of a label: 1张三 2李四.
enum class Measures { are_amounts, may_start_names };

/// All such numbers of `text`, in order.
std::vector<OptionNumber> option_numbers(Letters text, Measures measures = Measures::are_amounts);

/// Agenda style only: digits and ideographs at the start of a line or behind a stop, or as marks.
std::vector<OptionNumber> agenda_numbers(Letters text);

/// Where a label may end, or a list start.
bool is_option_stop(char32_t c);

}  // namespace linyi::language
