#include "http/health.hpp"

#include "base/text.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace linyi::http {
namespace {

std::string escaped_help(std::string_view text) {
    return replace_all(replace_all(text, "\\", "\\\\"), "\n", "\\n");
}

std::string escaped_label(std::string_view text) {
    return replace_all(escaped_help(text), "\"", "\\\"");
}

std::string sample_text(const Metric& metric) {
    std::vector<std::string> labels;
    for (const auto& [name, value] : metric.labels)
        labels.push_back(name + "=\"" + escaped_label(value) + "\"");
    const auto set = labels.empty() ? std::string{} : "{" + join(labels, ",") + "}";
    return fmt::format("{}{} {}\n", metric.name, set, metric.value);
}

std::string health_json(const HealthSources& sources) {
    std::string out = R"({"status":"ok")";
    if (sources.facts) {
        for (const auto& [name, value] : sources.facts())
            out += "," + json_quoted(name) + ":" + json_quoted(value);
    }
    return out + "}\n";
}

}  // namespace

void add_health_routes(Router& router, HealthSources given) {
    // Shared by the three handlers, which the router may copy.
    const auto sources = std::make_shared<const HealthSources>(std::move(given));
    router.get("/healthz", [sources](Request) -> asio::awaitable<Response> {
        return ready_answer(json_response(200, health_json(*sources)));
    });
    router.get("/readyz", [sources](Request) -> asio::awaitable<Response> {
        const auto reason = sources->not_ready ? sources->not_ready() : std::nullopt;
        auto response = json_response(200, R"({"ready":true})"
                                           "\n");
        if (reason) {
            response = retry_response(503, std::chrono::seconds{1});
            response.body = R"({"ready":false,"reason":)" + json_quoted(*reason) + "}\n";
            set_header(response, "Content-Type", "application/json");
        }
        return ready_answer(std::move(response));
    });
    router.get("/metrics", [sources](Request) -> asio::awaitable<Response> {
        auto text = sources->metrics ? metrics_text(sources->metrics()) : std::string{};
        auto response = text_response(200, std::move(text));
        set_header(response, "Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        return ready_answer(std::move(response));
    });
}

std::string metrics_text(const std::vector<Metric>& metrics) {
    std::vector<std::string> names;
    for (const auto& metric : metrics)
        if (std::find(names.begin(), names.end(), metric.name) == names.end())
            names.push_back(metric.name);

    std::string out;
    for (const auto& name : names) {
        bool is_first = true;
        for (const auto& metric : metrics) {
            if (metric.name != name) continue;
            if (std::exchange(is_first, false)) {
                const auto* type = metric.type == Metric::Type::counter ? "counter" : "gauge";
                out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, escaped_help(metric.help),
                                   name, type);
            }
            out += sample_text(metric);
        }
    }
    return out;
}

}  // namespace linyi::http
