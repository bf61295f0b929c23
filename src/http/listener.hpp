#pragma once

#include "base/error.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace linyi::http {

namespace asio = boost::asio;

/// One open port and its queue of new connections. Network thread only.
class Listener {
public:
    using OnAccept = std::function<void(asio::ip::tcp::socket)>;

    Listener(asio::any_io_executor executor, OnAccept on_accept);

    /// `address` is an IPv4 or IPv6 address, "::" for both; port 0 lets the system choose.
    /// Errors: bad_configuration (no such address, port taken or not allowed), with the remedy.
    Result<void> open(const std::string& address, std::uint16_t port);

    std::uint16_t port() const;

    /// Accepts until `close`. `self` lives as long as the loop.
    static asio::awaitable<void> run(std::shared_ptr<Listener> self);

    /// New connections are refused from now on; those that are being made are still accepted.
    void refuse();

    /// Hands over what is left in the queue and closes the port.
    void close();

private:
    OnAccept on_accept_;
    asio::ip::tcp::acceptor acceptor_;
    bool is_closed_{};
};

}  // namespace linyi::http
