#include "commands/dispatch.hpp"

#include "commands/refusals.hpp"
#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;
using storage::InboxOutcome;

class Dispatch : public testing::Test {
protected:
    Stage& stage() { return talk.stage; }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    Chat strange_group() {
        return {.adapter = "hook", .platform_chat = "g-new", .kind = ChatKind::group};
    }

    Talk talk;
};

TEST_F(Dispatch, TalkThatIsNotForUsGetsNoAnswer) {
    EXPECT_EQ(talk.hear(stage().chen, stage().group, "今天天气不错").outcome,
              InboxOutcome::nothing);
    EXPECT_TRUE(talk.sent().empty());
}

TEST_F(Dispatch, OtherBotsAreNotHeard) {
    auto event = talk.message(stage().wang, stage().group, "/表决 换门禁");
    event.sender_is_bot = true;

    EXPECT_EQ(talk.hear(event).outcome, InboxOutcome::nothing);
    EXPECT_TRUE(talk.sent().empty());
}

TEST_F(Dispatch, AGroupThatIsNotSetUpIsToldHow) {
    EXPECT_EQ(talk.hear(stage().wang, strange_group(), "/表决 换门禁").outcome,
              InboxOutcome::refused);
    EXPECT_TRUE(holds(talk.answers(), "本群还没有启用"));
}

TEST_F(Dispatch, WhatBelongsElsewhereIsSentThere) {
    talk.hear(stage().wang, stage().direct(stage().wang), "/散会");
    EXPECT_EQ(talk.answers(), "请在群里发送这条指令。");
}

/// chen also owns a flat in the other community, where wang is committee too.
class TwoCommunities : public Dispatch {
protected:
    TwoCommunities() {
        auto tx = stage().tx();
        const auto other = stage().other.id;
        const auto chen = tx.accounts().join(stage().chen.id, other, std::nullopt, "陈静");
        const auto wang = tx.accounts().join(stage().wang.id, other, std::nullopt, "王芳");
        tx.accounts().grant(wang, {.role = Role::committee});
        const auto unit = tx.roster().save(
            other, {.label = "9-1-101", .area = Area{9'000}, .building = "9", .owners = {chen}});
        tx.accounts().bind(stage().chen.id, unit, BindingKind::owner, "code", stage().now);
    }
    std::int64_t participating(CommunityId community) {
        const auto poll = stage().tx().polls().find(community, 1);
        return stage().tx().ballots().participating(poll->id).rights;
    }
};

TEST_F(TwoCommunities, APrivateAnswerGoesToTheOneThatHasAVote) {
    talk.hear(stage().wang, stage().foreign, "/表决 换门禁");

    talk.hear(stage().chen, stage().direct(stage().chen), "同意");

    EXPECT_EQ(participating(stage().other.id), 1);
}

TEST_F(TwoCommunities, ANumberThatBothHaveIsAskedBackAndNotCounted) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁");
    talk.hear(stage().wang, stage().foreign, "/表决 修路灯");

    talk.hear(stage().chen, stage().direct(stage().chen), "V1 同意");

    EXPECT_TRUE(holds(talk.answers(), "您的几个小区都有这个编号")) << talk.answers();
    EXPECT_EQ(participating(stage().community.id) + participating(stage().other.id), 0);
}

TEST_F(TwoCommunities, AButtonCountsWhereItsVoteIs) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁");
    talk.hear(stage().wang, stage().foreign, "/表决 修路灯");
    const auto poll = stage().tx().polls().find(stage().other.id, 1);

    talk.hear(talk.press(stage().chen, stage().direct(stage().chen),
                         "v:" + std::to_string(poll->id.value) + ":1"));

    EXPECT_EQ(participating(stage().other.id), 1);
    EXPECT_EQ(participating(stage().community.id), 0);
}

TEST_F(Dispatch, TooLongAMessageIsAnsweredNotRead) {
    auto event = talk.message(stage().chen, stage().group, "/帮助 ");
    event.text.resize(stage().settings.intake.text_bytes_max, 'x');
    EXPECT_EQ(talk.hear(event).outcome, InboxOutcome::applied);
    event.text += 'x';
    EXPECT_EQ(talk.hear(event).outcome, InboxOutcome::refused);
    EXPECT_TRUE(holds(talk.answers(), "太长（16385 字节，最多 16384 字节）"));
}

TEST_F(Dispatch, ACommandOfTenMinutesAgoIsHistory) {
    auto event = talk.message(stage().wang, stage().group, "/表决 换门禁");
    event.at = stage().now - stage().settings.intake.command_age_max;
    EXPECT_EQ(talk.hear(event).outcome, InboxOutcome::applied);
    event.at = *event.at - 1ms;
    EXPECT_EQ(talk.hear(event).outcome, InboxOutcome::too_old);
    EXPECT_TRUE(talk.sent().empty());
}

TEST_F(Dispatch, ABallotMayBeOlderButNotThirtyDays) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁 截止 12月30日");
    auto event = talk.message(stage().chen, stage().group, "同意");
    event.at = stage().now - stage().settings.intake.event_age_max - 1ms;
    EXPECT_EQ(talk.hear(event).outcome, InboxOutcome::too_old);
    event.at = stage().now - stage().settings.intake.event_age_max;
    EXPECT_EQ(talk.hear(event).outcome, InboxOutcome::applied);
}

TEST_F(Dispatch, ABallotKeepsItsEventAsLongAsItsPoll) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁");

    EXPECT_EQ(talk.hear(stage().chen, stage().group, "同意").poll,
              stage().tx().polls().find(stage().community.id, 1)->id);
}

TEST_F(Dispatch, AfterARefusalNothingButTheRefusalIsWritten) {
    const auto before = talk.rows();
    EXPECT_EQ(talk.hear(stage().wang, stage().group, "/表决 颜色 | 红").outcome,
              InboxOutcome::refused);

    auto after = talk.rows();
    EXPECT_EQ(after["act"], before.at("act"));
    EXPECT_EQ(after["poll"], before.at("poll"));
    EXPECT_EQ(talk.sent().size(), 1U);
}

TEST_F(Dispatch, SeveralMarkersOfOneMessageAllRun) {
    talk.hear(stage().wang, stage().group, "【表决一】是否更换门禁？回复同意/反对，10:30截止。");

    talk.hear(stage().wang, stage().group, "【表决一截止】【议题二】更换路灯。");

    EXPECT_EQ(stage().tx().polls().find(stage().community.id, 1)->state, PollState::closed);
    EXPECT_TRUE(stage().tx().meetings().running(stage().group.id));
}

TEST_F(Dispatch, RemembersDirectChatsAndChatsThatCameBack) {
    const Chat direct{.adapter = "hook", .platform_chat = "d-he", .kind = ChatKind::direct};
    talk.hear(stage().he, direct, "/帮助");
    EXPECT_TRUE(stage().tx().accounts().find(stage().he.id)->direct_chat);

    auto left = talk.message(stage().he, stage().group, "");
    left.kind = Inbound::Kind::bot_left;
    EXPECT_EQ(talk.hear(left).outcome, InboxOutcome::applied);
    EXPECT_TRUE(stage().tx().chats().find(stage().group.id)->is_gone);
    talk.hear(stage().chen, stage().group, "早上好");
    EXPECT_FALSE(stage().tx().chats().find(stage().group.id)->is_gone);
}

TEST_F(Dispatch, AMovedChatIsTheSameChatWhicheverHalfComesFirst) {
    auto moved = talk.message(stage().chen, stage().group, "");
    moved.kind = Inbound::Kind::chat_moved;
    moved.moved_to = "g-super";

    EXPECT_EQ(talk.hear(moved).outcome, InboxOutcome::applied);

    const auto chat = stage().tx().chats().find("hook", "g-super");
    ASSERT_TRUE(chat);
    EXPECT_EQ(chat->id, stage().group.id);
}

TEST_F(Dispatch, InPrivateACommunitysIdDecidesWhichOneIsMeant) {
    stage().tx().accounts().join(stage().chen.id, stage().other.id, std::nullopt, "陈静");
    stage().tx().roster().save(stage().other.id, {.label = "1-1-101", .area = {100}});
    stage().tx().accounts().grant(
        stage().tx().accounts().member(stage().chen.id, stage().other.id)->person,
        {.role = Role::committee});
    talk.hear(stage().chen, stage().foreign, "/表决 别的小区的事");

    talk.hear(stage().chen, stage().direct(stage().chen), "V1");

    EXPECT_TRUE(holds(talk.answers(), "V1 进行中")) << talk.answers();
}

TEST(DefaultWords, EveryRefusalSaysWhatToDoInBothLanguages) {
    for (const auto code : {Errc::refused, Errc::invalid_argument, Errc::not_found, Errc::forbidden,
                            Errc::bad_signature, Errc::malformed_payload, Errc::too_large,
                            Errc::too_many, Errc::unavailable, Errc::bad_configuration}) {
        EXPECT_FALSE(word(Error{code, "a detail for the log"}, Language::zh).empty());
        const auto english = word(Error{code, "a detail for the log"}, Language::en);
        EXPECT_EQ(english.find("detail"), std::string::npos) << "details are for the log";
        EXPECT_GT(english.size(), 20U);
    }
    EXPECT_EQ(&default_words(Errc::bad_signature), &default_words(Errc::forbidden));
    EXPECT_NE(&default_words(Errc::too_large), &default_words(Errc::too_many));
}

TEST(WorkCalendar, TakesTheDaysOfTheSettings) {
    Settings settings;
    settings.holidays = {"2026-01-01", "no date"};
    settings.workdays = {"2026-01-04"};

    const auto calendar = work_calendar(settings);

    using namespace std::chrono;
    EXPECT_FALSE(calendar.is_workday(sys_days{2026y / 1 / 1}));
    EXPECT_TRUE(calendar.is_workday(sys_days{2026y / 1 / 4})) << "a worked Sunday";
    EXPECT_EQ(calendar.holidays.size(), 1U);
}

}  // namespace
}  // namespace linyi::commands::test
