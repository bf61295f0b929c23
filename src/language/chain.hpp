#pragma once

#include "language/answer.hpp"
#include "language/folded.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace linyi::language {

/// One line of a 接龙: a list that everybody sends again with a line of their own.
struct ChainLine {
    std::vector<std::string> units{};
    std::string text{};  ///< behind the number, as written
};

/// Of "#接龙 … 1. 3-1-102 马阿姨 …" the lines that name a unit; empty if the message is no such
/// list.
struct Chain {
    std::string title{};
    std::vector<ChainLine> lines{};
};
Chain read_chain(std::string_view text);

/// What the lines of a 接龙 answer, each with its units; empty if it is none.
std::vector<AnswerReading> read_chain_answers(std::string_view text, const BallotPaper& paper);

}  // namespace linyi::language
