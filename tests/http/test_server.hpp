#pragma once

#include "http/limits.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "http/tls.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>

namespace linyi::http::test {

/// A door that test threads open and handlers wait behind, without a clock.
class Gateway {
public:
    void open();

    /// Waits on the network thread without blocking it.
    asio::awaitable<void> pass();

private:
    std::atomic<bool> is_open_{};
};

/// A running server on a port of the loopback, its network thread, and a few routes:
/// GET /hello, POST /echo, POST /large (own bound of 1 MiB), GET /throws, GET /held (answers when
/// `gateway` opens), GET /bad-header.
class TestServer {
public:
    explicit TestServer(const Limits& limits = {}, std::unique_ptr<TlsContext> tls = nullptr);
    ~TestServer();
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    /// From the first call on (and the first of stop, sessions …) the server runs.
    std::uint16_t port();
    int calls() const { return calls_; }  ///< of handlers

    /// Begins the graceful stop; the future says what Server::stop returned.
    std::future<bool> stop();

    /// Runs `task` on the network thread and waits for it.
    void on_network_thread(const std::function<void()>& task);

    /// Waits until the server has `count` open connections.
    bool wait_for_sessions(std::size_t count);

    std::size_t sessions();
    double metric(const std::string& name);
    /// Waits until it is 0: a client sees its answer a moment before the books are in order.
    bool falls_to_zero(const std::string& name);

    Router& router() { return router_; }  ///< to be filled before the server runs
    TlsContext& tls() { return *tls_; }

    Gateway gateway{};

private:
    void start();
    void add_routes();
    Handler counted(std::function<HttpResponse(Request&)> make);

    std::atomic<int> calls_{};
    asio::io_context io_{1};
    asio::executor_work_guard<asio::io_context::executor_type> work_;
    Router router_{};
    std::unique_ptr<TlsContext> tls_;
    Server server_;
    std::uint16_t port_{};
    std::thread thread_;
};

}  // namespace linyi::http::test
