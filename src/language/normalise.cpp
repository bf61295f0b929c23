#include "language/folded.hpp"
#include "language/words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string>

namespace linyi::language {
namespace {

// Unicode's Stream-Safe Text Format allows 30 marks on one letter. Without a limit a message of
// marks alone makes canonical ordering quadratic.
constexpr int marks_in_row_max = 30;

// Dropped at the end of a message: what people put behind an answer without meaning anything by it.
constexpr Letters end_punctuation = U".,!?;:~-…。、·\"'`“”‘’*";

icu::UnicodeString bounded(std::string_view text) {
    const auto source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    icu::UnicodeString out;
    int marks = 0;
    for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        const UChar32 c = source.char32At(i);
        marks = u_getCombiningClass(c) == 0 ? 0 : marks + 1;
        if (marks <= marks_in_row_max) out.append(c);
    }
    return out;
}

std::string nfkc(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
    std::string out;
    if (U_FAILURE(status)) return text.toUTF8String(out);
    const icu::UnicodeString normal = form->normalize(text, status);
    return U_FAILURE(status) ? text.toUTF8String(out) : normal.toUTF8String(out);
}

std::u32string fold_spaces(Letters text) {
    std::u32string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
        if (is_space(c) && (out.empty() || out.back() == U' ')) continue;
        out.push_back(is_space(c) ? U' ' : c);
    }
    return out;
}

}  // namespace

std::string normalise(std::string_view text) {
    const std::string composed = nfkc(bounded(text));
    // Lower case composes where upper case does not (H̱, ẖ): how long a sticker is must not depend
    // on how often this was done.
    const std::string lower = nfkc(icu::UnicodeString::fromUTF8(to_utf8(fold(composed).text)));
    Folded folded = fold(lower);
    drop_stickers(folded);
    const std::u32string spaced = fold_spaces(folded.text);
    // Dropping something can bring a letter and a mark together that compose.
    const std::string joined = to_utf8(trim_end(spaced, end_punctuation));
    return nfkc(icu::UnicodeString::fromUTF8(joined));
}

std::string fold_width(std::string_view text) {
    return nfkc(bounded(text));
}

}  // namespace linyi::language
