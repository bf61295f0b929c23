#include "render/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <iterator>
#include <memory>
#include <stdexcept>

namespace linyi::render {
namespace {

struct CodeCloser {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

QrCode qr_code(std::string_view text) {
    constexpr int smallest_that_fits = 0;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::unique_ptr<QRcode, CodeCloser> code(
        QRcode_encodeData(static_cast<int>(text.size()), bytes, smallest_that_fits, QR_ECLEVEL_M));
    if (!code) throw std::runtime_error("no QR code for a text of " + std::to_string(text.size()));
    QrCode out{.width = code->width};
    const auto squares = static_cast<std::size_t>(code->width * code->width);
    out.dark.reserve(squares);
    for (std::size_t at = 0; at < squares; ++at) out.dark.push_back((code->data[at] & 1U) != 0);
    return out;
}

std::string svg_path(const QrCode& code) {
    std::string path;
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width;) {
            int length = 0;
            while (x + length < code.width && code.is_dark(x + length, y)) ++length;
            if (length > 0) fmt::format_to(std::back_inserter(path), "M{} {}.5h{}", x, y, length);
            x += length > 0 ? length : 1;
        }
    }
    return path;
}

}  // namespace linyi::render
