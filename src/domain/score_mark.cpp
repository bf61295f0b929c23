#include "domain/score_mark.hpp"

#include <charconv>

namespace linyi {

std::string to_text(const ScoreMark& mark) {
    return mark.key + ":" + std::to_string(mark.score);
}

std::optional<ScoreMark> score_mark_from(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == text.npos || colon == 0) return std::nullopt;
    const auto digits = text.substr(colon + 1);
    ScoreMark mark{.key = std::string(text.substr(0, colon))};
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), mark.score);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || mark.score < 0)
        return std::nullopt;
    return mark;
}

}  // namespace linyi
