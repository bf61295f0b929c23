#pragma once

#include "bench/figures.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

namespace linyi::bench {

/// How much is measured. The defaults take about five minutes.
struct Plan {
    std::filesystem::path folder{};         ///< fresh; on the disk that is to be measured
    std::filesystem::path linyi{};          ///< the built program
    std::filesystem::path self{};           ///< this program, for the yardsticks
    std::chrono::milliseconds time{2'000};  ///< one server under one load, once
    int repeats{3};
    std::vector<std::size_t> connections{1, 16, 64, 256};
    std::vector<std::int64_t> ballots{10'000, 100'000, 1'000'000};
    std::function<void(const std::string&)> tell{};  ///< progress
};

/// The service against the yardsticks, taking turns.
void compare(const Plan& plan, Figures& figures);

/// The service on databases of different size, taking turns.
void measure_growth(const Plan& plan, Figures& figures);

}  // namespace linyi::bench
