#include "app/work_thread.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <memory>

namespace linyi::app {
namespace {

/// What a waiting coroutine and the thread share.
struct Waiting {
    explicit Waiting(const asio::any_io_executor& e)
        : executor(e), timer(e, asio::steady_timer::time_point::max()) {}

    asio::any_io_executor executor;
    asio::steady_timer timer;
    bool is_done{};
    std::exception_ptr error{};
};

}  // namespace

WorkThread::WorkThread() {
    thread_ = std::thread([this] {
        const auto guard = asio::make_work_guard(queue_);
        queue_.run();
    });
}

WorkThread::~WorkThread() {
    stop();
}

asio::awaitable<void> WorkThread::run(std::function<void()> work) {
    const auto executor = co_await asio::this_coro::executor;
    const auto waiting = std::make_shared<Waiting>(executor);  // shared with the thread
    asio::post(queue_, [waiting, work = std::move(work)] {
        std::exception_ptr error;
        try {
            work();
        } catch (...) {
            error = std::current_exception();
        }
        asio::post(waiting->executor, [waiting, error] {
            waiting->is_done = true;
            waiting->error = error;
            waiting->timer.cancel();
        });
    });
    constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
    const auto [stopped] = co_await waiting->timer.async_wait(as_result);
    if (!waiting->is_done) throw boost::system::system_error(stopped);
    if (waiting->error) std::rethrow_exception(waiting->error);
}

void WorkThread::stop() {
    if (!thread_.joinable()) return;
    asio::post(queue_, [this] { queue_.stop(); });
    thread_.join();
}

}  // namespace linyi::app
