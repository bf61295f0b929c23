#pragma once

#include "app/work_thread.hpp"
#include "base/time.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <filesystem>
#include <string>

namespace linyi::app {

/// Keeps the ledger's newest checkpoint in a file beside the database, at most once a second, so
/// that a database which has lost its end is noticed at the next start. Network thread; the file is
/// written by a thread of its own, after the entries are on the disk. If that fails (disk full), it
/// is logged, and the next checkpoint is a new try.
class LedgerMirror {
public:
    LedgerMirror(asio::any_io_executor executor, std::filesystem::path file);

    /// A newer checkpoint is to be kept.
    void offer(std::string note);

    /// Until `stop`.
    asio::awaitable<void> run();
    void stop();
    /// Waits for a file that is being written, then keeps this checkpoint if it is another. Throws
    /// std::system_error if the disk fails.
    void finish(const std::string& note);

private:
    asio::awaitable<void> write(std::string note);

    std::filesystem::path file_;
    WorkThread thread_{};
    asio::steady_timer timer_;
    std::string offered_{};
    std::string kept_{};
    bool is_stopped_{};
};

}  // namespace linyi::app
