#include "sheet/encoding.hpp"

#include "base/text.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

namespace linyi::sheet {
namespace {

constexpr std::string_view mark_utf8 = "\xEF\xBB\xBF";
constexpr std::string_view mark_little = "\xFF\xFE";
constexpr std::string_view mark_big = "\xFE\xFF";

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// Strictly: none if a byte does not belong there.
std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(encoding, &status));
    if (U_FAILURE(status)) return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                  converter.get(), status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string out;
    text.toUTF8String(out);
    return out;
}

}  // namespace

std::optional<DecodedText> decode(std::string_view bytes) {
    if (bytes.starts_with(mark_utf8)) bytes.remove_prefix(mark_utf8.size());
    if (is_utf8(bytes)) return DecodedText{std::string(bytes), "UTF-8"};
    const bool is_little = bytes.starts_with(mark_little);
    if (is_little || bytes.starts_with(mark_big)) {
        bytes.remove_prefix(mark_little.size());
        auto text = converted(bytes, is_little ? "UTF-16LE" : "UTF-16BE");
        if (!text) return std::nullopt;
        return DecodedText{std::move(*text), "UTF-16"};
    }
    auto text = converted(bytes, "gb18030");
    if (!text) return std::nullopt;
    return DecodedText{std::move(*text), "GB18030"};
}

}  // namespace linyi::sheet
