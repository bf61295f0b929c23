#include "language/look_alike.hpp"

#include "language/folded.hpp"
#include "language/letters.hpp"
#include "language/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <memory>

namespace linyi::language {
namespace {

constexpr char32_t right_to_left_override = 0x202E;
constexpr char32_t end_of_override = 0x202C;
constexpr std::size_t code_points_max = 64;  // Longer names are cut: nobody's name is.

// What people put beside a name to say what they are; it makes nobody somebody else.
constexpr std::array<Letters, 17> offices{
    U"业主委员会", U"业委会", U"居委会", U"副主任",    U"主任",    U"物业",
    U"经理",       U"社区",   U"书记",   U"管理员",    U"委员",    U"街道",
    U"committee",  U"chair",  U"admin",  U"president", U"manager",
};

/// The code points in the order in which they are shown, as far as overrides turn them round.
std::u32string as_shown(std::string_view name) {
    std::u32string shown;
    std::size_t turned = std::u32string::npos;
    const auto turn = [&] {
        if (turned != std::u32string::npos)
            std::reverse(shown.begin() + static_cast<std::ptrdiff_t>(turned), shown.end());
        turned = std::u32string::npos;
    };
    for (std::size_t at = 0; at < name.size() && shown.size() < code_points_max;) {
        const auto c = decode_utf8(name, at);
        if (c == right_to_left_override || c == end_of_override) {
            turn();
            if (c == right_to_left_override) turned = shown.size();
        } else {
            shown += c;
        }
    }
    turn();
    return shown;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    for (const auto c : text) append_utf8(out, c);
    return out;
}

struct CloseChecker {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

/// None if the library's data cannot be had; then only what is folded is alike.
const USpoofChecker* checker() {
    static const auto made = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, CloseChecker> opened(uspoof_open(&status));
        if (U_FAILURE(status)) opened.reset();
        return opened;
    }();
    return made.get();
}

std::u32string resembled(std::u32string_view text) {
    auto source = utf8(text);
    if (checker() == nullptr) return std::u32string(text);
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(checker(), 0, icu::UnicodeString::fromUTF8(source), skeleton,
                                    &status);
    if (U_FAILURE(status)) return std::u32string(text);
    std::string bytes;
    skeleton.toUTF8String(bytes);
    std::u32string out;
    for (std::size_t at = 0; at < bytes.size();) out += decode_utf8(bytes, at);
    return out;
}

/// Drops blanks, marks and what nobody sees.
void keep_letters(std::u32string& text) {
    std::erase_if(text, [](char32_t c) {
        const auto point = static_cast<UChar32>(c);
        return u_isalnum(point) == 0 ||
               u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    });
}

/// The letters of a text, each as what it resembles.
std::u32string letters_of(std::string_view text) {
    // Resembling goes before the second folding: Cyrillic А alone is folded to no Latin letter.
    auto letters = fold(utf8(resembled(fold(text).text))).text;
    keep_letters(letters);
    return letters;
}

void drop_offices(std::u32string& text) {
    static const auto looks = [] {
        std::array<std::u32string, offices.size()> made;
        std::transform(offices.begin(), offices.end(), made.begin(),
                       [](Letters word) { return letters_of(utf8(word)); });
        return made;
    }();
    for (const auto& word : looks) {
        for (auto at = text.find(word); at != std::u32string::npos; at = text.find(word))
            text.erase(at, word.size());
    }
}

}  // namespace

std::string look_of(std::string_view name) {
    const auto text = letters_of(utf8(as_shown(name)));
    auto bare = text;
    drop_offices(bare);
    return utf8(bare.empty() ? text : bare);
}

}  // namespace linyi::language
