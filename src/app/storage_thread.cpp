#include "app/storage_thread.hpp"

#include "base/log.hpp"
#include "base/mutant.hpp"
#include "storage/driver/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <unistd.h>

#include <algorithm>

namespace linyi::app {
namespace {

constexpr int exit_disk_failed = 70;  // EX_SOFTWARE; systemd starts us again

/// After a failed read, write or sync nobody knows what the disk holds: a retry could succeed over
/// a hole. Stop at once; the next start reads what is really there (reliability.md §1.2, ATC'20).
[[noreturn]] void stop_at_once(const storage::DatabaseError& error) {
    log::error("database_failed", {{"what", error.what()}});
    log::flush();
    _exit(exit_disk_failed);
}

Written to_written(const storage::DatabaseError& error) {
    switch (error.kind()) {
        case storage::DatabaseError::Kind::busy: return Written::busy;
        case storage::DatabaseError::Kind::full:
            if (mutant("full_disk_ends_it")) stop_at_once(error);
            return Written::disk_full;
        case storage::DatabaseError::Kind::io:
            if (mutant("ack_after_io_error")) return Written::stored;
            stop_at_once(error);
        case storage::DatabaseError::Kind::constraint:
        case storage::DatabaseError::Kind::other: return Written::failed;
    }
    return Written::failed;
}

/// What a waiting coroutine and the completion share.
struct Waiting {
    explicit Waiting(const asio::any_io_executor& executor)
        : timer(executor, asio::steady_timer::time_point::max()) {}

    asio::steady_timer timer;
    std::optional<Written> written{};
    std::exception_ptr error{};
};

}  // namespace

StorageThread::StorageThread(std::unique_ptr<storage::Store> store, asio::any_io_executor network,
                             const StorageLimits& limits)
    : store_(std::move(store)), network_(std::move(network)), limits_(limits) {
    thread_ = std::thread([this] {
        const auto guard = asio::make_work_guard(queue_);
        queue_.run();
    });
}

StorageThread::~StorageThread() {
    stop();
}

void StorageThread::submit(Job job, Done done, Author author) {
    waiting_.fetch_add(1, std::memory_order_relaxed);
    auto item = std::make_shared<Item>();  // Shared only because post() wants to copy its handler.
    item->job = std::move(job);
    item->done = std::move(done);
    item->author = author;
    asio::post(queue_, [this, item] { take(std::move(*item)); });
}

asio::awaitable<Written> StorageThread::run(Job job, Author author) {
    const auto executor = co_await asio::this_coro::executor;
    const auto waiting = std::make_shared<Waiting>(executor);  // shared with the completion
    auto done = [waiting](Written written, std::exception_ptr error) {
        waiting->written = written;
        waiting->error = std::move(error);
        waiting->timer.cancel();
    };
    submit(std::move(job), std::move(done), author);
    constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
    const auto [stopped] = co_await waiting->timer.async_wait(as_result);
    // Only the completion cancels the timer; without it the waiting itself was cancelled.
    if (!waiting->written) throw boost::system::system_error(stopped);
    if (waiting->error) std::rethrow_exception(waiting->error);
    co_return *waiting->written;
}

void StorageThread::run_alone(std::function<void(storage::Store&)> work,
                              std::function<void(std::exception_ptr)> done) {
    asio::post(queue_, [this, work = std::move(work), done = std::move(done)] {
        std::exception_ptr error;
        try {
            work(*store_);
        } catch (const storage::DatabaseError& failure) {
            to_written(failure);  // A broken disk ends the process here, as in any batch.
            error = std::current_exception();
        } catch (...) {
            error = std::current_exception();
        }
        asio::post(network_, [this, done, error] {
            done(error);
            wake(true, true);
        });
    });
}

void StorageThread::stop() {
    if (!thread_.joinable()) return;
    asio::post(queue_, [this] {
        flush();
        try {
            store_->checkpoint(true);
        } catch (const storage::DatabaseError& error) {
            log::warning("checkpoint_failed", {{"what", error.what()}});
        }
        queue_.stop();
    });
    thread_.join();
}

void StorageThread::take(Item item) {
    pending_.push_back(std::move(item));
    if (pending_.size() >= limits_.batch_jobs) {
        flush();
    } else if (!flush_posted_) {
        // Behind everything queued by now, so that one commit serves all of it.
        flush_posted_ = true;
        asio::post(queue_, [this] {
            flush_posted_ = false;
            flush();
        });
    }
}

void StorageThread::flush() {
    if (pending_.empty()) return;
    auto batch = std::move(pending_);
    pending_.clear();
    if (mutant("ack_before_commit")) {
        for (auto& item : batch) {
            asio::post(network_, [done = std::exchange(item.done, {})] {
                if (done) done(Written::stored, {});
            });
        }
    }
    try {
        const int pages = store_->log_pages();
        store_->begin();
        for (auto& item : batch) apply(item);
        store_->commit();
        commits_.fetch_add(1, std::memory_order_relaxed);
        // A look of the schedule or the outbox that wrote nothing succeeds on a full disk too.
        const bool has_events = std::any_of(batch.begin(), batch.end(), [](const Item& item) {
            return item.author == Author::events || item.author == Author::others;
        });
        if (has_events || store_->log_pages() != pages)
            is_disk_full_.store(false, std::memory_order_relaxed);
    } catch (const storage::DatabaseError& error) {
        const auto written = to_written(error);
        is_disk_full_.store(written == Written::disk_full, std::memory_order_relaxed);
        log::warning("batch_failed", {{"what", error.what()}, {"jobs", batch.size()}});
        store_->rollback();
        for (auto& item : batch) {
            item.written = written;
            item.error = nullptr;
        }
    }
    complete(std::move(batch));
    tidy();
}

void StorageThread::apply(Item& item) {
    auto tx = store_->tx();
    const bool guards_itself = item.author == Author::events;
    if (!guards_itself) store_->savepoint();
    try {
        item.job(tx);
        if (!guards_itself) store_->release();
    } catch (const storage::DatabaseError& error) {
        using Kind = storage::DatabaseError::Kind;
        const bool is_local = error.kind() == Kind::constraint || error.kind() == Kind::other;
        // A full or broken disk may have ended the whole transaction: then the batch is lost.
        if (!is_local || !store_->in_transaction() || guards_itself) throw;
        item.written = Written::failed;
        item.error = std::current_exception();
        store_->rollback_to();
    } catch (...) {
        if (guards_itself) throw;
        item.written = Written::failed;
        item.error = std::current_exception();
        store_->rollback_to();
    }
}

void StorageThread::complete(std::vector<Item> batch) {
    const auto shared = std::make_shared<std::vector<Item>>(std::move(batch));  // one post a batch
    asio::post(network_, [this, shared, note = new_note()] {
        waiting_.fetch_sub(shared->size(), std::memory_order_relaxed);
        bool outbox = false;
        bool schedule = false;
        for (auto& item : *shared) {
            if (item.done) item.done(item.written, item.error);
            if (item.written != Written::stored) continue;
            outbox = outbox || item.author != Author::outbox;
            schedule = schedule || item.author == Author::events || item.author == Author::others;
        }
        wake(outbox, schedule);
        if (!note.empty() && keep_note) keep_note(note);
    });
}

/// The checkpoint of the last commit, once.
std::string StorageThread::new_note() {
    const auto& note = store_->ledger_note();
    if (note == told_note_) return {};
    told_note_ = note;
    return note;
}

void StorageThread::wake(bool outbox, bool schedule) const {
    if (outbox && wake_outbox) wake_outbox();
    if (schedule && wake_schedule) wake_schedule();
}

void StorageThread::tidy() {
    const int pages = store_->log_pages();
    if (pages < limits_.checkpoint_pages) return;
    try {
        store_->checkpoint(pages >= limits_.truncate_pages);
    } catch (const storage::DatabaseError& error) {
        to_written(error);
        log::warning("checkpoint_failed", {{"what", error.what()}});
    }
}

}  // namespace linyi::app
