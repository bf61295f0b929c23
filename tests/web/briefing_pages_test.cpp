#include "web/briefing_pages.hpp"

#include "render/page.hpp"
#include "storage/store.hpp"
#include "support/store.hpp"
#include "web/visit.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <array>

namespace linyi::web {
namespace {

using test::get;
using test::header;
using test::holds;

constexpr Day november{std::chrono::year{2025} / 11 / 21};

asio::awaitable<void> read_now(storage::Store& store, std::function<void(storage::Tx&)> job) {
    store.read(job);
    co_return;
}

class BriefingPagesTest : public ::testing::Test {
protected:
    BriefingPagesTest() {
        store_->transact([this](storage::Tx& tx) {
            here_ = tx.communities().add({.name = "和悦里<b>"}, now_).id;
            there_ = tx.communities().add({.name = "Elm Court", .language = Language::en}, now_).id;
        });
        pages_.add_routes(router_);
    }

    storage::BriefingDraft draft(CommunityId community, const std::string& title) {
        storage::BriefingDraft saved;
        store_->transact([&](storage::Tx& tx) {
            BriefingDocument document{.community = "和悦里",
                                      .name = "和悦里物业治理简报",
                                      .publisher = "业主委员会",
                                      .day = november,
                                      .title = title,
                                      .sections = {{.heading = "一、会议概况",
                                                    .blocks = {{.text = "<script>x</script>"}}}}};
            saved = tx.briefings().save_draft({.community = community,
                                               .token = "TOKEN" + title,
                                               .covers_until = now_,
                                               .document = std::move(document),
                                               .created_at = now_});
        });
        return saved;
    }

    storage::BriefingIssue issue(CommunityId community, const std::string& title) {
        const auto saved = draft(community, title);
        storage::BriefingIssue published;
        store_->transact([&](storage::Tx& tx) {
            published = tx.briefings().publish(saved, november, {4}, now_);
        });
        return published;
    }

    std::string at(CommunityId community, const std::string& last) {
        return "/briefing/" + std::to_string(community.value) + "/" + last;
    }

    Timestamp now_{from_millis(1763700000000)};
    std::unique_ptr<storage::Store> store_{linyi::test::memory_store()};
    BriefingPages pages_{{.read =
                              [this](std::function<void(storage::Tx&)> job) {
                                  return read_now(*store_, std::move(job));
                              },
                          .templates = render::builtin_templates()}};
    http::Router router_{};
    CommunityId here_{};
    CommunityId there_{};
};

TEST_F(BriefingPagesTest, AnIssueIsReadAtItsTotalNumber) {
    issue(here_, "推进会简报");

    const auto page = get(router_, at(here_, "1"));

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page.body, "推进会简报（第1期）")) << page.body;
    EXPECT_FALSE(holds(page.body, "草稿"));
}

TEST_F(BriefingPagesTest, ADraftIsReadByItsTokenAndSaysThatItIsOne) {
    draft(here_, "甲");

    const auto page = get(router_, at(here_, "draft-TOKEN%E7%94%B2"));

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page.body, "草稿"));
}

TEST_F(BriefingPagesTest, WhatSomebodyTypedIsTextOnThePage) {
    issue(here_, "<i>甲</i>");

    const auto page = get(router_, at(here_, "1")).body;

    EXPECT_TRUE(holds(page, "&lt;script&gt;"));
    EXPECT_FALSE(holds(page, "<script>"));
    EXPECT_FALSE(holds(get(router_, "/briefing/" + std::to_string(here_.value)).body, "<i>"));
}

TEST_F(BriefingPagesTest, MarkdownStandsBesideThePage) {
    issue(here_, "推进会简报");

    const auto paper = get(router_, at(here_, "1.md"));

    EXPECT_EQ(header(paper, "Content-Type"), "text/markdown; charset=utf-8");
    EXPECT_TRUE(holds(paper.body, "## 推进会简报")) << paper.body;
}

TEST_F(BriefingPagesTest, ACorrectionIsShownAboveTheIssueItCorrects) {
    const auto published = issue(here_, "推进会简报");
    store_->transact([&](storage::Tx& tx) {
        tx.briefings().correct(published.id, {.text = "时限应为12月2日"}, {4}, now_);
    });

    EXPECT_TRUE(holds(get(router_, at(here_, "1")).body, "时限应为12月2日"));
}

TEST_F(BriefingPagesTest, TheListHasEveryIssueOfItsCommunityAndNoOther) {
    issue(here_, "甲会");
    issue(here_, "乙会");
    issue(there_, "Spring");

    const auto page = get(router_, "/briefing/" + std::to_string(here_.value));

    EXPECT_EQ(page.status, 200);
    EXPECT_LT(page.body.find("乙会"), page.body.find("甲会"));
    EXPECT_TRUE(holds(page.body, "href=\"" + at(here_, "2") + "\""));
    EXPECT_FALSE(holds(page.body, "Spring"));
}

TEST_F(BriefingPagesTest, WhatIsMissingForeignOrGuessedGetsOneAndTheSamePage) {
    issue(here_, "甲");
    issue(here_, "乙");
    const auto theirs = draft(there_, "C");
    const auto missing = get(router_, at(here_, "9"));
    ASSERT_EQ(missing.status, 404);

    for (const auto& target :
         {at(there_, "1"), at(here_, "draft-" + theirs.token), at(here_, "draft-TOKEN"),
          at(here_, "draft-"), at(here_, "01"), at(here_, "+1"), at(here_, "1x"),
          at(here_, "99999999999999999999"), at({77}, "1"), std::string("/briefing/0"),
          std::string("/briefing/77"), std::string("/briefing/x"), at(here_, "9.md")}) {
        const auto page = get(router_, target);
        EXPECT_EQ(page.status, 404) << target;
        EXPECT_EQ(page.body, missing.body) << target;
    }
}

TEST_F(BriefingPagesTest, APublishedOrDroppedDraftIsNoLongerBehindItsLink) {
    issue(here_, "A");
    const auto dropped = draft(here_, "B");
    store_->transact([&](storage::Tx& tx) { tx.briefings().discard(dropped.id); });

    EXPECT_EQ(get(router_, at(here_, "draft-TOKENA")).status, 404);
    EXPECT_EQ(get(router_, at(here_, "draft-TOKENB")).status, 404);
}

std::string sha256_base64(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    std::array<unsigned char, 45> encoded{};
    EVP_EncodeBlock(encoded.data(), digest.data(), 32);
    return {encoded.begin(), encoded.end() - 1};
}

TEST_F(BriefingPagesTest, ThePolicyAllowsTheStyleOfThePageAndNothingElse) {
    issue(here_, "甲");

    const auto page = get(router_, at(here_, "1"));

    const auto policy = header(page, "Content-Security-Policy");
    EXPECT_TRUE(holds(policy, "default-src 'none'"));
    EXPECT_FALSE(holds(policy, "script-src"));
    EXPECT_FALSE(holds(policy, "unsafe-inline"));
    EXPECT_TRUE(holds(policy, "'sha256-" + sha256_base64(render::page_style(page.body)) + "'"));
}

TEST_F(BriefingPagesTest, TheAddressOfADraftIsToldToNobody) {
    draft(here_, "A");

    EXPECT_EQ(header(get(router_, at(here_, "draft-TOKENA")), "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(header(get(router_, at(here_, "draft-TOKENA")), "Cache-Control"), "no-store");
}

}  // namespace
}  // namespace linyi::web
