#pragma once

#include <string>
#include <string_view>

namespace linyi::render {

/// Plain text as HTML text or attribute value (in quotes): & < > " ' are written as references.
/// Bytes that are no UTF-8 and control characters become U+FFFD.
std::string escape_html(std::string_view text);

/// Plain text as one line of Markdown (CommonMark and GitHub's tables): nothing in it can mark up,
/// link, break the line or end a table cell.
std::string escape_markdown(std::string_view text);

}  // namespace linyi::render
