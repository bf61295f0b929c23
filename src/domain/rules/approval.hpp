#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace linyi::rules {

struct ApprovalVerdict {
    std::vector<std::size_t> elected{};       ///< most approvals first
    std::vector<std::size_t> tie_for_last{};  ///< equal across the last seat: run-off or lot
};

/// The `seats` options with most approvals. A tie across the last seat is reported, never broken
/// by the order of the list; an option that nobody approves gets no seat. Source: domain.md §3.4.
ApprovalVerdict judge_approval(std::span<const std::int64_t> approvals, std::size_t seats);

}  // namespace linyi::rules
