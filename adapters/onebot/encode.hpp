#pragma once

#include "adapters/adapter.hpp"

#include <string>
#include <vector>

namespace linyi::onebot {

/// One call of the OneBot program.
struct Action {
    std::string name{};  ///< the last part of the URL
    std::string body{};  ///< JSON
};

/// All calls that post `document`, in order: the file, then the text.
std::vector<Action> actions_for(const Document& document, const Send& send);

}  // namespace linyi::onebot
