#pragma once

#include "language/core.hpp"
#include "language/letters.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linyi::language {

/// What one clause (the letters between two stops) says about the poll.
struct ClauseReading {
    Core core{};
    bool is_behind{};    ///< other words stand before it: 刚到家 同意
    bool is_led{};       ///< a verb stands before the number: 选2, 改成2
    bool is_change{};    ///< 改成, 打错了
    bool is_instead{};   ///< "not 2": the choice is the one that is not meant
    bool is_past{};      ///< 刚才选的1
    bool is_doubtful{};  ///< 如果…我就同意, 投1票给2: ask back
    bool is_question{};
    std::vector<std::string> units{};
    std::size_t begin{};  ///< of the clause in the text
    std::size_t choice_begin{};
    std::size_t choice_end{};  ///< behind the choice and its fillers
    std::size_t end{};

    bool is_pick() const { return !core.picks.empty(); }
    bool is_choice() const { return core.strength != Strength::none; }
};

struct ClauseRange {
    std::size_t begin{};
    std::size_t end{};
    bool asked{};              ///< a question mark ends it
    bool is_first{true};       ///< of its message
    bool leads_to_question{};  ///< the next one is asked: 如果同意,什么时候开工?
};

/// Reads the clause text[range.begin, range.end).
ClauseReading read_clause(Letters text, const ClauseRange& range, const PaperView& paper);

/// Cuts at , 。 ! ? ; 、 line ends and dots, but not inside 1.5 or a.m.
std::vector<ClauseRange> clauses_of(Letters text);

}  // namespace linyi::language
