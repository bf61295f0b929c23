#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi {

/// What a ballot gives one option of a score vote; stored in its choice as "2:5".
struct ScoreMark {
    std::string key{};  ///< of the option
    std::int64_t score{};
};

std::string to_text(const ScoreMark& mark);

/// Reads "2:5". None if it is no mark, as where an abstention was chosen.
std::optional<ScoreMark> score_mark_from(std::string_view text);

}  // namespace linyi
