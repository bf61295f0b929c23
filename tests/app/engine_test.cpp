#include "app/engine.hpp"

#include "app/folder.hpp"
#include "storage/driver/connection.hpp"
#include "support/store.hpp"

#include <gtest/gtest.h>

namespace linyi::app {
namespace {

using commands::Call;
using commands::Context;
using commands::Reply;
using storage::DatabaseError;

constexpr Timestamp now{Millis{1'763'604'000'000}};

Result<Reply> mark(const Call& call, Context& context) {
    commands::record(context, "marked", {}, "{\"rest\":\"" + call.rest + "\"}");
    return Reply::say_here("marked");
}

Result<Reply> fail(const Call&, Context& context) {
    commands::record(context, "half_done", {}, "{}");
    throw std::runtime_error("a bug");
}

Result<Reply> break_constraint(const Call&, Context& context) {
    commands::record(context, "half_done", {}, "{}");
    throw DatabaseError(DatabaseError::Kind::constraint, "unique");
}

Result<Reply> lose_disk(const Call&, Context&) {
    throw DatabaseError(DatabaseError::Kind::full, "disk full");
}

Result<Reply> refuse(const Call&, Context& context) {
    commands::record(context, "half_done", {}, "{}");
    return Error{Errc::invalid_argument};
}

commands::CommandTable table_of_this_test() {
    commands::CommandTable table;
    const auto add = [&table](std::string_view name, commands::Handler handler) {
        table.add({.name = name, .words = {name}, .needs_community = false, .handler = handler});
    };
    add("mark", mark);
    add("fail", fail);
    add("collide", break_constraint);
    add("nodisk", lose_disk);
    add("refuse", refuse);
    return table;
}

class ApplyEvents : public testing::Test {
protected:
    static Inbound event(std::string id, std::string text) {
        return {.adapter = "hook",
                .event_id = std::move(id),
                .chat = "g",
                .sender = "u",
                .message_id = "m",
                .text = std::move(text),
                .body_sha256 = std::string(32, 'x')};
    }
    void apply(const Inbound& one) { apply(one, engine); }
    void apply(const Inbound& one, Engine& by) {
        store->transact([&](storage::Tx& tx) { by.apply(tx, one, now); });
    }
    std::vector<std::string> acts() {
        std::vector<std::string> kinds;
        for (const auto& act : store->tx().acts().from(1, 100)) kinds.push_back(act.kind);
        return kinds;
    }
    std::size_t answers() {
        return store->tx().outbox().in_state(OutgoingState::pending, 100).size();
    }

    std::unique_ptr<storage::Store> store = linyi::test::memory_store();
    commands::CommandTable table = table_of_this_test();
    Settings settings{};
    std::function<ChatTraits(std::string_view)> traits{
        [](std::string_view) { return ChatTraits{}; }};
    SeededRandom random{1};
    commands::Dispatcher dispatcher{table, settings, traits, random};
    Engine engine{dispatcher, nullptr};
};

using Kinds = std::vector<std::string>;

TEST_F(ApplyEvents, AnEventIsAppliedOnceHoweverOftenItComes) {
    for (int i = 0; i < 3; ++i) apply(event("1", "/mark"));
    apply(event("2", "/mark"));

    EXPECT_EQ(acts(), (Kinds{"marked", "marked"}));
    EXPECT_EQ(answers(), 2U);
}

TEST_F(ApplyEvents, TheSameIdOfAnotherAccountIsAnotherEvent) {
    apply(event("1", "/mark"));
    auto other = event("1", "/mark");
    other.adapter = "second";
    apply(other);

    EXPECT_EQ(acts(), (Kinds{"marked", "marked"}));
}

TEST_F(ApplyEvents, ARepeatWithAnotherBodyIsAuditedOnceAndNotApplied) {
    apply(event("1", "/mark"));
    auto changed = event("1", "/mark two");
    changed.body_sha256 = std::string(32, 'y');
    apply(changed);
    apply(changed);

    EXPECT_EQ(acts(), (Kinds{"marked", "event_differs"}));
}

TEST_F(ApplyEvents, WhatCannotBeHandledIsParkedWithoutHalfAnEffect) {
    apply(event("1", "/fail"));
    apply(event("2", "/collide"));
    apply(event("3", "/mark"));

    EXPECT_EQ(acts(), Kinds{"marked"}) << "and the line goes on";
    EXPECT_EQ(store->tx().inbox().dead_letters(), 2);
    apply(event("1", "/fail"));
    EXPECT_EQ(store->tx().inbox().dead_letters(), 2) << "received is received";
}

TEST_F(ApplyEvents, TheAdminChatHearsOfParkedAndAlteredEventsButIsNotFlooded) {
    const auto admin = store->tx().chats().admit({.adapter = "hook", .platform_chat = "admin"});
    Engine told{dispatcher, nullptr, outbox::AdminChat{.lane = admin.id}};
    auto changed = event("4", "/mark two");
    changed.body_sha256 = std::string(32, 'y');

    for (const auto* id : {"1", "2", "3"}) apply(event(id, "/fail"), told);
    apply(event("4", "/mark"), told);
    apply(changed, told);

    std::vector<std::string> alerts;
    for (const auto& message : store->tx().outbox().in_state(OutgoingState::pending, 100)) {
        if (message.lane == admin.id) alerts.push_back(message.document.title);
    }
    EXPECT_EQ(alerts.size(), 2U) << "one for three dead letters, one for the altered event";
}

TEST_F(ApplyEvents, AFullDiskIsTheBatchsBusiness) {
    EXPECT_THROW(apply(event("1", "/nodisk")), DatabaseError);

    EXPECT_EQ(store->tx().inbox().dead_letters(), 0);
    apply(event("1", "/mark"));
    EXPECT_EQ(acts(), Kinds{"marked"}) << "it was never admitted";
}

TEST_F(ApplyEvents, ARefusalIsAnsweredAndWritesNothingElse) {
    apply(event("1", "/refuse"));

    EXPECT_TRUE(acts().empty());
    EXPECT_EQ(answers(), 1U);
    EXPECT_EQ(store->tx().inbox().dead_letters(), 0);
}

TEST_F(ApplyEvents, AnEventThatCrashedUsTwiceIsParkedUnread) {
    const test::Folder folder;
    const auto file = folder.path() / "applying.map";
    const auto killer = event("1", "/mark");
    for (int i = 0; i < 2; ++i) CrashMarks(file).begin(killer.body_sha256);
    CrashMarks marks(file);
    Engine guarded(dispatcher, &marks);

    apply(killer, guarded);

    EXPECT_TRUE(acts().empty());
    EXPECT_EQ(store->tx().inbox().dead_letters(), 1);
}

TEST_F(ApplyEvents, AnEventThatThrowsIsNoCrash) {
    const test::Folder folder;
    const auto file = folder.path() / "applying.map";
    const auto failing = event("1", "/fail");
    for (int i = 0; i < 3; ++i) {
        CrashMarks marks(file);
        Engine guarded(dispatcher, &marks);
        auto again = failing;
        again.event_id = std::to_string(i);
        apply(again, guarded);
    }

    EXPECT_FALSE(CrashMarks(file).is_quarantined(failing.body_sha256));
}

}  // namespace
}  // namespace linyi::app
