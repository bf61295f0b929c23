#pragma once

#include "base/error.hpp"
#include "http/limits.hpp"
#include "http/metric.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace linyi::http {

namespace asio = boost::asio;

class Router;
class TlsContext;

/// Where to listen.
struct Endpoint {
    std::string address{"127.0.0.1"};  ///< IPv4 or IPv6; "::" is every address of both
    std::uint16_t port{};              ///< 0: the system chooses
    const TlsContext* tls{};           ///< null: plain HTTP. Must outlive the server.
};

/// An HTTP server on one or more ports. Everything but the constructor runs on the thread of
/// `executor`, of which there is one (design.md §4).
class Server {
public:
    /// `router` must outlive every run of the io_context behind `executor`.
    Server(asio::any_io_executor executor, const Router& router, const Limits& limits = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Opens a port and starts to serve it; returns the port. Before the io_context runs it may be
    /// called from any thread. Errors: bad_configuration with the remedy in `detail`.
    Result<std::uint16_t> listen(const Endpoint& endpoint);

    /// Closes the ports at once, lets requests that have begun finish (their answers say
    /// Connection: close), ends idle connections and streams, and cuts what is left after
    /// Limits::stop_max. Returns true if nothing had to be cut.
    asio::awaitable<bool> stop();

    bool stopping() const;

    /// Open connections now.
    std::size_t sessions() const;

    /// This server's own counters and gauges.
    std::vector<Metric> metrics() const;

private:
    struct State;
    static asio::awaitable<bool> wind_down(std::shared_ptr<State> state);

    std::shared_ptr<State> state_;  // shared with the handlers of its sessions and listeners
};

}  // namespace linyi::http
