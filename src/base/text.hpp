#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// The languages linyi speaks. A person's own setting wins over the community's.
enum class Language { zh, en };

/// One thing said in both languages. Placeholders are `{name}`; see `say`.
struct Text {
    std::string_view zh{};
    std::string_view en{};
};

/// The text in `language` with every `{name}` replaced by its argument. A placeholder without an
/// argument stays as it is; arguments are never expanded again, so user text stays text.
std::string say(Language language, const Text& text,
                const std::map<std::string, std::string, std::less<>>& args = {});

/// "zh" or "en".
std::string_view to_text(Language language);

/// `text` without white space (ASCII and U+3000) at both ends.
std::string_view trim(std::string_view text);

/// Splits at each `separator`; an empty text gives one empty part.
std::vector<std::string> split(std::string_view text, char separator);

/// Joins with `separator` between the parts.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// Replaces every occurrence of `from` (not empty) by `to`.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// True if `text` is well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

/// Number of code points of well-formed UTF-8.
std::size_t code_points(std::string_view text);

/// Number of UTF-16 units of well-formed UTF-8: what Telegram counts.
std::size_t utf16_units(std::string_view text);

/// The longest prefix of at most `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// Lower-case hexadecimal of raw bytes.
std::string to_hex(std::string_view bytes);

}  // namespace linyi
