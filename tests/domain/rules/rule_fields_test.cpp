#include "domain/rules/rule_fields.hpp"

#include <gtest/gtest.h>

namespace linyi::rules {
namespace {

TEST(RuleFields, EveryFieldReadsWhatItWrites) {
    for (const auto& field : rule_fields()) {
        RuleSet rules;
        rules.title_zh = rules.title_en = rules.source = "text";
        if (!field.methods.empty()) rules.method = field.methods.front();
        const auto before = field.text(rules);
        RuleSet copy = rules;
        EXPECT_TRUE(field.set(copy, before)) << field.name << " = " << before;
        EXPECT_EQ(field.text(copy), before) << field.name;
        if (field.name != "scope") {
            EXPECT_FALSE(field.set(copy, "\n")) << field.name;
        }
    }
}

TEST(RuleFields, TheOrderOfTheFieldsDoesNotMatter) {
    RuleSet one;
    RuleSet other;
    const std::vector<FieldText> fields{{"participation", "> 1/2"},
                                        {"item_kind", "special"},
                                        {"regime", "civil"},
                                        {"method", "owners_vote"}};
    ASSERT_FALSE(apply_fields(one, fields));
    ASSERT_FALSE(apply_fields(other, std::vector<FieldText>(fields.rbegin(), fields.rend())));

    EXPECT_EQ(one, other);
    EXPECT_EQ(one.owners.participation, more_than_half);
    EXPECT_EQ(one.owners.agreement, three_quarters_or_more);
}

TEST(RuleFields, AFieldOfAnotherMethodIsUnknown) {
    RuleSet rules;
    const auto flaw = apply_fields(rules, std::vector<FieldText>{{"max_score", "5"}});
    ASSERT_TRUE(flaw);
    EXPECT_EQ(flaw->field, "max_score");
    EXPECT_EQ(flaw->what, "is unknown");
    EXPECT_NE(flaw->remedy.find("proxy_limit"), std::string::npos) << flaw->remedy;
}

TEST(RuleFields, ABadValueIsRefusedWithWhatMayStandThere) {
    RuleSet rules;
    const auto flaw = apply_fields(rules, std::vector<FieldText>{{"silent", "maybe"}});
    ASSERT_TRUE(flaw);
    EXPECT_EQ(flaw->remedy, "write none or follow_majority");
}

TEST(CanonicalText, IsTheSameForEqualRulesAndDiffersForOthers) {
    RuleSet rules{.name = "r", .title_zh = "甲", .title_en = "A", .source = "law"};
    const auto text = canonical_text(rules);
    EXPECT_EQ(text, canonical_text(RuleSet{rules}));
    EXPECT_TRUE(text.starts_with("name = r\ntitle_zh = 甲\n")) << text;
    EXPECT_NE(text.find("\nagreement = > 1/2\n"), std::string::npos) << text;
    EXPECT_EQ(text.find("max_score"), std::string::npos) << text;

    rules.owners.proxy_limit = 3;
    EXPECT_NE(text, canonical_text(rules));
}

TEST(RuleBook, FindsAlsoByTheOlderSpelling) {
    RuleBook book;
    book.put({.name = "household_majority"});
    EXPECT_NE(book.find("household-majority"), nullptr);
    EXPECT_EQ(book.find("plurality"), nullptr);
}

}  // namespace
}  // namespace linyi::rules
