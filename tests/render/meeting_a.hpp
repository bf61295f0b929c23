#pragma once

#include "domain/briefing.hpp"

namespace linyi::test {

/// What a secretary would gather from tests/data/transcripts/meeting-a.jsonl.
BriefingInput meeting_a();

}  // namespace linyi::test
