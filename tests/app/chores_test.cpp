#include "app/chores.hpp"

#include "app/admin_json.hpp"
#include "app/backup.hpp"
#include "support/store.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>
#include <stdexcept>

namespace linyi::app {
namespace {

using namespace std::chrono_literals;

const Timestamp start = from_millis(1763604000000);  // 2025-11-20 10:00 in Shanghai

/// A community with one owners' group, and the service's chores on a clock that a test moves.
class Chores : public testing::Test {
protected:
    Chores() {
        auto zone = Zone::find("Asia/Shanghai");
        if (!zone) throw std::runtime_error("no zone database");
        community = tx().communities().add({.name = "和悦里小区", .zone = *zone}, start);
        group = tx().chats().admit({.adapter = "hook", .platform_chat = "g"});
        tx().chats().link(group.id, community.id, Purpose::owners);
    }

    storage::Tx tx() { return store->tx(); }

    /// What the ticker does at `now`.
    void look(Timestamp now) {
        for (bool is_done = false; !is_done;) {
            is_done = true;
            for (const auto& chore : chores) {
                store->transact([&](storage::Tx& view) {
                    const auto due = chore.next_due(view, now);
                    if (!due || *due > now) return;
                    chore.run(view, now);
                    is_done = false;
                });
            }
        }
    }

    void remind(Timestamp at, std::string text) {
        tx().timed_reminders().add({.community = community.id,
                                    .chat = group.id,
                                    .at = at,
                                    .text = std::move(text),
                                    .created_by = {1}},
                                   start);
    }
    Poll open_poll(Timestamp closes) {
        return tx().polls().add({.community = community.id,
                                 .number = 1,
                                 .question = "是否换锁？",
                                 .opened_at = start,
                                 .closes_at = closes,
                                 .chat = group.id},
                                {{.no = 1, .label = "1-1-101", .area = {9000}}});
    }

    std::vector<Outgoing> sent() { return tx().outbox().in_state(OutgoingState::pending, 100'000); }

    std::unique_ptr<storage::Store> store{test::memory_store()};
    Community community{};
    Chat group{};
    Settings settings{};
    SeededRandom random{1};
    std::function<ChatTraits(std::string_view)> traits{
        [](std::string_view) { return ChatTraits{}; }};
    commands::ChoreContext context{random, settings, traits};
    std::vector<schedule::Chore> chores{make_service_chores(context)};
};

/// S1 of reliability.md: 500 jumps of a second, an hour, a day, 400 days, either way.
TEST_F(Chores, NoJumpOfTheClockSaysAnythingTwiceOrTooEarly) {
    std::map<std::string, Timestamp> due;
    for (int i = 0; i < 300; ++i) {
        const auto text = "第" + std::to_string(i) + "件事";
        due[text] = start + i * 7h;
        remind(due[text], text);
    }
    std::mt19937 dice(20251120);
    const std::vector<Millis> jumps{1s, -1s, 1h, -1h, 24h, -24h, 400 * 24h, -400 * 24h, 13h};
    auto now = start;
    for (int i = 0; i < 500; ++i) {
        now = std::max(start, now + jumps[dice() % jumps.size()]);
        look(now);
    }

    std::map<std::string, int> fired;
    for (const auto& message : sent()) {
        for (const auto& block : message.document.blocks) {
            for (const auto& [text, at] : due) {
                if (block.text != "提醒：" + text) continue;
                ++fired[text];
                EXPECT_GE(message.created, at) << text;
                EXPECT_LE(message.created, at + settings.reminders.stale_after) << text;
            }
        }
    }
    EXPECT_FALSE(fired.empty());
    for (const auto& [text, times] : fired) EXPECT_EQ(times, 1) << text;
}

TEST_F(Chores, ARestartAfterAnyJumpSaysNothingTwice) {
    const auto person = tx().roster().add_person(community.id, "张伟", "");
    const auto due = due_on(community.zone.to_local(start + 72h).day, community.zone);
    tx().tasks().add({.community = community.id,
                      .number = 1,
                      .text = "更换门禁",
                      .responsible = person,
                      .responsible_name = "张伟",
                      .due = due,
                      .first_due = due,
                      .chat = group.id,
                      .created_at = start});
    std::mt19937 dice(20251123);
    const std::vector<Millis> jumps{1s, 1h, -1h, 5h, 24h, -24h};
    auto now = start;
    for (int i = 0; i < 500; ++i) {
        now = std::max(start, now + jumps[dice() % jumps.size()]);
        tx().reminders().look_at_all();
        look(now);
    }

    std::map<std::string, int> said;
    for (const auto& act : tx().acts().from(1, 10'000)) {
        if (act.kind == "task_reminded") ++said[act.payload];
    }
    EXPECT_GE(said.size(), 3U);
    for (const auto& [payload, times] : said) EXPECT_EQ(times, 1) << payload;
}

TEST_F(Chores, AVotesRemindersEndWithItAndTheCloseComesFirst) {
    open_poll(start + 50h);

    look(start + 50h + 1ms);

    EXPECT_TRUE(tx().reminders().all().empty());
    for (const auto& message : sent()) EXPECT_NE(message.kind, "reminder");
}

TEST_F(Chores, APollThatCannotBeClosedKeepsNoOtherOpen) {
    traits = [](std::string_view adapter) {
        if (adapter == "broken") throw std::runtime_error("no such adapter");
        return ChatTraits{};
    };
    const auto other = tx().communities().add({.name = "青禾里", .zone = community.zone}, start);
    const auto chat = tx().chats().admit({.adapter = "broken", .platform_chat = "b"});
    tx().chats().link(chat.id, other.id, Purpose::owners);
    const auto bad = tx().polls().add({.community = other.id,
                                       .number = 1,
                                       .question = "是否换灯？",
                                       .opened_at = start,
                                       .closes_at = start + 1h,
                                       .chat = chat.id},
                                      {{.no = 1, .label = "1-1-101", .area = {9000}}});
    const auto good = open_poll(start + 1h);

    bool is_done = true;
    store->transact(
        [&](storage::Tx& view) { is_done = commands::close_due_polls(context, view, start + 2h); });

    EXPECT_FALSE(is_done) << "one is left";
    EXPECT_EQ(tx().polls().find(bad.id)->state, PollState::open) << "taken back as a whole";
    EXPECT_EQ(tx().polls().find(good.id)->state, PollState::closed);
    traits = [](std::string_view) { return ChatTraits{}; };
    look(start + 3h);
    EXPECT_EQ(tx().polls().find(bad.id)->state, PollState::closed);
}

Inbound event(std::string id) {
    return {.adapter = "hook", .event_id = std::move(id), .text = "你好"};
}

TEST_F(Chores, EventIdsGoAfterTheirTimeAndThoseOfBallotsAfterTheirPoll) {
    const auto poll = open_poll(start + 50h);
    auto inbox = tx().inbox();
    for (const auto* id : {"talk", "ballot"}) inbox.admit(event(id), start);
    inbox.settle(event("ballot"), storage::InboxOutcome::applied, poll.id);
    const auto is_known = [&](std::string id, Timestamp now) {
        return tx().inbox().admit(event(std::move(id)), now) != storage::Inbox::Admission::fresh;
    };

    auto view = tx();
    clear_up(settings.retention, view, start + 45 * 24h);
    EXPECT_TRUE(is_known("talk", start));
    clear_up(settings.retention, view, start + 45 * 24h + 1ms);

    EXPECT_TRUE(is_known("ballot", start));
    EXPECT_FALSE(is_known("talk", start));
    tx().polls().set_state(poll.id, PollState::closed, start + 50h);
    clear_up(settings.retention, view, start + 50h + 45 * 24h);
    EXPECT_TRUE(is_known("ballot", start));
    clear_up(settings.retention, view, start + 50h + 45 * 24h + 1ms);
    EXPECT_FALSE(is_known("ballot", start));
}

TEST_F(Chores, ClearingUpIsDoneInBoundedTurnsUntilAllIsSeen) {
    store->transact([](storage::Tx& view) {
        for (int i = 0; i < 2500; ++i) view.inbox().admit(event("e" + std::to_string(i)), start);
    });
    const auto later = start + 60 * 24h;
    auto view = tx();

    for (const auto rest : {1s, 1s}) {
        clear_up(settings.retention, view, later);
        EXPECT_EQ(view.upkeep().next(), later + rest);
    }
    clear_up(settings.retention, view, later);

    EXPECT_EQ(view.upkeep().next(), later + 6h);
    for (int i = 0; i < 2500; ++i)
        ASSERT_EQ(view.inbox().admit(event("e" + std::to_string(i)), later),
                  storage::Inbox::Admission::fresh);
}

TEST_F(Chores, ChatTextDoesNotOutliveItsTime) {
    auto view = tx();
    view.inbox().bury(event("bad"), start, "what went wrong");
    remind(start + 1h, "带钥匙");
    look(start + 1h);

    clear_up(settings.retention, view, start + 30 * 24h);
    EXPECT_EQ(view.inbox().dead_letters(), 1);
    clear_up(settings.retention, view, start + 30 * 24h + 1ms);

    EXPECT_EQ(view.inbox().dead_letters(), 0);
}

TEST_F(Chores, AnOpinionsWordsGoThreeYearsAfterItsAnswer) {
    auto view = tx();
    const auto made = view.opinions().add(
        {.community = community.id, .number = 1, .text = "电梯又停了", .created_at = start});
    view.opinions().answer(made.id, {.name = "物业", .text = "已修好", .answered_at = start});

    clear_up(settings.retention, view, start + 1095 * 24h);
    EXPECT_EQ(view.opinions().find(community.id, 1)->text, "电梯又停了");
    clear_up(settings.retention, view, start + 1095 * 24h + 1ms);

    EXPECT_EQ(view.opinions().find(community.id, 1)->text, "");
    EXPECT_EQ(view.opinions().answers(made.id).at(0).text, "");
    EXPECT_EQ(view.opinions().answers(made.id).size(), 1U);
}

TEST_F(Chores, TheOperatorSeesWhatIsPlannedAndWhatWasSaid) {
    open_poll(start + 96h);
    remind(start + 1h, "带钥匙");
    look(start);

    auto view = tx();
    auto lines = schedules(view);
    lines.push_back(backup_schedule({.next = start + 2h}));
    const auto json = schedules_json(lines, start);

    EXPECT_NE(json.find(R"({"job":"poll_reminders","id":1,"subject":"V1","community":1,)"
                        R"("state":"waiting","next":{"occurrence":"midway","at":"2025-11-22)"),
              std::string::npos)
        << json;
    EXPECT_NE(json.find(R"("next":{"occurrence":"close","at":"2025-11-24T02:00:00.000Z"})"),
              std::string::npos);
    EXPECT_NE(json.find(R"({"job":"timed_reminder","id":1,"subject":null)"), std::string::npos);
    EXPECT_NE(json.find(R"({"job":"upkeep",)"), std::string::npos);
    EXPECT_NE(json.find(R"({"job":"backup","id":null,"subject":null,"community":null,)"
                        R"("state":"waiting","next":{"occurrence":"nightly",)"),
              std::string::npos);
    look(start + 72h);
    EXPECT_NE(schedules_json(schedules(view), start + 72h)
                  .find(R"("last":{"occurrence":"closing 24 2025-11-24T02:00:00.000Z","at":)"),
              std::string::npos);
}

TEST(NightlyBackup, IsDueAtItsTimeOfDayAndKnownByItsName) {
    const auto day = std::chrono::floor<std::chrono::days>(start);
    const auto folder = std::filesystem::path(testing::TempDir()) / "linyi-nightly";
    std::filesystem::create_directories(folder);
    for (const auto* name : {"nightly-20251119-033000.db", "nightly-20251118-033000.db",
                             "nightly-20251120-033000.json", "by-hand.db"})
        std::ofstream(folder / name) << "x";

    EXPECT_EQ(next_nightly(day + 209min, 210min), day + 210min);
    EXPECT_EQ(next_nightly(day + 210min, 210min), day + 210min + 24h);
    EXPECT_EQ(newest_nightly(folder), day - 24h + 210min);
    EXPECT_EQ(newest_nightly(folder / "missing"), std::nullopt);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace linyi::app
