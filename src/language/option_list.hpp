#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linyi::language {

/// One numbered thing: an option of a poll, an item of an agenda.
struct Listed {
    int value{};          ///< 1 is the first, also for letters
    std::size_t begin{};  ///< of its number, with the verb before it
    std::size_t label_begin{};
    std::size_t label_end{};
};

struct OptionList {
    std::vector<Listed> entries{};
    bool lettered{};
    bool stems{};  ///< 甲, 乙, 丙

    std::size_t begin() const { return entries.front().begin; }
};

/// The longest run 1, 2, 3 … (or A, B … or 一, 二 …) of numbered things in `text`, two at least:
/// "回复1选30分钟,回复2选60分钟", "1.同意 2.反对", "①…②…", "A:… B:…", "同意扣1,反对扣2" (the label
/// before its number), "1=…/2=…". Of equally long runs the last.
std::optional<OptionList> find_options(Letters text);

/// Agenda style only: numbers with 、 . ) or as marks, at the start of a line or behind a stop.
std::optional<OptionList> find_agenda(Letters text);

}  // namespace linyi::language
