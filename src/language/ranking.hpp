#pragma once

#include "language/answer.hpp"
#include "language/letters.hpp"

namespace linyi::language {

/// Reads an order of options, best first: 2>1>3, 先2后1再3, 2 1 3, 第一南广场第二东门. Options may
/// be left out. Two at one place (2=1) are unclear: ask back. `keys` are in the order said.
AnswerReading read_ranking(Letters text, const BallotPaper& paper);

}  // namespace linyi::language
