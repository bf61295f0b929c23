#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace linyi::http {

namespace asio = boost::asio;

/// The bytes of one connection, plain or TLS. Every wait has an absolute deadline from its caller;
/// when it passes, the connection is closed and the wait ends with an error. Network thread only.
class Wire {
public:
    using Deadline = std::chrono::steady_clock::time_point;
    using Failure = boost::system::error_code;

    /// `tls` null: plain.
    Wire(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> tls);
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    bool secure() const;

    /// Nothing to do on a plain connection.
    asio::awaitable<Failure> handshake(Deadline deadline);

    /// Appends at least one and at most `bytes_max` bytes to `into`, or fails; the end of the
    /// peer's bytes is a failure. `into` must outlive the wait.
    asio::awaitable<Failure> read_some(std::string& into, std::size_t bytes_max, Deadline deadline);

    /// Sends all of `bytes`.
    asio::awaitable<Failure> write(std::string bytes, Deadline deadline);

    /// Calls `on_input` once when the peer sends something or leaves, without a deadline. No read
    /// may follow.
    void watch(std::function<void()> on_input);

    /// Ends every wait with an error; the connection stays open for `close`.
    void cancel();

    /// Ends every wait, now and later, and leaves what was not sent unsent.
    void cut();

    /// Ends our side. With `linger`, what the peer still sends is thrown away until it ends its
    /// side too or the deadline passes, so that our last bytes are not lost in a reset.
    asio::awaitable<void> close(bool linger, Deadline deadline);

private:
    struct Streams;

    std::shared_ptr<Streams> streams_;  // shared with a pending `watch`
};

}  // namespace linyi::http
