#pragma once

#include <cstdint>
#include <string>

namespace linyi::cli::test {

/// A transcript (JSON lines) in which everybody says the same in other words: other brackets and
/// widths, other words for yes and no, digits drawn, written out or led by a verb, check-ins and
/// deadlines turned round. The same seed gives the same words.
std::string reworded(const std::string& transcript, std::uint32_t seed);

}  // namespace linyi::cli::test
