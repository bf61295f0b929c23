#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace linyi::bench {

/// Requests of many connections against one port of this machine. Each connection sends its next
/// request when the answer to the last one has arrived.
struct Load {
    std::uint16_t port{};
    std::size_t connections{1};
    std::chrono::milliseconds time{};        ///< no request begins later
    std::size_t requests_max{SIZE_MAX};      ///< nor after so many
    std::function<std::string()> request{};  ///< the next one, whole, as it goes onto the wire
};

struct LoadResult {
    std::size_t acknowledged{};       ///< 2xx
    std::size_t refused{};            ///< any other answer
    std::size_t broken{};             ///< connections that ended early
    double seconds{};                 ///< from the first request to the last answer
    std::chrono::microseconds p50{};  ///< of acknowledged requests, from write to answer
    std::chrono::microseconds p99{};

    double rate() const { return seconds > 0 ? static_cast<double>(acknowledged) / seconds : 0; }
};

LoadResult run_load(const Load& load);

/// One request and its answer. Throws std::runtime_error if none comes.
struct Answer {
    int status{};
    std::string body{};
};
Answer ask(std::uint16_t port, const std::string& request);
Answer ask_for(std::uint16_t port, const std::string& path);

}  // namespace linyi::bench
