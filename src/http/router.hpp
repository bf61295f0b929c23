#pragma once

#include "http/exchange.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::http {

namespace asio = boost::asio;

/// Answers one request on the network thread. A throw is a 500 and one log line.
using Handler = std::function<asio::awaitable<Response>(Request)>;

/// `response` as a handler's answer, for handlers that have nothing to wait for: a plain function
/// may return this, so that its captures live as long as the handler and not as a coroutine.
asio::awaitable<Response> ready_answer(Response response);

/// One row of the table of routes.
struct Route {
    std::string method{};   ///< "GET" also serves HEAD
    std::string pattern{};  ///< "/v1/votes/{id}/tally": {name} is one segment, not empty
    Handler handler{};
    std::size_t body_bytes_max{};  ///< 0: Limits::body_bytes_max
};

/// Finds the handler for a method and a path. Literal segments win over {names}. Filled once at
/// start, then only read.
class Router {
public:
    /// Precondition: the pattern starts with '/', and no earlier route has the same method and an
    /// equal pattern.
    void add(Route route);

    /// Shorthand for routes without a body bound of their own.
    void get(std::string pattern, Handler handler);
    void post(std::string pattern, Handler handler);

    /// Runs the handler, or answers 400 (broken escapes), 404, or 405 with Allow. Throws what the
    /// handler throws.
    asio::awaitable<Response> answer(Request request) const;

    /// The bound on the body of such a request, asked before the body is read. None: the default.
    std::optional<std::size_t> body_bytes_max(std::string_view method,
                                              std::string_view target) const;

    /// The pattern a request falls under, for logs and counters: a path may hold a token.
    std::string_view pattern_of(std::string_view method, std::string_view target) const;

private:
    struct Entry {
        Route route{};
        std::vector<std::string> segments{};
    };
    using Segments = std::vector<std::string>;

    const Entry* find(std::string_view method, const Segments& path) const;
    std::string allowed(const Segments& path) const;

    std::vector<Entry> entries_{};
};

}  // namespace linyi::http
