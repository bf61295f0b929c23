#pragma once

#include "language/choice_words.hpp"
#include "language/letters.hpp"
#include "language/pick.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linyi::language {

/// How surely a clause chooses.
enum class Strength {
    none,
    tail,    ///< the choice ends the clause, unknown words stand before it
    headed,  ///< the choice starts the clause, unknown words follow
    pure,    ///< nothing but the choice and words without meaning
};

/// A choice at the start of a text, and how it goes on.
struct Core {
    Say say{Say::nothing};
    Say meant{Say::nothing};
    std::vector<Pick> picks{};
    std::optional<std::size_t> label{};  ///< the option named by its content
    bool is_partial_label{};             ///< by a part of it only, or by 111 for 1
    bool is_guess{};                     ///< 13 for 1 and 3
    bool is_told{};                      ///< by the word that the notice told to send
    bool is_support{};                   ///< 同意楼上: for a person, not for the question
    bool is_denied{};                    ///< 1不要: the option is not the one that is wanted
    Letters toward{};                    ///< 同意郭涛: words behind that may be somebody's name
    std::size_t length{};                ///< with its fillers
    Strength strength{Strength::none};
};

/// What surrounds a core.
struct CoreContext {
    bool after_verb{};  ///< 选, 方案, 改成: a number behind it is a choice
    bool is_first{};    ///< the clause is the first of its message
};

/// The choice that `text` starts with; nothing if it starts with none, or with one that is part of
/// talk (同意书, 60分钟的话, 1号楼).
std::optional<Core> core_at(Letters text, const PaperView& paper, const CoreContext& context);

/// The option that the whole of `text` names by its content, softening words aside.
std::optional<Core> label_core(Letters text, const PaperView& paper);

/// Whether words and then a number of the paper follow: 支持方案二.
bool leads_to_pick(Letters text, const PaperView& paper);

/// Behind a choice: fillers, then the voter's own room ("同意 1-2-301老王"), noted in `units` if
/// given.
std::size_t skip_tail(Letters text, std::size_t at, std::vector<std::string>* units);

/// Ideographs of a name that may stand beside a room; 0 if they read like something else.
std::size_t name_letters(Letters text);

}  // namespace linyi::language
