#pragma once

#include "storage/store.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace linyi::app {

namespace asio = boost::asio;

/// What became of a job of the writing thread.
enum class Written {
    stored,     ///< committed: the disk has it
    failed,     ///< the job threw; its own part is rolled back, the rest of the batch is stored
    busy,       ///< another process holds the database: nothing stored, try again
    disk_full,  ///< nothing stored, try again when there is room
};

/// Who handed a job in. A commit wakes those who may find something new in it, never its author:
/// the outbox would otherwise wake itself for ever.
enum class Author {
    events,    ///< platforms' messages; such a job guards its own parts and needs no savepoint
    others,    ///< the admin API, subcommands
    schedule,  ///< chores: what they enqueue is for the outbox
    outbox,    ///< claims and verdicts: nobody waits for those
};

/// Bounds of one batch and of the queue before it.
struct StorageLimits {
    std::size_t batch_jobs{256};  ///< one fsync for up to this many
    int checkpoint_pages{1000};   ///< copied back after the acknowledgements are out
    int truncate_pages{4096};     ///< 16 MiB of log: cut the file
};

/// The one thread that writes: it owns the only writing connection and every checkpoint
/// (reliability.md §3.1). While one commit runs, the next batch gathers by itself: no timer.
class StorageThread {
public:
    using Job = std::function<void(storage::Tx&)>;
    using Done = std::function<void(Written, std::exception_ptr)>;

    /// `network` is where completions run; both must outlive the thread's jobs.
    StorageThread(std::unique_ptr<storage::Store> store, asio::any_io_executor network,
                  const StorageLimits& limits = {});
    ~StorageThread();
    StorageThread(const StorageThread&) = delete;
    StorageThread& operator=(const StorageThread&) = delete;

    /// Queues a job; `done` runs on the network thread after the commit (or the failure).
    void submit(Job job, Done done, Author author = Author::others);

    /// Queues a job and waits. Rethrows what the job threw. Precondition: network thread.
    asio::awaitable<Written> run(Job job, Author author);

    /// Work on the store between batches, outside any transaction (backup). Runs on the thread.
    void run_alone(std::function<void(storage::Store&)> work,
                   std::function<void(std::exception_ptr)> done);

    std::size_t waiting() const { return waiting_.load(std::memory_order_relaxed); }
    bool is_disk_full() const { return is_disk_full_.load(std::memory_order_relaxed); }
    std::int64_t commits() const { return commits_.load(std::memory_order_relaxed); }

    /// Called on the network thread after each commit, when somebody may find something new.
    std::function<void()> wake_outbox{};
    std::function<void()> wake_schedule{};

    /// Called on the network thread with the ledger's newest signed checkpoint, after a commit that
    /// appended to it.
    std::function<void(std::string note)> keep_note{};

    /// Finishes what is queued, checkpoints and ends the thread.
    void stop();
    /// Once the thread has ended: the checkpoint that the ledger ends with. Empty: there is none.
    const std::string& last_note() const { return store_->ledger_note(); }

private:
    struct Item {
        Job job{};
        Done done{};
        Author author{Author::others};
        Written written{Written::stored};
        std::exception_ptr error{};
    };

    void take(Item item);
    void flush();
    void apply(Item& item);
    void complete(std::vector<Item> batch);
    std::string new_note();
    void wake(bool outbox, bool schedule) const;
    void tidy();

    std::unique_ptr<storage::Store> store_;
    asio::any_io_executor network_;
    StorageLimits limits_;
    asio::io_context queue_{1};
    std::vector<Item> pending_{};
    std::string told_note_{};
    bool flush_posted_{};
    std::atomic<std::size_t> waiting_{};
    std::atomic<bool> is_disk_full_{};
    std::atomic<std::int64_t> commits_{};
    std::thread thread_;
};

}  // namespace linyi::app
