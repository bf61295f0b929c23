#pragma once

#include "storage/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>

namespace linyi::outbox {

namespace asio = boost::asio;

/// The road to the writing thread. The app implements it with its group commit; tests with a store.
class Writer {
public:
    virtual ~Writer() = default;

    /// Runs `job` there, inside a transaction. Resolves on the caller's executor after the commit;
    /// throws (storage::DatabaseError, or what the job threw) if nothing was written. The job may
    /// run after the caller was cancelled, so it must own or share everything it uses.
    virtual asio::awaitable<void> write(std::function<void(storage::Tx&)> job) = 0;
};

}  // namespace linyi::outbox
