#pragma once

#include "language/answer.hpp"
#include "language/folded.hpp"
#include "language/letters.hpp"

#include <cstddef>
#include <optional>

namespace linyi::language {

/// A stretch of letters of a message.
struct Stretch {
    std::size_t from{};
    std::size_t to{};
};

/// The answers that a notice asks for, and where they stand in its stretch.
struct NoticePaper {
    BallotPaper paper{};
    bool has_options{};                     ///< choices are listed or named
    bool has_yes_no{};                      ///< 同意/反对 offered as answers
    std::optional<std::size_t> list_at{};   ///< where the first of the listed answers begins
    std::optional<std::size_t> pair_at{};   ///< where 同意/反对 stands
    std::optional<std::size_t> names_at{};  ///< where 选项: stands, before choices without numbers
};
NoticePaper read_notice_paper(const Folded& folded, const Stretch& stretch);

}  // namespace linyi::language
