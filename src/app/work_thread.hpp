#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <functional>
#include <thread>

namespace linyi::app {

namespace asio = boost::asio;

/// A thread for work that blocks: reading, rendering, copying files. Jobs run one after another.
class WorkThread {
public:
    WorkThread();
    ~WorkThread();
    WorkThread(const WorkThread&) = delete;
    WorkThread& operator=(const WorkThread&) = delete;

    /// Runs `work` on the thread and waits for it. Rethrows what it threw.
    asio::awaitable<void> run(std::function<void()> work);

    /// Ends after the jobs queued by now.
    void stop();

private:
    asio::io_context queue_{1};
    std::thread thread_;
};

}  // namespace linyi::app
