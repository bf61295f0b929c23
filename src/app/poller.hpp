#pragma once

#include "adapters/adapter.hpp"
#include "app/reading_thread.hpp"
#include "app/storage_thread.hpp"
#include "http/webhook.hpp"
#include "outbox/client.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <string>

namespace linyi::app {

/// Fetches events of one polled account (Telegram getUpdates) for a volunteer behind a home
/// router. An event counts as fetched only when it is on disk: the cursor follows the intake.
class Poller {
public:
    struct Parts {
        std::string adapter{};
        http::FindAdapter find{};  ///< asked each round: a reload may have replaced it
        http::Intake& intake;
        StorageThread& storage;
        ReadingThread& reading;
        outbox::Client& client;
        const Clock& clock;
    };

    Poller(asio::any_io_executor executor, Parts parts);

    /// Until `stop`.
    asio::awaitable<void> run();
    asio::awaitable<bool> run_once();
    void stop();

private:
    asio::awaitable<std::string> cursor();
    asio::awaitable<void> save(std::string cursor);

    Parts parts_;
    asio::steady_timer pause_;
    bool is_stopped_{};
};

/// Asks each adapter's start-up questions and logs what the operator should know.
asio::awaitable<void> run_start_checks(const Adapter& adapter, outbox::Client& client);

}  // namespace linyi::app
