#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linyi::language {

/// That a written authority has been handed in: 已收到3-1-103的书面委托书,由1-2-301老王代投.
struct ProxyFiling {
    std::string principal{};   ///< the unit that gave it, in normal form
    std::string agent_unit{};  ///< the unit of whoever holds it; empty if only a name was said
    std::string agent_name{};  ///< empty if only a unit, or nobody, was said
};

/// Only whoever leads the meeting may say it: that is the caller's check.
/// Source: domain.md §5.6 rule 7.
std::optional<ProxyFiling> read_proxy_filing(std::string_view text);

}  // namespace linyi::language
