#pragma once

#include <cstdint>
#include <filesystem>
#include <chrono>
#include <vector>

namespace linyi::bench {

/// How long the disk takes to make 4 KiB durable: the time of one fdatasync each, in microseconds,
/// in the file system of `folder`.
std::vector<std::int64_t> time_syncs(const std::filesystem::path& folder,
                                     std::chrono::milliseconds time);

struct DiskFigures {
    double syncs_per_second{};
    std::int64_t p50_us{};
    std::int64_t p99_us{};
};
DiskFigures figures_of(std::vector<std::int64_t> syncs);

}  // namespace linyi::bench
