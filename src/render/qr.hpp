#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linyi::render {

/// A QR code as squares, without its quiet zone (four squares on each side).
struct QrCode {
    int width{};               ///< squares a side
    std::vector<bool> dark{};  ///< row by row

    bool is_dark(int x, int y) const { return dark[static_cast<std::size_t>(y * width + x)]; }
};

/// The code of a text (bytes as they are, UTF-8), good to read with 15 % of it damaged.
/// Precondition: at most 500 bytes. Source: ISO/IEC 18004, level M.
QrCode qr_code(std::string_view text);

/// Its dark squares as the path of an SVG picture of `width` units a side, strokes one unit wide.
std::string svg_path(const QrCode& code);

}  // namespace linyi::render
