#pragma once

#include "http/limits.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace linyi::http {

class Router;

/// What a server has done since its start.
struct Counters {
    std::uint64_t accepted{};                 ///< connections
    std::uint64_t turned_away{};              ///< connections over a cap
    std::uint64_t handled{};                  ///< requests the router was asked for
    std::uint64_t refused{};                  ///< requests the gate or a limit refused
    std::uint64_t timed_out{};                ///< connections ended by a deadline
    std::array<std::uint64_t, 6> answered{};  ///< by status / 100
};

/// What the sessions of one server share. Network thread only.
struct Hub {
    Hub(const Router& r, const Limits& l) : router(r), limits(l) {}

    const Router& router;
    const Limits limits;
    Counters counters{};
    std::size_t bodies_bytes{};  ///< of requests that are being read or handled
    bool stopping{};
};

}  // namespace linyi::http
