#pragma once

#include <string_view>

namespace linyi::language {

/// 是的, 对, 嗯嗯, 没错, "yes", "that's right": the whole message says that what was asked is so.
/// What that is, whoever asked knows.
bool affirms(std::string_view text);

}  // namespace linyi::language
