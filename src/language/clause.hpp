#pragma once

#include "language/choice_words.hpp"
#include "language/letters.hpp"
#include "language/pick.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linyi::language {

/// What one clause (the letters between two stops) says about the poll.
struct ClauseReading {
    enum class Strength {
        none,
        tail,    ///< the choice ends the clause, unknown words stand before it
        headed,  ///< the choice starts the clause, unknown words follow
        pure,    ///< nothing but the choice and words without meaning
    };

    Strength strength{Strength::none};
    Say say{Say::nothing};
    Say meant{Say::nothing};
    std::vector<Pick> picks{};
    std::optional<std::size_t> label{};  ///< the option named by its content
    bool is_partial_label{};             ///< by a part of it only
    bool is_led{};                       ///< a verb stands before the number: 选2, 改成2
    bool is_change{};
    bool is_instead{};  ///< "not 2": the choice is the one that is not meant
    bool is_past{};
    bool is_conditional{};
    bool is_question{};
    bool is_support{};  ///< 同意楼上: for a person, not for the question
    std::vector<std::string> units{};
    std::size_t begin{};  ///< of the clause in the text
    std::size_t choice_begin{};
    std::size_t choice_end{};  ///< behind the choice and its fillers
    std::size_t end{};

    bool is_pick() const { return !picks.empty(); }
    bool is_choice() const { return strength != Strength::none; }
};

/// Reads the clause text[begin, end). `asked`: a question mark ends it.
struct ClauseRange {
    std::size_t begin{};
    std::size_t end{};
    bool asked{};
    bool is_first{true};  ///< of its message
};
ClauseReading read_clause(Letters text, const ClauseRange& range, const PaperView& paper);

/// Cuts at , 。 ! ? ; 、 line ends and dots, but not inside 1.5 or a.m.
std::vector<ClauseRange> clauses_of(Letters text);

}  // namespace linyi::language
