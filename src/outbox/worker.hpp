#pragma once

#include "outbox/alerts.hpp"
#include "outbox/breaker.hpp"
#include "outbox/limits.hpp"
#include "outbox/transport.hpp"
#include "outbox/verdict.hpp"
#include "outbox/writer.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace linyi::outbox {

struct WorkerSettings {
    std::size_t in_flight_max{64};  ///< messages on their way at once; one per chat
    int lanes_max{512};             ///< chats looked at in one transaction
    /// Longer than the longest message: eight requests of fifteen seconds each. A restart does not
    /// wait for it, so it matters only to several instances on one database.
    Millis lease{std::chrono::seconds{150}};
    Millis idle_max{std::chrono::seconds{30}};    ///< looks for work at least this often
    Millis error_pause{std::chrono::seconds{1}};  ///< after the writing thread said no
    Millis stop_grace{std::chrono::seconds{3}};   ///< for what is on its way when stopping
    Millis alert_every{std::chrono::minutes{1}};  ///< dead letters in between go into one alert
    Millis upkeep_every{std::chrono::minutes{1}};
    int purge_rows{2000};  ///< looked at in each upkeep
    Millis sent_kept{std::chrono::days{30}};
    Millis dead_kept{std::chrono::days{30}};
    Millis gone_kept{std::chrono::hours{24}};  ///< messages for a chat that is gone; then dead
    LimitSettings limits{};
    BreakerSettings breaker{};
    VerdictSettings verdict{};
    std::optional<AdminChat> admin{};
};

/// Since the start, for /metrics.
struct WorkerCounters {
    std::uint64_t sent{};
    std::uint64_t retried{};
    std::uint64_t dead{};
    std::uint64_t expired{};
    std::size_t in_flight{};      ///< now
    std::size_t breakers_open{};  ///< now
};

/// Sends what is in the outbox: at least once, in order in each chat, the same key and body on
/// every try. Lives on the network thread. Everything it refers to must outlive it and the sends it
/// began; the worker itself may go at any moment, and what was on its way is sent again after the
/// next start.
class Worker {
public:
    struct Parts {
        asio::any_io_executor executor{};  ///< the network thread's
        Writer* writer{};
        Transport* http{};
        Transport* in_process{};  ///< for adapters with capabilities().in_process; may be null
        const Clock* clock{};
        Random* random{};
        std::vector<const Adapter*> adapters{};
        std::string instance{};  ///< Store::instance_id
        std::int64_t epoch{};    ///< Store::next_epoch of this start
    };

    Worker(Parts parts, WorkerSettings settings);
    ~Worker();

    /// Frees what an earlier start left in flight and reads what the limits must know. Called by
    /// `run`, and by tests before the first `run_once`.
    asio::awaitable<void> start();

    /// Works until `stop` or cancellation. Never throws what the writing thread threw: it logs,
    /// waits and goes on.
    asio::awaitable<void> run();

    /// Writes what has ended, claims what may go, and sets it on its way.
    /// Returns how long nothing will be to do, unless `notify` is called. Zero: more waits already.
    asio::awaitable<Millis> run_once();

    /// There may be new work: call after a commit. Network thread only.
    void notify();

    /// After a reload: further attempts use these, under their new limits; what was sent before
    /// still counts. One that is not named any more stays: its messages still need it.
    void take_over(const std::vector<const Adapter*>& adapters);

    /// No new messages; `run` ends once those on their way have, or after the grace.
    void stop();

    WorkerCounters counters() const;

private:
    struct State;
    std::shared_ptr<State> state_;  ///< shared with `run`; sends on their way only watch it
};

}  // namespace linyi::outbox
