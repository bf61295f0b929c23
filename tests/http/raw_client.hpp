#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace linyi::http::test {

/// How long a client waits for something that must happen. Never reached by a passing test.
inline constexpr std::chrono::milliseconds patience{5'000};

/// A client on the loopback that sends exactly the bytes it is told to, good or bad.
class RawClient {
public:
    /// Connects to 127.0.0.1, from `source` (any 127.x.y.z).
    explicit RawClient(std::uint16_t port, const std::string& source = "127.0.0.1");
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool connected() const { return is_connected_; }

    /// False if the connection is gone.
    bool send(std::string_view bytes);

    /// No further bytes from us; we can still read.
    void end();

    /// One whole response by its Content-Length, or what came before the end. `head_only`: the
    /// answer to a HEAD request.
    std::string read_response(bool head_only = false);

    /// Everything until the other side ends.
    std::string read_rest();

    /// Bytes until `mark` has come.
    std::string read_until(std::string_view mark);

    /// True once the other side has ended the connection and nothing is left to read.
    bool closed_within(std::chrono::milliseconds time);

    /// The connection ended with a reset instead of an orderly end.
    bool was_reset() const { return was_reset_; }

private:
    /// False on timeout or end.
    bool read_more(std::chrono::milliseconds time);

    int socket_{-1};
    bool is_connected_{};
    bool has_ended_{};
    bool was_reset_{};
    std::string unread_{};
};

/// 200 out of "HTTP/1.1 200 OK…"; 0 if that is not how `response` starts.
int status_of(std::string_view response);

/// How many responses `bytes` holds.
int count_responses(std::string_view bytes);

std::string body_of(std::string_view response);

}  // namespace linyi::http::test
