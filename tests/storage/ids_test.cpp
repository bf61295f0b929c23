#include "storage/ids.hpp"

#include "storage/driver/connection.hpp"
#include "support/store.hpp"

#include <gtest/gtest.h>

namespace linyi::storage {
namespace {

class IdBlocks : public testing::Test {
protected:
    std::int64_t reserved() {
        Query query(store->connection(), "SELECT coalesce(max(value), 0) FROM counter");
        query.next();
        return query.integer(0);
    }
    void drop(Tx& tx) {
        tx.begin_part();
        tx.chats().admit({.adapter = "a", .platform_chat = "dropped"});
        tx.drop_part();
    }

    std::unique_ptr<Store> store = test::memory_store();
};

TEST_F(IdBlocks, APartThatIsDroppedTakesBackOnlyWhatItReserved) {
    store->transact([](Tx& tx) { tx.chats().admit({.adapter = "a", .platform_chat = "kept"}); });
    const auto before = reserved();

    for (int i = 0; i < 1000; ++i) store->transact([this](Tx& tx) { drop(tx); });

    EXPECT_EQ(reserved(), before) << "a thousand refusals burn no block";
}

TEST_F(IdBlocks, ABlockReservedInsideADroppedPartIsNotUsedAfterwards) {
    store->transact([this](Tx& tx) {
        drop(tx);
        const auto kept = tx.chats().admit({.adapter = "a", .platform_chat = "kept"});
        EXPECT_LE(kept.id.value, reserved());
    });
    const auto first = store->tx().chats().find("a", "kept");

    store->transact([](Tx& tx) { tx.chats().admit({.adapter = "a", .platform_chat = "next"}); });

    EXPECT_NE(store->tx().chats().find("a", "next")->id, first->id);
}

}  // namespace
}  // namespace linyi::storage
