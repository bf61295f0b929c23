#include "web/privacy_page.hpp"

#include "web/visit.hpp"

#include <gtest/gtest.h>

namespace linyi::web {
namespace {

using test::get;
using test::holds;

class PrivacyPageTest : public ::testing::Test {
protected:
    std::string body(const PrivacyPage::Parts& parts, const std::string& target = "/privacy") {
        const PrivacyPage page(parts);
        http::Router router;
        page.add_routes(router);
        return get(router, target).body;
    }

    PrivacyPage::Parts parts_{.retention = {.chat_text = std::chrono::days{31},
                                            .inbox_ids = std::chrono::days{46},
                                            .outbox_sent = std::chrono::days{7},
                                            .dead_letters = std::chrono::days{9}},
                              .backups_kept = 14};
};

TEST_F(PrivacyPageTest, TheNumbersAreThoseOfTheConfiguration) {
    const auto page = body(parts_);

    for (const auto* number : {"31 天", "46 天", "7 天", "9 天", "14 份"})
        EXPECT_TRUE(holds(page, number)) << number;
    EXPECT_FALSE(holds(page, "{days}"));
}

TEST_F(PrivacyPageTest, AHandlerIsNamedAsTextAndOtherwisePeopleAreToldWhomToAsk) {
    EXPECT_TRUE(holds(body(parts_), "业主委员会"));
    parts_.handler = "和悦里业委会 <0571>";

    const auto page = body(parts_);

    EXPECT_TRUE(holds(page, "和悦里业委会 &lt;0571&gt;"));
}

TEST_F(PrivacyPageTest, TheLanguageIsTheVisitorsOrTheOneAskedFor) {
    const PrivacyPage page(parts_);
    http::Router router;
    page.add_routes(router);
    const auto in = [&router](std::string target, std::string accepted) {
        auto request = test::visit(std::move(target));
        request.message.headers.push_back({"Accept-Language", std::move(accepted)});
        return test::answer(router, std::move(request)).message.body;
    };

    EXPECT_TRUE(holds(in("/privacy", "en-GB,en;q=0.9,zh;q=0.8"), "Privacy notice"));
    EXPECT_TRUE(holds(in("/privacy", "fr, zh-CN;q=0.5"), "隐私说明"));
    EXPECT_TRUE(holds(in("/privacy", "fr"), "隐私说明"));
    EXPECT_TRUE(holds(in("/privacy?lang=zh", "en"), "隐私说明"));
    EXPECT_TRUE(holds(in("/privacy?lang=en", "zh"), "Privacy notice"));
}

TEST_F(PrivacyPageTest, BothLanguagesLeadToEachOther) {
    EXPECT_TRUE(holds(body(parts_), "/privacy?lang=en"));
    EXPECT_TRUE(holds(body(parts_, "/privacy?lang=en"), "/privacy?lang=zh"));
}

}  // namespace
}  // namespace linyi::web
