#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace linyi::test {

/// A request as the fake platform got it.
struct SeenRequest {
    std::string method{};
    std::string target{};
    std::vector<std::pair<std::string, std::string>> headers{};  ///< names in lower case
    std::string body{};
    std::chrono::steady_clock::time_point at{};
    int connection{};  ///< number of the connection it came on, from 1

    /// Empty if there is no such header. `name` in lower case.
    std::string header(const std::string& name) const;
};

/// What the fake platform does with a request.
struct FakeAnswer {
    enum class Kind {
        reply,  ///< an orderly answer from `status`, `headers` and `body`; the connection stays
        raw,    ///< `body` as it is, then the connection is closed
        hang,   ///< `body` as it is, then nothing more
        drip,   ///< `body` as it is, then one byte 'x' every 20 ms
        flood,  ///< `body` as it is, then bytes for ever, as fast as they are taken
        reset,  ///< `body` as it is, then a TCP reset
    };

    Kind kind{Kind::reply};
    int status{200};
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
};

/// A platform's API on 127.0.0.1, on a port of the kernel's choice, in a thread of its own. It
/// records what it gets and answers as the script says.
class FakePlatform {
public:
    /// Called on the platform's thread, one request at a time.
    using Script = std::function<FakeAnswer(const SeenRequest&)>;

    explicit FakePlatform(Script script);
    ~FakePlatform();
    FakePlatform(const FakePlatform&) = delete;
    FakePlatform& operator=(const FakePlatform&) = delete;

    std::uint16_t port() const;
    /// "http://127.0.0.1:port" and `path`.
    std::string url(const std::string& path = "/") const;

    /// Everything so far, in the order of arrival.
    std::vector<SeenRequest> seen() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace linyi::test
