#pragma once

#include <chrono>
#include <cstddef>

namespace linyi::http {

/// How much of everything one server takes. The defaults are reliability.md H2 and H3; tests make
/// the times short. A time is an absolute deadline: it is set once when its phase begins and no
/// byte that arrives moves it, so a peer that drips bytes gains nothing.
struct Limits {
    /// Request line and fields with their line ends: 431 beyond. Browsers and platforms send 1–2
    /// KiB.
    std::size_t header_bytes_max{8 * 1024};
    std::size_t fields_max{64};              ///< header fields: 431 beyond
    std::size_t target_bytes_max{4 * 1024};  ///< path and query: 414 beyond
    /// 413 beyond, before the body is read. A callback is text; files arrive as links. A route may
    /// have a bound of its own (router.hpp).
    std::size_t body_bytes_max{256 * 1024};
    /// Bodies of all connections together while they are read and handled: 503 beyond. Two thousand
    /// peers with the largest legal body each must not fill a machine of 256 MiB.
    std::size_t all_bodies_bytes_max{64 * 1024 * 1024};

    std::size_t connections_max{2048};             ///< open at once
    std::size_t connections_per_address_max{256};  ///< per IPv4 address or IPv6 /64

    std::chrono::milliseconds handshake{5'000};   ///< TLS, from accept
    std::chrono::milliseconds header{10'000};     ///< from accept or the request's first byte
    std::chrono::milliseconds body{20'000};       ///< from the end of the header
    std::chrono::milliseconds idle{30'000};       ///< between two requests of a connection
    std::chrono::milliseconds response{60'000};   ///< writing one answer or one piece of a stream
    std::chrono::milliseconds heartbeat{15'000};  ///< a quiet stream shows that it is alive

    /// After the last answer our sending side is closed and what the peer still sends is thrown
    /// away for this long; closing at once would reset the connection under the answer.
    std::chrono::milliseconds linger{500};
    /// When stopping, an idle connection may still send the request that is on its way.
    std::chrono::milliseconds stop_grace{150};
    std::chrono::milliseconds stop_max{10'000};  ///< then every session is cut
};

}  // namespace linyi::http
