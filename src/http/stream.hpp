#pragma once

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::http {

namespace asio = boost::asio;

/// A body that is made while it is sent: server-sent events, or an export page by page. Lives on
/// the network thread; the session that sends it and whoever feeds it share it.
class Stream {
public:
    virtual ~Stream() = default;

    /// The next piece of the body; none: the end. A throw cuts the connection, so that the reader
    /// sees that the body is not whole. Never called again before it has returned.
    virtual asio::awaitable<std::optional<std::string>> next() = 0;

    /// The reader has left or the server stops: a waiting `next` shall soon return none.
    virtual void stop() = 0;

    /// Sent as it is when nothing else was for `Limits::heartbeat`; empty: nothing is.
    virtual std::string_view heartbeat() const { return {}; }
};

/// One server-sent event as bytes. Line ends inside `data` and `name` cannot end it early.
/// Source: WHATWG HTML, "Server-sent events".
std::string event_text(std::string_view name, std::string_view data, std::string_view id = {});

/// Server-sent events from whoever calls `push`, on the network thread.
class EventFeed final : public Stream {
public:
    /// A reader this far behind is cut; the browser comes back by itself with Last-Event-ID.
    static constexpr std::size_t waiting_bytes_max = 256 * 1024;

    /// `event` is what event_text made. False: the feed has ended, forget it.
    bool push(std::string event);

    /// What is waiting is still sent.
    void end();

    bool ended() const { return ended_; }

    asio::awaitable<std::optional<std::string>> next() override;
    void stop() override;
    std::string_view heartbeat() const override { return ":\n\n"; }

private:
    std::deque<std::string> waiting_{};
    std::size_t waiting_bytes_{};
    bool ended_{};
    std::function<void()> wake_{};  // set while `next` waits
};

}  // namespace linyi::http
