#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::rules {

/// SHA-256: 32 raw bytes. Passed in, because rules know no library for it (adapters/crypto does).
using Sha256 = std::function<std::string(std::string_view)>;

/// A draw that anybody can repeat. The ids and where the seed will come from are published before.
struct Lottery {
    std::string seed{};
    std::vector<std::string> ids{};    ///< eligible, each once
    std::set<std::string> declined{};  ///< drawn, but would not: the next in order follows
};

/// One ticket: lower-case hex SHA-256 of seed + ":" + id.
struct Ticket {
    std::string id{};
    std::string key{};
};

/// All tickets in the order of their keys; whoever comes first is drawn first.
/// Source: domain.md §3.8.
std::vector<Ticket> shuffled(const Lottery& lottery, const Sha256& sha256);

/// The first `seats` of them who did not decline; fewer if there are not so many.
std::vector<std::string> draw(const Lottery& lottery, std::size_t seats, const Sha256& sha256);

/// Seats for each stratum of so many members by largest remainder: seats·members/all, rounded
/// down, and what is left to the largest remainders; equal ones in the order of the names.
/// No stratum gets more seats than members.
std::map<std::string, std::size_t> quotas(const std::map<std::string, std::size_t>& members,
                                          std::size_t seats);

}  // namespace linyi::rules
