#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace linyi::outbox {

namespace asio = boost::asio;

/// An absolute limit for whatever runs on a socket: when it passes, `cut` is called once, which
/// closes the socket and so ends every operation on it. Shared with its own timer's handler.
class Watchdog : public std::enable_shared_from_this<Watchdog> {
public:
    using Time = std::chrono::steady_clock::time_point;

    Watchdog(const asio::any_io_executor& executor, std::function<void()> cut)
        : timer_(executor), cut_(std::move(cut)) {}

    /// From now on the limit is `until`.
    void arm(Time until) {
        until_ = until;
        timer_.expires_at(until);
        timer_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
            // A wait that had already ended when the limit was moved must not count.
            if (error || self->is_off_ || std::chrono::steady_clock::now() < self->until_) return;
            self->has_expired_ = true;
            self->cut_();
        });
    }

    void off() {
        is_off_ = true;
        timer_.cancel();
    }

    bool has_expired() const { return has_expired_; }

private:
    asio::steady_timer timer_;
    std::function<void()> cut_;
    Time until_{};
    bool is_off_{};
    bool has_expired_{};
};

/// Switches a watchdog off when its attempt ends, however it ends.
class Watched {
public:
    explicit Watched(std::shared_ptr<Watchdog> watchdog) : watchdog_(std::move(watchdog)) {}
    ~Watched() { watchdog_->off(); }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    Watchdog* operator->() const { return watchdog_.get(); }

private:
    std::shared_ptr<Watchdog> watchdog_;
};

}  // namespace linyi::outbox
