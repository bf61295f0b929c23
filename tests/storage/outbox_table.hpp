#pragma once

#include "support/store.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace linyi::storage {

/// A store with chats, written to as the product does.
class OutboxTable : public testing::Test {
protected:
    const Timestamp now = from_millis(1'767'600'000'000);
    static constexpr std::int64_t epoch = 3;

    ChatId chat(const std::string& name, const std::string& adapter = "bot") {
        return tx.chats().admit({.adapter = adapter, .platform_chat = name}).id;
    }

    OutboxId say(ChatId lane) { return say(lane, now); }

    OutboxId say(ChatId lane, Timestamp not_before) {
        Outgoing message{.lane = lane, .kind = "reply", .created = now, .not_before = not_before};
        message.document.title = "hello";
        return tx.outbox().enqueue(message);
    }

    ClaimRequest request() { return request(now); }

    ClaimRequest request(Timestamp at) {
        return {
            .now = at, .epoch = epoch, .allowance = {{"bot", {.messages = 100, .retries = 100}}}};
    }

    /// Ids of what is claimed.
    std::vector<OutboxId> claim(const ClaimRequest& wanted) {
        std::vector<OutboxId> ids;
        for (const auto& taken : tx.lanes().claim(wanted).claims) ids.push_back(taken.message.id);
        return ids;
    }

    OutgoingState state(OutboxId id) { return tx.outbox().find(id)->state; }

    Attempt attempt(OutboxId id, std::int64_t of_epoch = epoch) {
        return {.id = id, .epoch = of_epoch, .now = now, .status = 200};
    }

    std::unique_ptr<Store> store{test::memory_store()};
    Tx tx{store->tx()};
};

using MessageIds = std::vector<OutboxId>;

}  // namespace linyi::storage
