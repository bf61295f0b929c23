#pragma once

#include "bench/voters.hpp"

#include <cstdint>
#include <filesystem>

namespace linyi::bench {

/// Closed votes in which everybody has voted: what a database holds after years. Written through
/// the store's own functions, so that each ballot has left the rows it leaves in life: inbox,
/// ballot, act and a message that was sent.
struct History {
    EventIds ids{};
    std::uint64_t first_event{};  ///< number of the first event
    std::int64_t votes{};         ///< each holds Estate::units ballots
};

/// Adds it to the database in `data`, which nothing may serve meanwhile.
void write_history(const std::filesystem::path& data, const History& history);

/// Ballots the record in `data` tells of.
std::int64_t ballots_recorded(const std::filesystem::path& data);

}  // namespace linyi::bench
