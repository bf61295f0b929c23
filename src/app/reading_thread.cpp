#include "app/reading_thread.hpp"

namespace linyi::app {

asio::awaitable<void> ReadingThread::run(std::function<void(storage::Tx&)> job) {
    std::function<void()> work = [this, job = std::move(job)] { store_->read(job); };
    co_await thread_.run(std::move(work));
}

}  // namespace linyi::app
