#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::language {

/// An amount of money that is the whole text: 30000, 3万, 3.5万元, ¥3,000, 三千块. In fen; above
/// zero. None if it is no amount, or not whole fen.
std::optional<std::int64_t> read_amount(std::string_view text);

/// A project with its cost behind it: 修门禁 3万元, 长椅（3000）, lamps: 800 yuan.
struct CostedLabel {
    std::string label{};
    std::int64_t fen{};
};
std::optional<CostedLabel> read_costed_label(std::string_view text);

}  // namespace linyi::language
