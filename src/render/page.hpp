#pragma once

#include "base/text.hpp"

#include <string>
#include <string_view>

namespace linyi::render {

/// A small page of its own: notice, result, error.
struct Page {
    std::string title{};  ///< plain text
    Language language{Language::zh};
    std::string body{};  ///< HTML; whatever people typed is in it by escape_html
};

/// The whole document: no script, nothing loaded from anywhere, large print, dark on light.
std::string html_page(const Page& page);

/// What stands between <style> and </style>, for a Content-Security-Policy with a hash; empty if
/// the page has none.
std::string_view page_style(std::string_view html);

/// "zh-CN" or "en", for a lang attribute.
std::string_view html_language(Language language);

}  // namespace linyi::render
