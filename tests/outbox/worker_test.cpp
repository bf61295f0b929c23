#include "outbox/worker.hpp"

#include "outbox/bench.hpp"

#include <gtest/gtest.h>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

Reply always(int status) {
    return answer(status);
}

TEST(Worker, SendsInTheOrderOfTheRowsAndKeepsTheMessageId) {
    Bench bench;
    const auto chat = bench.chat("group");
    const auto first = bench.say(chat, "one");
    bench.say(chat, "two");
    bench.platform.script = [](const HttpRequest& request) {
        return answer(200, "m-" + request.body);
    };

    bench.work();

    EXPECT_EQ(bench.sent_texts(), (Texts{"one", "two"}));
    EXPECT_EQ(bench.find(first).state, OutgoingState::sent);
    EXPECT_EQ(bench.find(first).platform_message, "m-one");
    EXPECT_EQ(bench.find(first).last_status, 200);
}

TEST(Worker, AQuoteOfASentMessageFindsItsSubject) {
    Bench bench;
    Outgoing poll{.lane = bench.chat("group"), .kind = "poll", .subject = {.kind = 'V', .id = 12}};
    bench.say(poll);
    bench.platform.script = [](const HttpRequest&) { return answer(200, "m-7"); };

    bench.work();

    const auto subject = bench.tx().conversation().subject_of(poll.lane, "m-7");
    EXPECT_EQ(subject, (Subject{.kind = 'V', .id = 12}));
}

TEST(Worker, AFailedMessageHoldsBackItsChatButNoOther) {
    Bench bench;
    const auto bad = bench.chat("bad");
    const auto good = bench.chat("good");
    bench.say(bad, "one");
    bench.say(bad, "two");
    bench.say(good, "three");
    bench.platform.script = [](const HttpRequest& request) {
        return always(header_of(request, "X-Chat") == "bad" ? 500 : 200);
    };

    bench.work();

    EXPECT_EQ(bench.sent_texts(), (Texts{"one", "three"}));
}

TEST(Worker, ARetryHasTheSameKeyAndTheSameBytes) {
    Bench bench;
    bench.say(bench.chat("group"), "hello");
    int tries = 0;
    bench.platform.script = [&](const HttpRequest&) { return always(++tries < 3 ? 503 : 200); };

    bench.work_for(1min);

    const auto& requests = bench.platform.requests;
    ASSERT_EQ(requests.size(), 3U);
    EXPECT_EQ(header_of(requests[0], "X-Key").size(), 24U);
    for (const auto& request : requests) {
        EXPECT_EQ(header_of(request, "X-Key"), header_of(requests[0], "X-Key"));
        EXPECT_EQ(request.body, requests[0].body);
    }
}

TEST(Worker, TwoMessagesNeverShareAKey) {
    Bench bench;
    const auto chat = bench.chat("group");
    bench.say(chat, "same");
    bench.say(chat, "same");

    bench.work();

    EXPECT_NE(header_of(bench.platform.requests[0], "X-Key"),
              header_of(bench.platform.requests[1], "X-Key"));
}

TEST(Worker, IsDeadAfterTwelveTries) {
    Bench bench;
    const auto id = bench.say(bench.chat("group"), "hello");
    bench.platform.script = [](const HttpRequest&) { return always(500); };

    bench.work_for(23h);

    EXPECT_EQ(bench.platform.requests.size(), 12U);
    EXPECT_EQ(bench.find(id).state, OutgoingState::dead);
    EXPECT_EQ(bench.find(id).last_status, 500);
}

TEST(Worker, APlatformThatAsksToWaitForADayEndsWithADeadLetter) {
    Bench bench;
    const auto id = bench.say(bench.chat("group"), "hello");
    bench.platform.script = [](const HttpRequest&) {
        auto busy = answer(429);
        busy.headers.push_back({.name = "Retry-After", .value = "3600"});
        return Reply{busy};
    };

    bench.work_for(23h);
    EXPECT_EQ(bench.find(id).state, OutgoingState::pending);
    bench.work_for(2h);

    EXPECT_EQ(bench.find(id).state, OutgoingState::dead);
}

TEST(Worker, ADeadHeadIsSkippedAndTheRestGoesOut) {
    Bench bench;
    const auto chat = bench.chat("group");
    const auto dead = bench.say(chat, "bad");
    bench.say(chat, "good");
    bench.platform.script = [](const HttpRequest& request) {
        return always(request.body == "bad" ? 403 : 200);
    };

    bench.work();

    EXPECT_EQ(bench.sent_texts(), (Texts{"bad", "good"}));
    EXPECT_EQ(bench.find(dead).state, OutgoingState::dead);
    EXPECT_EQ(bench.find(dead).last_error, "HTTP 403");
}

TEST(Worker, RefusedMarkupIsSentOncePlainUnderTheSameKey) {
    Bench bench;
    const auto id = bench.say(bench.chat("group"), "*hello*");
    bench.platform.script = [](const HttpRequest& request) {
        return header_of(request, "X-Plain").empty() ? answer(400, "markup") : answer(200);
    };

    bench.work();

    ASSERT_EQ(bench.platform.requests.size(), 2U);
    EXPECT_EQ(header_of(bench.platform.requests[0], "X-Key"),
              header_of(bench.platform.requests[1], "X-Key"));
    EXPECT_EQ(bench.find(id).state, OutgoingState::sent);
}

TEST(Worker, MarkupThatIsRefusedEvenPlainIsDead) {
    Bench bench;
    const auto id = bench.say(bench.chat("group"), "*hello*");
    bench.platform.script = [](const HttpRequest&) { return answer(400, "markup"); };

    bench.work();

    EXPECT_EQ(bench.platform.requests.size(), 2U);
    EXPECT_EQ(bench.find(id).state, OutgoingState::dead);
}

TEST(Worker, AMovedChatIsRenamedAndTheMessageGoesThere) {
    Bench bench;
    const auto chat = bench.chat("-100");
    const auto id = bench.say(chat, "hello");
    bench.platform.script = [](const HttpRequest& request) {
        return header_of(request, "X-Chat") == "-100" ? answer(308, "-100200") : answer(200);
    };

    bench.work();

    EXPECT_EQ(bench.tx().chats().find(chat)->platform_chat, "-100200");
    EXPECT_EQ(bench.find(id).state, OutgoingState::sent);
}

TEST(Worker, AMoveToANameThatHasAlreadyWrittenTakesOverWhatWaitsThere) {
    Bench bench;
    const auto chat = bench.chat("-100");
    const auto seen = bench.chat("-100200");
    bench.say(chat, "one");
    bench.platform.script = [&](const HttpRequest& request) {
        return header_of(request, "X-Chat") == "-100" ? answer(308, "-100200") : answer(200);
    };
    auto later = Outgoing{.lane = seen, .kind = "reply"};
    later.document.blocks.push_back(paragraph("two"));
    later.not_before = bench.clock.now() + 1s;
    bench.say(later);

    bench.work_for(2s);

    EXPECT_EQ(bench.sent_texts(), (Texts{"one", "one", "two"}));
    EXPECT_EQ(bench.tx().chats().find("test", "-100200")->id, chat);
}

TEST(Worker, AGoneChatIsLeftAloneUntilItReturns) {
    Bench bench;
    const auto chat = bench.chat("group");
    bench.say(chat, "one");
    const auto second = bench.say(chat, "two");
    bench.platform.script = [](const HttpRequest&) { return always(410); };
    bench.work_for(1h);
    ASSERT_EQ(bench.sent_texts(), (Texts{"one"}));
    EXPECT_TRUE(bench.tx().chats().find(chat)->is_gone);

    bench.platform.script = nullptr;
    bench.store->transact([&](storage::Tx& tx) { tx.chats().set_gone(chat, false); });
    bench.work();

    EXPECT_EQ(bench.find(second).state, OutgoingState::sent);
}

TEST(Worker, MessagesForAChatThatStaysGoneAreDeadAfterADay) {
    Bench bench;
    const auto chat = bench.chat("group");
    const auto id = bench.say(chat, "one");
    bench.store->transact([&](storage::Tx& tx) { tx.chats().set_gone(chat, true); });

    bench.work_for(24h);
    EXPECT_EQ(bench.find(id).state, OutgoingState::pending);
    bench.work_for(2min);

    EXPECT_EQ(bench.find(id).state, OutgoingState::dead);
}

TEST(Worker, ReplacesAnEarlierMessageInPlace) {
    Bench bench;
    const auto chat = bench.chat("group");
    const auto first = bench.say(chat, "one");
    Outgoing edit{.lane = chat, .kind = "poll"};
    edit.document.blocks.push_back(paragraph("one, edited"));
    edit.document.replaces = first.value;
    bench.say(edit);
    bench.platform.script = [](const HttpRequest&) { return answer(200, "m-1"); };

    bench.work();

    EXPECT_EQ(header_of(bench.platform.requests[1], "X-Edit"), "m-1");
}

TEST(Worker, WhereThePlatformCannotEditTheReplacementIsANewMessage) {
    Bench bench;
    bench.adapter.able.edits = false;
    const auto chat = bench.chat("group");
    Outgoing edit{.lane = chat, .kind = "poll"};
    edit.document.replaces = bench.say(chat, "one").value;
    bench.say(edit);
    bench.platform.script = [](const HttpRequest&) { return answer(200, "m-1"); };

    bench.work();

    ASSERT_EQ(bench.platform.requests.size(), 2U);
    EXPECT_EQ(header_of(bench.platform.requests[1], "X-Edit"), "");
}

TEST(Worker, SeveralRequestsMakeOneMessageWithTheFirstId) {
    Bench bench;
    bench.adapter.requests_per_message = 3;
    const auto id = bench.say(bench.chat("group"), "hello");
    int number = 0;
    bench.platform.script = [&](const HttpRequest&) {
        ++number;
        return answer(200, number == 1 ? "" : "m-" + std::to_string(number));
    };

    bench.work();

    EXPECT_EQ(bench.platform.requests.size(), 3U);
    EXPECT_EQ(bench.find(id).platform_message, "m-2");
}

TEST(Worker, AnAdapterWithoutEndIsStopped) {
    Bench bench;
    bench.adapter.requests_per_message = 1000;
    const auto id = bench.say(bench.chat("group"), "hello");

    bench.work();

    EXPECT_EQ(bench.platform.requests.size(), 8U);
    EXPECT_EQ(bench.find(id).state, OutgoingState::dead);
}

TEST(Worker, AMessageOfAnUnknownAccountWaits) {
    Bench bench;
    const auto id = bench.say(bench.chat("group", "removed"), "hello");

    bench.work_for(1h);

    EXPECT_EQ(bench.platform.requests.size(), 0U);
    EXPECT_EQ(bench.find(id).state, OutgoingState::pending);
}

TEST(Worker, KeepsVerdictsUntilTheDiskTakesThem) {
    Bench bench;
    const auto id = bench.say(bench.chat("group"), "hello");
    bench.turn();
    bench.writer->failures_to_come = 3;
    for (int i = 0; i < 3; ++i) EXPECT_THROW(bench.turn(), std::runtime_error);

    bench.work();

    EXPECT_EQ(bench.platform.requests.size(), 1U);
    EXPECT_EQ(bench.find(id).state, OutgoingState::sent);
}

TEST(Worker, IsIdleForLongWhenThereIsNothingToDo) {
    Bench bench;
    bench.work();
    bench.writer->writes = 0;

    bench.work_for(10min);

    EXPECT_LE(bench.writer->writes, 30);
}

}  // namespace
}  // namespace linyi::outbox
