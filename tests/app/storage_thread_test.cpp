#include "app/storage_thread.hpp"

#include "app/waiting.hpp"
#include "storage/driver/connection.hpp"
#include "support/store.hpp"

#include <gtest/gtest.h>

#include <map>

namespace linyi::app {
namespace {

class Writing : public testing::Test {
protected:
    static void add_act(storage::Tx& tx) { tx.acts().append({.kind = "test", .payload = "{}"}); }
    /// Keeps what became of a job under `name`.
    StorageThread::Done keep(std::string name) {
        ++open_;
        return [this, name](Written written, const std::exception_ptr& error) {
            done[name] = written;
            failed[name] = error != nullptr;
            --open_;
        };
    }
    void run_until_done() {
        while (open_ > 0) io.run_one();
    }
    Written run(StorageThread::Job job, Author author = Author::others) {
        return test::wait_for(io, thread.run(std::move(job), author));
    }
    std::int64_t acts() {
        std::int64_t count = 0;
        run([&count](storage::Tx& tx) { count = tx.acts().last(); });
        return count;
    }

    asio::io_context io{1};
    const asio::executor_work_guard<asio::io_context::executor_type> guard{io.get_executor()};
    StorageThread thread{linyi::test::memory_store(), io.get_executor()};
    std::map<std::string, Written> done{};
    std::map<std::string, bool> failed{};

private:
    int open_{};
};

TEST_F(Writing, AJobIsStoredWhenItsWaiterGoesOn) {
    EXPECT_EQ(run(add_act), Written::stored);
    EXPECT_EQ(acts(), 1);
}

TEST_F(Writing, WhatAJobThrowsReachesItsWaiter) {
    EXPECT_THROW(run([](storage::Tx&) { throw std::runtime_error("no"); }), std::runtime_error);
    EXPECT_EQ(run(add_act), Written::stored) << "the thread goes on";
}

TEST_F(Writing, AFailedJobLosesItsOwnPartOnly) {
    test::Barrier barrier(thread);
    thread.submit(add_act, keep("before"));
    thread.submit(
        [](storage::Tx& tx) {
            add_act(tx);
            throw std::runtime_error("no");
        },
        keep("failing"));
    thread.submit(add_act, keep("after"));
    barrier.open();
    run_until_done();

    EXPECT_EQ(done["before"], Written::stored);
    EXPECT_EQ(done["failing"], Written::failed);
    EXPECT_TRUE(failed["failing"]);
    EXPECT_EQ(done["after"], Written::stored);
    EXPECT_EQ(acts(), 2);
}

TEST_F(Writing, ABrokenConstraintIsAFailedJobToo) {
    EXPECT_THROW(run([](storage::Tx& tx) {
                     const auto made = tx.communities().add({.name = "a"}, Timestamp{});
                     const Meeting twice{.community = made.id, .number = 1};
                     tx.meetings().add(twice);
                     tx.meetings().add(twice);
                 }),
                 storage::DatabaseError);
    run([](storage::Tx& tx) { EXPECT_TRUE(tx.communities().all().empty()); });
}

TEST_F(Writing, OneCommitServesAllThatWaited) {
    test::Barrier barrier(thread);
    for (int i = 0; i < 20; ++i) thread.submit(add_act, keep(std::to_string(i)));
    EXPECT_EQ(thread.waiting(), 20U);
    barrier.open();
    run_until_done();

    EXPECT_EQ(thread.commits(), 1);
    EXPECT_EQ(thread.waiting(), 0U);
    EXPECT_EQ(acts(), 20);
}

TEST_F(Writing, ABatchHasABound) {
    StorageThread small(linyi::test::memory_store(), io.get_executor(), {.batch_jobs = 2});
    test::Barrier barrier(small);
    for (int i = 0; i < 5; ++i) small.submit(add_act, keep(std::to_string(i)));
    barrier.open();
    run_until_done();

    EXPECT_EQ(small.commits(), 3);
}

TEST_F(Writing, ACommitWakesThoseWhoMayFindSomethingNewButNotItsAuthor) {
    std::string woken;
    thread.wake_outbox = [&woken] { woken += 'o'; };
    thread.wake_schedule = [&woken] { woken += 's'; };
    const std::vector<std::pair<Author, std::string>> expected{{Author::events, "os"},
                                                               {Author::others, "os"},
                                                               {Author::schedule, "o"},
                                                               {Author::outbox, ""}};
    for (const auto& [author, who] : expected) {
        woken.clear();
        run(add_act, author);
        EXPECT_EQ(woken, who);
    }
    woken.clear();
    EXPECT_THROW(run([](storage::Tx&) { throw std::runtime_error("no"); }), std::runtime_error);
    EXPECT_EQ(woken, "") << "nothing was stored";
}

TEST_F(Writing, ADiskThatIsFullStoresNothingAndIsKnown) {
    thread.submit(add_act, keep("good"), Author::events);
    thread.submit(
        [](storage::Tx&) {
            throw storage::DatabaseError(storage::DatabaseError::Kind::full, "disk full");
        },
        keep("full"), Author::events);
    run_until_done();
    EXPECT_EQ(done["full"], Written::disk_full);
    EXPECT_TRUE(thread.is_disk_full());

    EXPECT_EQ(run(add_act), Written::stored);
    EXPECT_FALSE(thread.is_disk_full()) << "room again";
}

TEST_F(Writing, ABusyDatabaseMeansTryAgain) {
    thread.submit(
        [](storage::Tx&) {
            throw storage::DatabaseError(storage::DatabaseError::Kind::busy, "locked");
        },
        keep("busy"), Author::events);
    run_until_done();

    EXPECT_EQ(done["busy"], Written::busy);
    EXPECT_EQ(acts(), 0);
}

TEST_F(Writing, StoppingFinishesWhatIsQueued) {
    for (int i = 0; i < 3; ++i) thread.submit(add_act, keep(std::to_string(i)));
    thread.stop();
    run_until_done();

    EXPECT_EQ(done.size(), 3U);
    for (const auto& [name, written] : done) EXPECT_EQ(written, Written::stored) << name;
}

TEST_F(Writing, WorkAloneIsOutsideOfAnyTransaction) {
    bool is_free = false;
    bool is_done = false;
    thread.run_alone([&is_free](storage::Store& store) { is_free = !store.in_transaction(); },
                     [&is_done](const std::exception_ptr& error) { is_done = !error; });
    while (!is_done) io.run_one();

    EXPECT_TRUE(is_free);
}

}  // namespace
}  // namespace linyi::app
