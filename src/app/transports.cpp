#include "app/transports.hpp"

#include <stdexcept>

namespace linyi::app {

asio::awaitable<void> StorageWriter::write(std::function<void(storage::Tx&)> job) {
    const auto written = co_await storage_.run(std::move(job), author_);
    if (written == Written::stored) co_return;
    throw std::runtime_error(written == Written::disk_full ? "the disk is full"
                                                           : "the database is busy");
}

asio::awaitable<outbox::Reply> ChatTransport::send(HttpRequest request) {
    co_return hub_.deliver(request);
}

}  // namespace linyi::app
