#pragma once

#include "app/config.hpp"
#include "app/data_folder.hpp"
#include "app/work_thread.hpp"
#include "base/time.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <string>

namespace linyi::app {

/// A verified copy of the database every night, the oldest of them deleted. Network thread; the
/// copying is done by a thread of its own.
class NightlyBackup {
public:
    struct Parts {
        asio::any_io_executor executor{};  ///< the network thread's
        const DataFolder& folder;
        const Clock& clock;
        std::function<DataConfig()> config{};  ///< as it is now: a reload may change it
        std::function<void(const std::string& why)> failed{};
    };

    explicit NightlyBackup(Parts parts);

    /// Until `stop`.
    asio::awaitable<void> run();
    /// Makes the backup of now, whatever the time. False if it failed (and was reported).
    asio::awaitable<bool> run_once();
    /// The next time of day at which one is due.
    Timestamp next_due() const;
    void stop();
    /// Waits for a copy that is being made.
    void join() { upkeep_.stop(); }

private:
    Parts parts_;
    WorkThread upkeep_;
    asio::steady_timer timer_;
    bool is_stopped_{};
};

}  // namespace linyi::app
