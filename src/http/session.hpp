#pragma once

#include "http/exchange.hpp"
#include "http/hub.hpp"
#include "http/reader.hpp"
#include "http/wire.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <memory>
#include <string>

namespace linyi::http {

/// Where a connection comes from.
struct Peer {
    std::string address{};
    bool loopback{};
};

/// One connection: its requests one after the other, each answered by the router, until one side
/// wants no more. What the gate or a limit refuses is answered once, then the connection ends.
class Session {
public:
    /// `hub` is shared with the server and the other sessions: on an io_context that is torn down
    /// they may outlive the server.
    Session(std::shared_ptr<Hub> hub, Peer peer, std::unique_ptr<Wire> wire);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// The whole life of the connection. The coroutine holds `self`, so that a session lasts as
    /// long as anything waits in it.
    static asio::awaitable<void> run(std::shared_ptr<Session> self);

    const Peer& peer() const { return peer_; }

    void end_stream();   ///< a stream that is being sent ends soon
    void end_if_idle();  ///< ends the connection unless a request has begun
    void cut();          ///< ends it whatever it does

private:
    asio::awaitable<bool> serve_one();
    asio::awaitable<Response> answer(HttpRequest request);
    asio::awaitable<bool> send(Response response, Manner manner);
    asio::awaitable<void> send_refusal(Refusal refusal);
    asio::awaitable<void> send_stream(std::shared_ptr<Stream> stream, bool is_chunked);
    asio::awaitable<bool> write(std::string bytes);
    Wire::Deadline in(std::chrono::milliseconds time) const;

    std::shared_ptr<Hub> hub_;
    Peer peer_;
    std::unique_ptr<Wire> wire_;
    Reader reader_;
    bool lingers_{};                      // our answer was the last thing said
    std::function<void()> end_stream_{};  // set while a stream is sent
};

}  // namespace linyi::http
