#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace linyi::language {

/// What a head announces: the words inside 【…】, or the clause that a sentence starts with.
struct MarkerHead {
    enum class Kind {
        none,
        opening,
        closing,
        cancelling,
        meeting_start,
        meeting_end,
        item,
        other,  ///< a resolution, a result, a notice: what follows opens nothing
    };

    Kind kind{Kind::none};
    int ordinal{};
    std::vector<int> ordinals{};  ///< of the votes that end, if several are named
    bool is_all{};                ///< every open vote ends
    std::size_t rest{};           ///< letters of the head taken; what follows is the title
    Letters subject{};            ///< 就X进行表决: X
    bool is_numbered_head{};      ///< "表决二:", "Vote 2:": a head by its form
    bool needs_answers{};  ///< "Motion 2:", 议案二: a vote only if the answers are told too
};

/// Reads the words inside brackets.
MarkerHead bracket_head(Letters words);

/// Reads one clause of plain text. Careful: talk about votes is no vote.
MarkerHead plain_head(Letters clause);

/// 会议开始, 散会.
std::optional<MarkerHead> meeting_head(Letters clause, bool in_bracket);

/// 议题一…, 第一项…, Item 2…, 下一个议题; `rest` is where the title starts.
std::optional<MarkerHead> item_head(Letters clause, bool in_bracket);

}  // namespace linyi::language
