#include "storage/briefings.hpp"

#include "storage/briefing_json.hpp"
#include "storage/driver/connection.hpp"
#include "support/store.hpp"

#include <gtest/gtest.h>

namespace linyi::storage {
namespace {

using namespace std::chrono_literals;

constexpr Day november{std::chrono::year{2025} / 11 / 21};
constexpr Day january{std::chrono::year{2026} / 1 / 5};

class BriefingsTest : public ::testing::Test {
protected:
    void SetUp() override {
        store_ = test::memory_store();
        store_->transact([this](Tx& tx) {
            here_ = tx.communities().add({.name = "和悦里"}, now_).id;
            there_ = tx.communities().add({.name = "Elm Court"}, now_).id;
        });
    }

    Briefings briefings() { return store_->tx().briefings(); }

    BriefingDraft save(CommunityId community, const std::string& title = "推进会简报") {
        BriefingDraft saved;
        store_->transact([&](Tx& tx) {
            saved = tx.briefings().save_draft({.community = community,
                                               .token = "token-" + title,
                                               .covers_from = now_ - 24h,
                                               .covers_until = now_,
                                               .told = {"R7", "V3"},
                                               .document = document(title),
                                               .created_by = {4},
                                               .created_at = now_});
        });
        return saved;
    }

    static BriefingDocument document(const std::string& title) {
        return {.language = Language::zh,
                .community = "和悦里",
                .name = "和悦里物业治理简报",
                .publisher = "业主委员会",
                .day = november,
                .title = title,
                .sections = {{.heading = "一、会议概况",
                              .blocks = {{.label = "背景", .text = "\"引号\"\n和换行"},
                                         {.kind = BriefingBlock::Kind::list, .items = {"甲"}},
                                         {.kind = BriefingBlock::Kind::table,
                                          .head = {"a", "b"},
                                          .rows = {{"1", "2"}, {"", "3"}}}}}},
                .attachments = {"签到表"},
                .circulation = {{"报", "街道"}},
                .highlights = {"表决"}};
    }

    BriefingIssue publish(CommunityId community, Day day = november) {
        const auto draft = save(community);
        BriefingIssue issue;
        store_->transact([&](Tx& tx) { issue = tx.briefings().publish(draft, day, {4}, now_); });
        return issue;
    }

    Timestamp now_{from_millis(1'763'700'000'000)};
    std::unique_ptr<Store> store_;
    CommunityId here_;
    CommunityId there_;
};

TEST_F(BriefingsTest, ADraftComesBackAsItWasSaved) {
    const auto saved = save(here_);

    const auto found = briefings().draft(here_, saved.id);

    ASSERT_TRUE(found);
    EXPECT_EQ(found->document, document("推进会简报"));
    EXPECT_EQ(found->covers_from, now_ - 24h);
    EXPECT_EQ(found->told, (std::set<std::string>{"R7", "V3"}));
    EXPECT_EQ(found->state, BriefingDraft::State::open);
    EXPECT_FALSE(briefings().draft(there_, saved.id));
}

TEST_F(BriefingsTest, ANewDraftTakesThePlaceOfTheOpenOne) {
    const auto first = save(here_, "一");
    const auto second = save(here_, "二");

    EXPECT_EQ(briefings().draft(here_, first.id)->state, BriefingDraft::State::discarded);
    EXPECT_EQ(briefings().open_draft(here_)->id, second.id);
    EXPECT_FALSE(briefings().draft_by_token(here_, "token-一"));
    EXPECT_TRUE(briefings().draft_by_token(here_, "token-二"));
    EXPECT_FALSE(briefings().draft_by_token(there_, "token-二"));
    EXPECT_FALSE(briefings().draft_by_token(here_, ""));
}

TEST_F(BriefingsTest, NumbersRunPerYearAndTotalsOverAllYears) {
    EXPECT_EQ(publish(here_).number, (BriefingNumber{2025, 1, 1}));
    EXPECT_EQ(publish(here_).number, (BriefingNumber{2025, 2, 2}));
    EXPECT_EQ(publish(there_).number, (BriefingNumber{2025, 1, 1}));
    EXPECT_EQ(publish(here_, january).number, (BriefingNumber{2026, 1, 3}));
}

TEST_F(BriefingsTest, ANumberThatWasRolledBackIsGivenAgain) {
    publish(here_);
    const auto draft = save(here_);

    store_->begin();
    EXPECT_EQ(store_->tx().briefings().publish(draft, november, {4}, now_).number.number, 2);
    store_->rollback();

    EXPECT_FALSE(briefings().find(here_, draft.id));
    store_->begin();
    store_->savepoint();
    EXPECT_EQ(store_->tx().briefings().publish(draft, november, {4}, now_).number.number, 2);
    store_->rollback_to();
    EXPECT_EQ(store_->tx().briefings().publish(draft, november, {4}, now_).number.number, 2);
    store_->commit();
    EXPECT_EQ(publish(here_).number, (BriefingNumber{2025, 3, 3}));
}

TEST_F(BriefingsTest, ADiscardedDraftTakesNoNumber) {
    publish(here_);
    const auto dropped = save(here_);
    store_->transact([&](Tx& tx) { tx.briefings().discard(dropped.id); });

    EXPECT_FALSE(briefings().open_draft(here_));
    EXPECT_EQ(publish(here_).number.number, 2);
}

TEST_F(BriefingsTest, NumbersGoOnFromIssuesOnPaper) {
    store_->transact([&](Tx& tx) {
        tx.briefings().start_after(here_, {.year = 2025, .last_number = 6, .last_total = 30});
    });

    EXPECT_EQ(publish(here_).number, (BriefingNumber{2025, 7, 31}));
    EXPECT_EQ(publish(here_).number, (BriefingNumber{2025, 8, 32}));
    EXPECT_EQ(publish(here_, january).number, (BriefingNumber{2026, 1, 33}));
}

TEST_F(BriefingsTest, AnIssueIsTheDraftWithItsNumberAndItsHash) {
    const auto issue = publish(here_);

    const auto kept = briefings().document(issue.id);

    EXPECT_EQ(kept.number, issue.number);
    EXPECT_EQ(kept.sections, document("").sections);
    EXPECT_EQ(issue.sha256.size(), 64U);
    EXPECT_EQ(issue.title, "推进会简报（第1期）");
    EXPECT_EQ(briefings().find_by_total(here_, 1)->id, issue.id);
    EXPECT_FALSE(briefings().find_by_total(there_, 1));
    EXPECT_EQ(briefings().last(here_)->sha256, issue.sha256);
    EXPECT_EQ(briefings().last(here_)->told, (std::set<std::string>{"R7", "V3"}));
}

TEST_F(BriefingsTest, AnIssueRefusesEveryChange) {
    const auto issue = publish(here_);
    auto& db = store_->connection();

    EXPECT_THROW(run(db, "UPDATE briefing_issue SET document = '{}'"), DatabaseError);
    EXPECT_THROW(run(db, "UPDATE briefing_issue SET number = 5"), DatabaseError);
    EXPECT_THROW(run(db, "DELETE FROM briefing_issue"), DatabaseError);

    EXPECT_EQ(briefings().find(here_, issue.id)->number.number, 1);
}

TEST_F(BriefingsTest, ADocumentThatWasTamperedWithIsNotShown) {
    const auto issue = publish(here_);
    auto& db = store_->connection();
    db.run_script("DROP TRIGGER briefing_issue_never_changes");
    run(db, "UPDATE briefing_issue SET document = replace(document, '引号', '引文')");

    EXPECT_THROW(briefings().document(issue.id), std::runtime_error);
}

TEST_F(BriefingsTest, NoGapCanBeInsertedFromOutside) {
    publish(here_);

    EXPECT_THROW(run(store_->connection(), R"sql(
        INSERT INTO briefing_issue (id, community_id, year, number, total, covers_until, title,
            document, sha256, published_by, published_at, told)
        SELECT 99, community_id, year, 3, 3, covers_until, title, document, sha256, published_by,
            published_at, told FROM briefing_issue
    )sql"),
                 DatabaseError);
}

TEST_F(BriefingsTest, ADraftIsPublishedOnce) {
    const auto draft = save(here_);
    store_->transact([&](Tx& tx) { tx.briefings().publish(draft, november, {4}, now_); });

    EXPECT_THROW(
        store_->transact([&](Tx& tx) { tx.briefings().publish(draft, november, {4}, now_); }),
        std::logic_error);
    EXPECT_EQ(briefings().list(here_, 10).size(), 1U);
}

TEST_F(BriefingsTest, CorrectionsStandBesideTheIssueAndRefuseChanges) {
    const auto issue = publish(here_);
    store_->transact([&](Tx& tx) {
        EXPECT_EQ(tx.briefings().correct(issue.id, {.text = "应为12月2日"}, {4}, now_).no, 1);
        EXPECT_EQ(tx.briefings().correct(issue.id, {.text = "再更正"}, {4}, now_).no, 2);
    });

    const auto found = briefings().corrections(issue.id, *Zone::find("Asia/Shanghai"));

    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].text, "应为12月2日");
    EXPECT_EQ(found[0].day, november);
    EXPECT_THROW(run(store_->connection(), "UPDATE briefing_correction SET text = 'x'"),
                 DatabaseError);
    EXPECT_THROW(run(store_->connection(), "DELETE FROM briefing_correction"), DatabaseError);
    EXPECT_EQ(briefings().find(here_, issue.id)->sha256, issue.sha256);
}

TEST_F(BriefingsTest, PrivacyHidesOwnersButNotThoseOnDuty) {
    store_->transact([&](Tx& tx) {
        const auto owner = tx.roster().add_person(here_, "马秀兰", "");
        const auto both = tx.roster().add_person(here_, "周敏", "");
        tx.roster().add_person(here_, "路人", "");
        tx.roster().save(here_, {.label = "3-1-102", .building = "3", .owners = {owner, both}});
        tx.accounts().grant(both, {.role = Role::committee});
    });

    const auto privacy = briefings().privacy(here_);

    EXPECT_EQ(privacy.hidden_names, (std::vector<std::string>{"周敏", "马秀兰"}));
    EXPECT_EQ(privacy.on_duty_names, (std::vector<std::string>{"周敏"}));
    ASSERT_EQ(privacy.hidden_units.size(), 1U);
    EXPECT_EQ(privacy.hidden_units[0].building, "3");
    EXPECT_TRUE(briefings().privacy(there_).hidden_names.empty());
}

TEST_F(BriefingsTest, TheNewestIssueOfANumberIsFound) {
    publish(here_);
    const auto newest = publish(here_, january);

    EXPECT_EQ(briefings().find_by_number(here_, 1)->id, newest.id);
    EXPECT_FALSE(briefings().find_by_number(here_, 2));
    const auto all = briefings().list(here_, 10);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].number.total, 2);
}

}  // namespace
}  // namespace linyi::storage
