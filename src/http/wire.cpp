#include "http/wire.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <array>
#include <optional>
#include <utility>

namespace linyi::http {
namespace {

namespace beast = boost::beast;

using PlainStream = beast::tcp_stream;
using TlsStream = asio::ssl::stream<PlainStream&>;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// What a lingering peer sends is read in such pieces and thrown away, up to so much of it.
constexpr std::size_t linger_piece_bytes = 4 * 1024;
constexpr std::size_t linger_bytes_max = 4 * 1024 * 1024;

}  // namespace

struct Wire::Streams {
    Streams(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context)
        : plain(std::move(socket)), tls_context(std::move(context)) {
        if (tls_context) tls.emplace(plain, *tls_context);
    }

    PlainStream plain;
    std::shared_ptr<asio::ssl::context> tls_context;  // shared with TlsContext until a reload
    std::optional<TlsStream> tls{};
    bool is_shaken{};  // the TLS handshake is done
    std::array<char, 1> watched{};
};

Wire::Wire(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> tls)
    : streams_(std::make_shared<Streams>(std::move(socket), std::move(tls))) {}

Wire::~Wire() = default;

bool Wire::secure() const {
    return streams_->tls.has_value();
}

asio::awaitable<Wire::Failure> Wire::handshake(Deadline deadline) {
    if (!streams_->tls) co_return Failure{};
    streams_->plain.expires_at(deadline);
    const auto [failed] =
        co_await streams_->tls->async_handshake(asio::ssl::stream_base::server, as_result);
    streams_->is_shaken = !failed;
    co_return failed;
}

asio::awaitable<Wire::Failure> Wire::read_some(std::string& into, std::size_t bytes_max,
                                               Deadline deadline) {
    const auto before = into.size();
    into.resize(before + bytes_max);
    const auto room = asio::buffer(into.data() + before, bytes_max);
    streams_->plain.expires_at(deadline);
    Failure failed;
    std::size_t count = 0;
    if (streams_->tls) {
        std::tie(failed, count) = co_await streams_->tls->async_read_some(room, as_result);
    } else {
        std::tie(failed, count) = co_await streams_->plain.async_read_some(room, as_result);
    }
    into.resize(before + count);
    co_return failed;
}

asio::awaitable<Wire::Failure> Wire::write(std::string bytes, Deadline deadline) {
    const auto all = asio::buffer(std::as_const(bytes));
    streams_->plain.expires_at(deadline);
    if (streams_->tls) {
        const auto [failed, count] = co_await asio::async_write(*streams_->tls, all, as_result);
        co_return failed;
    }
    const auto [failed, count] = co_await asio::async_write(streams_->plain, all, as_result);
    co_return failed;
}

void Wire::watch(std::function<void()> on_input) {
    const auto room = asio::buffer(streams_->watched);
    auto finish = [streams = streams_, on_input = std::move(on_input)](Failure, std::size_t) {
        on_input();
    };
    streams_->plain.expires_never();
    if (streams_->tls) {
        streams_->tls->async_read_some(room, std::move(finish));
    } else {
        streams_->plain.async_read_some(room, std::move(finish));
    }
}

void Wire::cancel() {
    streams_->plain.cancel();
}

void Wire::cut() {
    streams_->plain.close();
}

asio::awaitable<void> Wire::close(bool linger, Deadline deadline) {
    auto& socket = streams_->plain.socket();
    Failure ignored;  // The peer may be gone already.
    if (linger && streams_->is_shaken) {
        streams_->plain.expires_at(deadline);
        // Waits for the peer's close_notify; data in its place is an error and is drained below.
        co_await streams_->tls->async_shutdown(as_result);
    }
    if (socket.is_open()) socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    if (linger && socket.is_open()) {
        std::string scratch(linger_piece_bytes, '\0');
        const auto room = asio::buffer(scratch);
        streams_->plain.expires_at(deadline);
        for (std::size_t drained = 0; drained < linger_bytes_max;) {
            const auto [failed, count] = co_await streams_->plain.async_read_some(room, as_result);
            if (failed) break;
            drained += count;
        }
    }
    socket.close(ignored);
}

}  // namespace linyi::http
