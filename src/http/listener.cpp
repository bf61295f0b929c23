#include "http/listener.hpp"

#include "base/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <sys/socket.h>

#include <chrono>
#include <limits>
#include <utility>

namespace linyi::http {
namespace {

using Tcp = asio::ip::tcp;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// Accept fails at once and again when the process has no file descriptors left: waiting is what
// keeps a full server from burning its processor (reliability.md R1).
constexpr std::chrono::milliseconds starved_pause{100};

/// Binds the port to a network interface that does not exist. From now on the kernel finds nobody
/// for a new connection and refuses it, while connections that are being made still get into the
/// queue: whoever has been let in by the kernel is never reset. False where this is not allowed
/// (before Linux 5.7).
bool bind_to_no_interface(int port_socket) {
    const int no_interface = std::numeric_limits<int>::max();
    return ::setsockopt(port_socket, SOL_SOCKET, SO_BINDTOIFINDEX, &no_interface,
                        sizeof no_interface) == 0;
}

}  // namespace

Listener::Listener(asio::any_io_executor executor, OnAccept on_accept)
    : on_accept_(std::move(on_accept)), acceptor_(std::move(executor)) {}

Result<void> Listener::open(const std::string& address, std::uint16_t port) {
    boost::system::error_code failed;
    const auto fault = [&](const std::string& what) {
        return Error{Errc::bad_configuration,
                     "cannot listen on " + address + " port " + std::to_string(port) + ": " + what};
    };
    const auto parsed = asio::ip::make_address(address, failed);
    if (failed) return fault("not an IP address");
    const Tcp::endpoint endpoint(parsed, port);

    acceptor_.open(endpoint.protocol(), failed);
    if (failed) return fault(failed.message());
    acceptor_.set_option(Tcp::acceptor::reuse_address(true), failed);
    if (parsed.is_v6()) acceptor_.set_option(asio::ip::v6_only(false), failed);
    acceptor_.bind(endpoint, failed);
    if (!failed) acceptor_.listen(Tcp::acceptor::max_listen_connections, failed);
    if (failed) return fault(failed.message() + "; choose another port or stop who has it");
    return {};
}

std::uint16_t Listener::port() const {
    boost::system::error_code ignored;
    return acceptor_.local_endpoint(ignored).port();
}

asio::awaitable<void> Listener::run(std::shared_ptr<Listener> self) {
    asio::steady_timer pause(self->acceptor_.get_executor());
    while (!self->is_closed_) {
        auto [failed, socket] = co_await self->acceptor_.async_accept(as_result);
        if (!failed) {
            self->on_accept_(std::move(socket));
        } else if (failed != asio::error::operation_aborted &&
                   failed != asio::error::connection_aborted) {
            log::warning("http accept failed", {{"what", failed.message()}});
            pause.expires_after(starved_pause);
            co_await pause.async_wait(as_result);
        }
    }
}

void Listener::refuse() {
    // The other way is to be quick: what is in the queue is taken, and what is being made is lost.
    if (!bind_to_no_interface(acceptor_.native_handle())) close();
}

void Listener::close() {
    if (std::exchange(is_closed_, true)) return;
    // A connection in the queue is made in its peer's eyes: closing the port would reset it.
    boost::system::error_code failed;
    acceptor_.non_blocking(true, failed);
    while (!failed) {
        auto socket = acceptor_.accept(failed);
        if (!failed) on_accept_(std::move(socket));
    }
    acceptor_.close(failed);
}

}  // namespace linyi::http
