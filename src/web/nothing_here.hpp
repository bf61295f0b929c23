#pragma once

#include "http/exchange.hpp"

#include <string>

namespace linyi::web {

/// A page of ours under its own strict content policy.
http::Response page_response(int status, std::string html);

/// What every address without a page answers, in both languages: whoever asks for what is not there
/// has no community that would tell.
http::Response nothing_here();

}  // namespace linyi::web
