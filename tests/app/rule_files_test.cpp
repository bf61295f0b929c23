#include "app/rule_files.hpp"

#include "app/config.hpp"
#include "app/folder.hpp"
#include "domain/rules/rule_fields.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace linyi::app {
namespace {

using rules::Method;

constexpr const char* least = R"(
title_zh = "甲"
title_en = "A"
source = "rules of procedure, article 3"
method = "owners_vote"
)";

std::string refusal(const std::string& text, const std::string& file = "our/own.toml") {
    const auto read = parse_rule_file(text, file);
    return read ? "taken" : read.error().detail;
}

TEST(BuiltInRules, AreAllGoodAndSayEveryFieldOfTheirMethodBehindAComment) {
    ASSERT_GE(builtin_rule_files().size(), 20U);
    for (const auto& [name, text] : builtin_rule_files()) {
        const auto read = parse_rule_file(text, std::string(name) + ".toml");
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(read->name, name);
        for (const auto& field : rules::rule_fields()) {
            const bool is_there = text.find("\n" + std::string(field.name) + " = ") != text.npos;
            EXPECT_EQ(is_there, has_field(read->method, field)) << name << ": " << field.name;
        }
        char before = '\n';
        for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
            EXPECT_TRUE(text[at] == '#' || before == '#') << name << ": " << text.substr(at, 30);
            before = text[at];
        }
    }
}

TEST(BuiltInRules, HaveTheNumbersOfTheLaw) {
    const auto book = load_rules({});
    ASSERT_TRUE(book) << book.error().detail;
    const auto& ordinary = book->find("civil_code_278_ordinary")->owners;
    const auto& special = book->find("civil_code_278_special")->owners;
    const auto& old = book->find("property_law_2007_special")->owners;

    EXPECT_EQ(ordinary, rules::OwnersPolicy{});
    EXPECT_EQ(special.participation, rules::two_thirds_or_more);
    EXPECT_EQ(special.agreement, rules::three_quarters_or_more);
    EXPECT_EQ(old.participation, rules::more_than_half);
    EXPECT_EQ(old.agreement, rules::two_thirds_or_more);
    EXPECT_EQ(old.agreement_base, rules::Base::all);
    EXPECT_EQ(book->find("civil_code_278_ordinary")->notice_days, 15);
    EXPECT_EQ(book->find("owners_committee_guidance_274")->body.agreement, rules::half_or_more);
    EXPECT_EQ(book->find("interim_committee")->body.owner_presence, rules::more_than_half);
    EXPECT_EQ(book->find("household-majority")->body.base, rules::BodyBase::present);
    EXPECT_EQ(book->find("budget_equal_shares")->completion, rules::Completion::add1);
}

TEST(BuiltInRules, GiveThresholdsThatFitTheirRegime) {
    const auto book = *load_rules({});
    for (const auto& [name, rule_set] : book.all()) {
        if (rule_set.method != Method::owners_vote) continue;
        auto policy = rule_set.owners;
        apply_regime(policy, policy.regime, policy.item_kind);
        EXPECT_EQ(policy, rule_set.owners) << name;
    }
}

TEST(RuleFile, WhatItDoesNotSayHasTheDefaultOfTheLaw) {
    const auto read = parse_rule_file(least, "our/own.toml");
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->name, "own");
    EXPECT_EQ(read->owners, rules::OwnersPolicy{});
}

TEST(RuleFile, TheKindOfTheItemSetsTheThresholdAndTheFileMayStillChangeIt) {
    const auto special = parse_rule_file(std::string(least) + "item_kind = \"special\"", "r.toml");
    EXPECT_EQ(special->owners.agreement, rules::three_quarters_or_more);

    const auto own = parse_rule_file(
        std::string(least) + "agreement = \"> 2/3\"\nitem_kind = \"special\"", "r.toml");
    EXPECT_EQ(own->owners.agreement, (rules::Threshold{2, 3, false}));
}

TEST(RuleFile, AnUnknownKeyOrBadValueIsRefusedWithLineAndRemedy) {
    EXPECT_EQ(refusal(std::string(least) + "proxies = 3").substr(0, 38),
              "our/own.toml:6: \"proxies\" is unknown; ");
    EXPECT_EQ(refusal(std::string(least) + "silent = \"maybe\""),
              "our/own.toml:6: \"silent\" is not understood: \"maybe\"; write none or "
              "follow_majority");
    EXPECT_EQ(refusal(std::string(least) + "proxy_limit = 1.5").substr(0, 16), "our/own.toml:6: ");
    EXPECT_EQ(refusal(std::string(least) + "open_days_min = 61").substr(0, 16), "our/own.toml:6: ");
    EXPECT_EQ(refusal("title_zh = \"甲\""),
              "our/own.toml:1: lacks \"title_en\"; see config/rules/household_majority.toml");
    EXPECT_EQ(refusal("title_zh = ").substr(0, 16), "our/own.toml:1: ");
    EXPECT_NE(refusal(least, "our/My Rule.toml").find("rename it"), std::string::npos);
}

TEST(RuleFolder, AddsAndReplacesByName) {
    const test::Folder folder;
    std::ofstream(folder.path() / "ours.toml") << least;
    std::ofstream(folder.path() / "plurality.toml") << least;
    std::ofstream(folder.path() / "notes.txt") << "not a rule";
    const auto book = load_rules(folder.path());

    ASSERT_TRUE(book) << book.error().detail;
    EXPECT_EQ(book->find("plurality")->title_zh, "甲");
    EXPECT_NE(book->find("ours"), nullptr);
    EXPECT_NE(book->find("irv"), nullptr);
}

TEST(RuleFolder, AMissingFolderOrABadFileKeepsLinyiFromStarting) {
    const test::Folder folder;
    std::ofstream(folder.path() / "ours.toml") << "method = 3";
    const auto none = [](const std::string&) { return std::nullopt; };
    for (const auto& path : {folder.path().string(), (folder.path() / "no").string()}) {
        const auto config = parse_config("[votes]\nrules = \"" + path + "\"", "l.toml", none);
        ASSERT_FALSE(config);
        EXPECT_EQ(config.error().detail.substr(0, 26), "l.toml:2: [votes] rules is");
    }
}

}  // namespace
}  // namespace linyi::app
