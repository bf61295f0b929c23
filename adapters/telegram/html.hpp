#pragma once

#include "domain/document.hpp"

#include <string>
#include <string_view>

namespace linyi::telegram {

/// Longest text of a message, in UTF-16 units after parsing (Bot API 10.1, read 2026-06).
inline constexpr std::size_t text_units_max = 4096;

/// Text for Telegram's HTML mode, and for an attribute's value there.
std::string html_escape(std::string_view text);
std::string html_escape_attribute(std::string_view text);

/// Telegram makes a mention of every "@name", also in user text, and notifies that account. A word
/// joiner (U+2060, invisible) behind the sign keeps it text. E-mail addresses stay as they are.
std::string silence_mentions(std::string_view text);

/// `text` cut to at most `units` UTF-16 units, with "…" at the end if something is missing.
std::string cut_to_units(std::string_view text, std::size_t units);

/// The document in HTML mode, at most `text_units_max` long after parsing.
std::string to_html(const Document& document);

/// The same without any markup.
std::string to_bare_text(const Document& document);

}  // namespace linyi::telegram
