#pragma once

#include "http/metric.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace linyi::http {

class Router;

/// What the operator's three pages ask. Each is called on the network thread for every request and
/// must not wait for anything.
struct HealthSources {
    /// Names and values for /healthz, e.g. {"version", "0.1.0"}, {"sqlite", "3.40.1"}.
    std::function<std::vector<std::pair<std::string, std::string>>()> facts{};

    /// Why no traffic shall come here: "stopping", "disk full", "starting"; none: ready.
    std::function<std::optional<std::string>()> not_ready{};

    std::function<std::vector<Metric>()> metrics{};
};

/// Adds GET /healthz (200 while the process answers), /readyz (200, or 503 with the reason) and
/// /metrics (Prometheus text).
void add_health_routes(Router& router, HealthSources sources);

/// Prometheus text of `metrics`: samples of one name together under one HELP and TYPE, in the order
/// in which the names first appear.
std::string metrics_text(const std::vector<Metric>& metrics);

}  // namespace linyi::http
