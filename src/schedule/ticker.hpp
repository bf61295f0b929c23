#pragma once

#include "schedule/chore.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <memory>
#include <vector>

namespace linyi::schedule {

namespace asio = boost::asio;

struct TickerSettings {
    /// The wall clock is looked at no later than this, so that a jump is seen soon.
    Millis look_max{30'000};
    /// And no more often than this, however many messages arrive.
    Millis look_min{250};
    /// After a failure (disk full, locked) the next try.
    Millis retry{2'000};
};

/// Runs chores when they are due. Network thread; the work itself is done by the writing thread.
class Ticker {
public:
    /// Runs a job on the writing thread, in a transaction; throws if nothing was written.
    using Write = std::function<asio::awaitable<void>(std::function<void(storage::Tx&)>)>;

    /// `clock` and `chores` must outlive the ticker.
    Ticker(asio::any_io_executor executor, Write write, const Clock& clock,
           const std::vector<Chore>& chores, const TickerSettings& settings = {});

    /// Runs until `stop`.
    asio::awaitable<void> run();

    /// Does everything that is due now; returns how long nothing will be.
    asio::awaitable<Millis> run_once();

    /// Something may have become due earlier than known.
    void notify();
    void stop();

private:
    Write write_;
    const Clock& clock_;
    const std::vector<Chore>& chores_;
    TickerSettings settings_;
    asio::steady_timer timer_;
    bool is_notified_{};
    bool is_stopped_{};
};

}  // namespace linyi::schedule
