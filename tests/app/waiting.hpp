#pragma once

#include "app/storage_thread.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>

#include <future>
#include <memory>
#include <optional>

namespace linyi::app::test {

/// Runs the network until `work` is done. Rethrows what it threw.
template <class T>
T wait_for(asio::io_context& io, asio::awaitable<T> work) {
    std::optional<T> result;
    std::exception_ptr failure;
    bool is_done = false;
    const auto keep = [&](const std::exception_ptr& error, T value) {
        failure = error;
        result = std::move(value);
        is_done = true;
    };
    asio::co_spawn(io, std::move(work), keep);
    while (!is_done) io.run_one();
    if (failure) std::rethrow_exception(failure);
    return *result;
}

/// Holds the writing thread until it is opened, so that what is handed in meanwhile waits.
class Barrier {
public:
    explicit Barrier(StorageThread& thread) {
        const auto reached = std::make_shared<std::promise<void>>();  // the thread may be slower
        auto opened = opened_.get_future().share();
        thread.run_alone(
            [reached, opened](storage::Store&) {
                reached->set_value();
                opened.wait();
            },
            [](const std::exception_ptr&) {});
        reached->get_future().wait();
    }
    ~Barrier() { open(); }
    Barrier(const Barrier&) = delete;
    Barrier& operator=(const Barrier&) = delete;

    void open() {
        if (!is_open_) opened_.set_value();
        is_open_ = true;
    }

private:
    std::promise<void> opened_{};
    bool is_open_{};
};

}  // namespace linyi::app::test
