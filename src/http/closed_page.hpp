#pragma once

#include "adapters/adapter.hpp"

#include <string>
#include <string_view>

namespace linyi::http {

/// A page that is whole in itself: nothing is loaded, run, framed or sent from it. Of styles only
/// `style` counts, the very text between <style> and </style>; pictures may come from our own
/// files. The address of the page is told to nobody: it may hold a token. Source: W3C Content
/// Security Policy Level 3, §8.3 hash usage (read 2026-11-28).
HttpResponse closed_page_response(int status, std::string html, std::string_view style);

/// The same for a page whose forms are sent to ourselves, and nowhere else.
HttpResponse form_page_response(int status, std::string html, std::string_view style);

}  // namespace linyi::http
