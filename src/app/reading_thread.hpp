#pragma once

#include "app/work_thread.hpp"
#include "storage/store.hpp"

#include <functional>
#include <memory>

namespace linyi::app {

/// The reading thread with its own query_only connection, for pages, the API and exports. Each
/// job sees one snapshot and should be short: a long reader keeps the log from being cut.
class ReadingThread {
public:
    explicit ReadingThread(std::unique_ptr<storage::Store> store) : store_(std::move(store)) {}

    asio::awaitable<void> run(std::function<void(storage::Tx&)> job);

    void stop() { thread_.stop(); }

private:
    std::unique_ptr<storage::Store> store_;
    WorkThread thread_{};
};

}  // namespace linyi::app
