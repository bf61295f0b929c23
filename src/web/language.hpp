#pragma once

#include "base/text.hpp"
#include "http/exchange.hpp"

namespace linyi::web {

/// What a visitor reads: `?lang=zh` or `en`, else the first of the two that the browser names, else
/// Chinese.
Language language_of(const http::Request& request);

}  // namespace linyi::web
