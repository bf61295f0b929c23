#include "bench/yardsticks.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace linyi::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds idle_max{60};

std::uint64_t answered{};  // one thread

void rethrow(const std::exception_ptr& error) {
    if (error) std::rethrow_exception(error);
}

asio::awaitable<void> serve_one(asio::ip::tcp::socket socket, bool gives_ids) {
    socket.set_option(asio::ip::tcp::no_delay(true));
    beast::tcp_stream stream(std::move(socket));
    beast::flat_buffer buffer;
    for (;;) {
        stream.expires_after(idle_max);
        http::request<http::string_body> request;
        const auto [unread, count] = co_await http::async_read(stream, buffer, request, as_result);
        if (unread || count == 0) co_return;
        http::response<http::string_body> response(http::status::ok, request.version());
        response.keep_alive(request.keep_alive());
        if (gives_ids)
            response.body() = "{\"message_id\":\"m-" + std::to_string(++answered) + "\"}";
        response.prepare_payload();
        const auto [unsent, sent] = co_await http::async_write(stream, response, as_result);
        if (unsent || sent == 0 || !response.keep_alive()) co_return;
    }
}

asio::awaitable<void> accept(asio::ip::tcp::acceptor& acceptor, bool gives_ids) {
    for (;;) {
        auto [failed, socket] = co_await acceptor.async_accept(as_result);
        if (failed) continue;
        asio::co_spawn(acceptor.get_executor(), serve_one(std::move(socket), gives_ids), rethrow);
    }
}

}  // namespace

void serve_nothing(bool gives_ids) {
    asio::io_context io{1};
    asio::ip::tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), 0});
    asio::co_spawn(io, accept(acceptor, gives_ids), rethrow);
    std::cout << "listening on http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
    io.run();
    std::exit(1);
}

}  // namespace linyi::bench
