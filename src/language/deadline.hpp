#pragma once

#include "language/folded.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace linyi::language {

/// When a poll closes, as its notice says it.
struct Deadline {
    std::size_t begin{};  ///< letters, with the words around it (截止时间)
    std::size_t end{};
    std::string text{};  ///< the phrase alone, as written: "19:52", "十分钟后", "五分钟"
};

/// Looks in letters [from, to). `title_end`: before it only an outright 截止 counts, because the
/// question may hold dates of its own.
struct DeadlineRange {
    std::size_t from{};
    std::size_t to{};
    std::size_t title_end{};
};
std::optional<Deadline> find_deadline(const Folded& folded, const DeadlineRange& range);

}  // namespace linyi::language
