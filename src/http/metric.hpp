#pragma once

#include <string>
#include <utility>
#include <vector>

namespace linyi::http {

/// One sample for /metrics. Samples of one name belong together and share help and type.
/// Source: Prometheus text exposition format 0.0.4.
struct Metric {
    enum class Type { counter, gauge };

    std::string name{};  ///< "linyi_http_requests_total"
    std::string help{};
    Type type{Type::counter};
    std::vector<std::pair<std::string, std::string>> labels{};
    double value{};
};

}  // namespace linyi::http
