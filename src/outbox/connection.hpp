#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <string>

namespace linyi::outbox {

namespace asio = boost::asio;

/// A TCP connection to a platform or a proxy, with TLS on top where the URL says https.
class Connection {
public:
    explicit Connection(const asio::any_io_executor& executor) : socket_(executor) {}

    asio::awaitable<boost::system::error_code> connect(asio::ip::tcp::endpoint to);

    /// TLS handshake. Certificate chain and name must be right.
    asio::awaitable<boost::system::error_code> secure(asio::ssl::context& context,
                                                      std::string host);
    /// Why the certificate was not accepted; empty if it was not the certificate.
    std::string certificate_problem();

    asio::awaitable<boost::system::error_code> write(std::string bytes);
    /// Waits for bytes and appends them to `pending`.
    asio::awaitable<boost::system::error_code> read_some();

    /// Closes at once: every operation ends with operation_aborted.
    void close();

    /// True if the other side has neither closed nor said anything: fit for another request.
    bool is_quiet();

    std::string pending{};   ///< received, not yet used
    std::size_t received{};  ///< bytes, since the last request began
    std::size_t written{};   ///< bytes, since the last request began

private:
    asio::ip::tcp::socket socket_;
    std::unique_ptr<asio::ssl::stream<asio::ip::tcp::socket&>> tls_{};
    std::array<char, 16384> buffer_{};
};

/// A context that trusts the system's certificate authorities, or only those in `ca_file`.
/// Throws if the file cannot be read.
asio::ssl::context client_tls(const std::string& ca_file);

}  // namespace linyi::outbox
