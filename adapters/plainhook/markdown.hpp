#pragma once

#include "domain/document.hpp"

#include <string>
#include <string_view>

namespace linyi::plainhook {

/// `text` so that CommonMark shows exactly these characters: every mark is escaped, and white
/// space at the start of a line, which could make a code block, is cut.
std::string markdown_escape(std::string_view text);

/// The document as CommonMark; all text in it is escaped.
std::string to_markdown(const Document& document);

}  // namespace linyi::plainhook
