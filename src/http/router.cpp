#include "http/router.hpp"

#include "base/text.hpp"
#include "http/responses.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace linyi::http {
namespace {

bool is_name(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    if (pattern.size() != path.size()) return false;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const bool fits = is_name(pattern[at]) ? !path[at].empty() : pattern[at] == path[at];
        if (!fits) return false;
    }
    return true;
}

/// Literal segments come before names, decided at the first difference.
bool is_more_literal(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (std::size_t at = 0; at < a.size(); ++at)
        if (is_name(a[at]) != is_name(b[at])) return is_name(b[at]);
    return false;
}

bool serves(std::string_view route_method, std::string_view method) {
    return route_method == method || (route_method == "GET" && method == "HEAD");
}

}  // namespace

asio::awaitable<Response> ready_answer(Response response) {
    co_return response;
}

void Router::add(Route route) {
    assert(!route.pattern.empty() && route.pattern.front() == '/');
    assert(route.handler);
    Entry entry;
    entry.segments = split(std::string_view(route.pattern).substr(1), '/');
    entry.route = std::move(route);
    entries_.push_back(std::move(entry));
}

void Router::get(std::string pattern, Handler handler) {
    add(Route{.method = "GET", .pattern = std::move(pattern), .handler = std::move(handler)});
}

void Router::post(std::string pattern, Handler handler) {
    add(Route{.method = "POST", .pattern = std::move(pattern), .handler = std::move(handler)});
}

asio::awaitable<Response> Router::answer(Request request) const {
    const auto path = path_segments(request.message.target);
    auto query = pairs_from(query_of(request.message.target));
    if (!path || !query) co_return refusal_response(400);

    const Entry* entry = find(request.message.method, *path);
    if (entry == nullptr) {
        const auto methods = allowed(*path);
        if (methods.empty()) co_return refusal_response(404);
        auto refusal = refusal_response(405);
        set_header(refusal, "Allow", methods);
        co_return refusal;
    }
    for (std::size_t at = 0; at < path->size(); ++at) {
        const std::string_view segment = entry->segments[at];
        if (is_name(segment))
            request.parameters[std::string(segment.substr(1, segment.size() - 2))] = (*path)[at];
    }
    request.query = std::move(*query);
    co_return co_await entry->route.handler(std::move(request));
}

std::optional<std::size_t> Router::body_bytes_max(std::string_view method,
                                                  std::string_view target) const {
    const auto path = path_segments(target);
    const Entry* entry = path ? find(method, *path) : nullptr;
    if (entry == nullptr || entry->route.body_bytes_max == 0) return {};
    return entry->route.body_bytes_max;
}

std::string_view Router::pattern_of(std::string_view method, std::string_view target) const {
    const auto path = path_segments(target);
    const Entry* entry = path ? find(method, *path) : nullptr;
    return entry == nullptr ? std::string_view{"none"} : entry->route.pattern;
}

const Router::Entry* Router::find(std::string_view method, const Segments& path) const {
    const Entry* best = nullptr;
    for (const auto& entry : entries_) {
        if (!serves(entry.route.method, method) || !matches(entry.segments, path)) continue;
        if (best == nullptr || is_more_literal(entry.segments, best->segments)) best = &entry;
    }
    return best;
}

std::string Router::allowed(const Segments& path) const {
    std::vector<std::string> methods;
    for (const auto& entry : entries_) {
        if (!matches(entry.segments, path)) continue;
        methods.push_back(entry.route.method);
        if (entry.route.method == "GET") methods.emplace_back("HEAD");
    }
    std::sort(methods.begin(), methods.end());
    methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
    return join(methods, ", ");
}

}  // namespace linyi::http
