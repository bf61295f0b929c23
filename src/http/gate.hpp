#pragma once

#include "http/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace linyi::http {

/// Why a request is refused before anybody reads its meaning. It is answered once and the
/// connection is closed: nothing after it on the connection is ever parsed.
struct Refusal {
    int status{};               ///< 400, 413, 414, 417, 431 or 503
    std::string_view reason{};  ///< static text, for counters and the log
};

/// Finds the end of a request's head in bytes as they come in and refuses, as early as it can, what
/// can never become a good head: NUL and control bytes, LF without CR, sizes over the limits.
class HeadScanner {
public:
    enum class State { more, complete, refused };

    explicit HeadScanner(const Limits& limits) : limits_(limits) {}

    /// `received` is everything since the request's first byte; each call continues the last one.
    State scan(std::string_view received);

    std::size_t head_bytes() const { return at_; }  ///< once complete, with the empty line
    Refusal refusal() const { return refusal_; }    ///< once refused

private:
    State refuse(int status, std::string_view reason);
    State take(char byte);
    State take_line_end();

    const Limits& limits_;
    std::size_t at_{};
    std::size_t line_bytes_{};    // of the current line, without its end
    std::size_t lines_{};         // finished ones
    std::size_t target_bytes_{};  // of the request line, between its first and second space
    std::size_t spaces_{};        // in the request line
    bool after_cr_{};
    Refusal refusal_{};
};

/// How a request's body is delimited.
struct Framing {
    bool chunked{};
    std::uint64_t length{};  ///< of the body, if not chunked
    bool expects_continue{};
};

/// Decides whether a complete head has exactly one reading. Stricter than RFC 9112 on purpose:
/// Boost 1.81's parser takes shapes that another server in front of us may read differently
/// (reliability.md §0.8, H4), and a request that is read twice is a ballot that is cast twice.
///
/// Refused with 400: a request line that is not METHOD, origin-form target and HTTP/1.0 or 1.1 with
/// single spaces; anything but one good Host (HTTP/1.0 may have none); folded lines; a space before
/// the colon; Transfer-Encoding other than exactly `chunked`, or in HTTP/1.0, or beside a
/// Content-Length; a Content-Length that is not plain digits; any field twice that is not a list,
/// so that each signature, secret and timestamp stands there once. Refused with 417: an Expect
/// other than 100-continue.
std::variant<Framing, Refusal> judge(std::string_view head);

}  // namespace linyi::http
