#pragma once

#include "app/reading_thread.hpp"
#include "app/schedules.hpp"
#include "app/storage_thread.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"
#include "http/exchange.hpp"

#include <boost/asio/awaitable.hpp>

#include <deque>
#include <functional>
#include <map>
#include <string>

namespace linyi::http {
class Router;
}

namespace linyi::app {

/// The operator's API under /v1 (docs/api.md): bearer token, compared in constant time; an address
/// that guesses is answered 429 before its token is looked at.
class AdminApi {
public:
    struct Parts {
        StorageThread& storage;
        ReadingThread& reading;
        const Clock& clock;
        std::function<Secret()> token{};  ///< current one; empty: the API is off (404)
        std::function<int()> wrong_tokens_per_minute{};
        std::function<void()> wake_outbox{};
        std::function<BackupTimes()> backup{};
    };

    explicit AdminApi(Parts parts) : parts_(std::move(parts)) {}

    /// The routes refer to this object, which must outlive the router's use.
    void add_routes(http::Router& router);

    using Handler = std::function<asio::awaitable<http::Response>(http::Request)>;

    /// The handler, for callers with the token only.
    Handler guarded(Handler handler);
    /// None if the caller may go on.
    std::optional<http::Response> refusal(const http::Request& request);

private:
    asio::awaitable<http::Response> votes(http::Request request);
    asio::awaitable<http::Response> tally(http::Request request);
    asio::awaitable<http::Response> acts(http::Request request);
    asio::awaitable<http::Response> outbox(http::Request request);
    asio::awaitable<http::Response> redrive(http::Request request);
    asio::awaitable<http::Response> schedule(http::Request request);

    Parts parts_;
    std::map<std::string, std::deque<Timestamp>, std::less<>> wrong_{};  ///< by address
};

}  // namespace linyi::app
