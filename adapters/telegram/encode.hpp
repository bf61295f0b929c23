#pragma once

#include "adapters/adapter.hpp"

#include <optional>
#include <string>

namespace linyi::telegram {

/// One call of the Bot API.
struct Method {
    std::string name{};
    std::string content_type{};
    std::string body{};
};

/// The call that comes next for `document`: the answer to a pressed button, the text (edited in
/// place or new; new also if the edit was lost), then the file. A short text goes with the file as
/// its caption. None when all are done.
std::optional<Method> next_method(const Document& document, const Send& send);

}  // namespace linyi::telegram
