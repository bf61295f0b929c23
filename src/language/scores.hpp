#pragma once

#include "language/answer.hpp"
#include "language/letters.hpp"

namespace linyi::language {

/// Reads marks for options: 1=5 2=3 3=0, 1:5,2:3, 1给5分 2给3分, 南广场5分; 5 3 0 for all of them
/// in their order; 都给5分. Options may be left out where each is named. `keys` are "1:5" in the
/// order of the paper. A mark beyond the paper's, an option twice, or fewer bare marks than options
/// are unclear: ask back.
AnswerReading read_scores(Letters text, const BallotPaper& paper);

}  // namespace linyi::language
