#pragma once

#include "adapters/adapter.hpp"
#include "http/gate.hpp"
#include "http/hub.hpp"
#include "http/wire.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

namespace linyi::http {

/// What a request asks of the form of its answer.
struct Manner {
    bool keep_alive{};
    bool is_http_1_0{};
    bool is_head{};
};

/// A whole request. `request.peer` is left to the session.
struct Incoming {
    HttpRequest request{};
    Manner manner{};
};

/// There will be no further request. Without a refusal there is nobody to tell: the peer left, was
/// too slow, or the wait was cancelled.
struct Ending {
    std::optional<Refusal> refusal{};
};

/// Takes one request after the other from a connection, in the order scan, judge, parse, bounds,
/// body: nothing is stored before its size is known to be allowed.
class Reader {
public:
    Reader(Wire& wire, Hub& hub) : wire_(wire), hub_(hub) {}
    ~Reader() { release(); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// The next request. After an Ending never called again.
    asio::awaitable<std::variant<Incoming, Ending>> next();

    /// The last request is answered: its body no longer counts in Hub::bodies_bytes.
    void release();

    /// True while no byte of a next request has come.
    bool idle() const { return is_idle_; }

private:
    // Each step returns why it is the last one, or none.
    using Stop = std::optional<Ending>;

    asio::awaitable<Stop> read_head(std::string& head);
    asio::awaitable<Stop> read_body(Incoming& incoming, Framing framing);
    asio::awaitable<Stop> read_sized(std::string& body, std::size_t length,
                                     Wire::Deadline deadline);
    asio::awaitable<Stop> read_chunked(std::string& body, std::size_t bytes_max,
                                       Wire::Deadline deadline);
    asio::awaitable<Stop> fill(std::string& into, std::size_t bytes_max, Wire::Deadline deadline);
    Stop hold(std::size_t count);

    Wire& wire_;
    Hub& hub_;
    std::string unread_{};  // came in one piece with what was wanted
    std::size_t held_{};    // our part of Hub::bodies_bytes
    bool is_idle_{true};
    bool is_first_{true};
};

}  // namespace linyi::http
