#pragma once

#include "bench/disk.hpp"
#include "bench/load.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linyi::bench {

/// One server under one load, once.
struct Sample {
    LoadResult load{};
    double commits{};       ///< per acknowledged request; the service only
    double processor_us{};  ///< the server's processor time per acknowledged request
};

/// All repeats of one number of connections; the servers took turns, so entry i of each list was
/// measured within the same seconds.
struct Row {
    std::size_t connections{};
    std::vector<Sample> nothing{};
    std::vector<Sample> bare{};
    std::vector<Sample> linyi{};
    std::vector<Sample> linyi_silent{};  ///< its sending paused; may be empty
};

struct GrowthPoint {
    std::string ids{};  ///< "sequential" or "random"
    std::int64_t ballots{};
    std::vector<double> rates{};
};

struct Figures {
    DiskFigures disk{};
    std::vector<Row> rows{};
    std::int64_t resident_idle_kib{};
    std::int64_t resident_loaded_kib{};
    std::int64_t acknowledged{};
    std::int64_t recorded{};
    std::vector<GrowthPoint> growth{};
};

double median(std::vector<double> values);

/// Everything as Markdown, with the aims and whether they were reached.
std::string report_of(const Figures& figures);

}  // namespace linyi::bench
