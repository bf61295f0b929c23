#pragma once

#include "outbox/client.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <string>

namespace linyi::outbox {

/// Settings for tests: loopback is allowed, and every limit is a fraction of a second.
ClientSettings short_settings();

/// A client with an event loop of its own, called like a function.
class Caller {
public:
    explicit Caller(ClientSettings settings = short_settings());
    Caller(ClientSettings settings, Lookup lookup);

    Reply send(HttpRequest request);
    Reply get(const std::string& url);
    Reply post(const std::string& url, const std::string& body);
    /// How long the last call took.
    Millis took() const { return took_; }

    boost::asio::io_context io{1};
    Client client;

private:
    Millis took_{};
};

/// The status of an answer, or the error in words.
std::string told(const Reply& reply);

/// Open file descriptors of this process.
std::size_t open_descriptors();

}  // namespace linyi::outbox
