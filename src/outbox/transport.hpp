#pragma once

#include "adapters/adapter.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace linyi::outbox {

namespace asio = boost::asio;

/// Why there is no answer.
enum class ClientError {
    bad_request,        ///< no URL or header that we send; nothing was sent
    forbidden_address,  ///< the address is private and not in the allow-list; nothing was sent
    resolve,            ///< no such host name, or the name server is down
    refused,            ///< nobody listens
    blackhole,          ///< connecting took too long, or there is no way there
    tls,                ///< handshake failed or took too long; certificate or name is wrong
    timeout,            ///< no complete answer in time
    reset,              ///< the connection ended before the answer was complete
    too_large,          ///< the answer is larger than we read
    protocol,           ///< the answer is not HTTP
};

std::string_view to_text(ClientError error);

/// An attempt without an answer. `detail` names at most the host: never path, token or body.
struct Failure {
    Failure(ClientError e, std::string d) : error(e), detail(std::move(d)) {}

    ClientError error;
    std::string detail;
    bool is_unknown{};  ///< the request may have arrived all the same
};

using Reply = std::variant<HttpResponse, Failure>;

/// Takes a rendered request to where it belongs. Network thread only.
class Transport {
public:
    virtual ~Transport() = default;

    /// One attempt. Ends in bounded time, whatever the other side does.
    virtual asio::awaitable<Reply> send(HttpRequest request) = 0;

    /// Called about once a minute: lets go of what is no longer used.
    virtual void close_idle() {}
};

}  // namespace linyi::outbox
