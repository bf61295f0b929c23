#include "http/test_server.hpp"

#include "http/raw_client.hpp"
#include "http/responses.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <stdexcept>
#include <utility>

namespace linyi::http::test {
namespace {

constexpr std::chrono::milliseconds look_again{2};

asio::awaitable<Response> held(Gateway& gateway) {
    co_await gateway.pass();
    co_return text_response(200, "held\n");
}

asio::awaitable<Response> failing() {
    throw std::runtime_error("planted");
    co_return Response{};
}

}  // namespace

void Gateway::open() {
    is_open_ = true;
}

asio::awaitable<void> Gateway::pass() {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    while (!is_open_) {
        timer.expires_after(look_again);
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

TestServer::TestServer(const Limits& limits, std::unique_ptr<TlsContext> tls)
    : work_(io_.get_executor()),
      tls_(std::move(tls)),
      server_(io_.get_executor(), router_, limits) {
    add_routes();
    Endpoint endpoint;
    endpoint.tls = tls_.get();
    const auto port = server_.listen(endpoint);
    if (!port) throw std::runtime_error(port.error().detail);
    port_ = *port;
}

TestServer::~TestServer() {
    gateway.open();
    stop().wait();
    work_.reset();
    io_.stop();
    thread_.join();
}

std::uint16_t TestServer::port() {
    start();
    return port_;
}

void TestServer::start() {
    if (!thread_.joinable()) thread_ = std::thread([this] { io_.run(); });
}

std::future<bool> TestServer::stop() {
    start();
    return asio::co_spawn(io_, server_.stop(), asio::use_future);
}

void TestServer::on_network_thread(const std::function<void()>& task) {
    start();
    std::promise<void> done;
    asio::post(io_, [&] {
        task();
        done.set_value();
    });
    done.get_future().wait();
}

bool TestServer::wait_for_sessions(std::size_t count) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (sessions() != count) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::yield();
    }
    return true;
}

std::size_t TestServer::sessions() {
    std::size_t count = 0;
    on_network_thread([&] { count = server_.sessions(); });
    return count;
}

double TestServer::metric(const std::string& name) {
    double sum = 0;
    on_network_thread([&] {
        for (const auto& metric : server_.metrics())
            if (metric.name == name) sum += metric.value;
    });
    return sum;
}

bool TestServer::falls_to_zero(const std::string& name) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (metric(name) > 0) {
        if (std::chrono::steady_clock::now() > end) return false;
    }
    return true;
}

Handler TestServer::counted(std::function<HttpResponse(Request&)> make) {
    return [this, make = std::move(make)](Request request) {
        ++calls_;
        return ready_answer(make(request));
    };
}

void TestServer::add_routes() {
    const auto echo = counted([](Request& r) { return text_response(200, r.message.body); });
    router_.get("/hello", counted([](Request&) { return text_response(200, "hello\n"); }));
    router_.post("/echo", echo);
    Route large;
    large.method = "POST";
    large.pattern = "/large";
    large.handler = echo;
    large.body_bytes_max = 1024 * 1024;
    router_.add(std::move(large));
    router_.get("/throws", [this](Request) {
        ++calls_;
        return failing();
    });
    router_.get("/held", [this](Request) {
        ++calls_;
        return held(gateway);
    });
    router_.get("/bad-header", counted([](Request&) {
                    auto response = text_response(200, "x");
                    set_header(response, "X-Name", "a\r\nX-Planted: 1");
                    return response;
                }));
}

}  // namespace linyi::http::test
