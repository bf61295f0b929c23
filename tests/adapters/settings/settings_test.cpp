#include "adapters/settings/settings.hpp"

#include "adapters/accounts.hpp"

#include <gtest/gtest.h>

namespace linyi::testing {
namespace {

AdapterSettings with(const std::string& key, const std::string& value) {
    AdapterSettings settings;
    settings.id = "x";
    settings.values[key] = value;
    return settings;
}

bool is_url(const std::string& text) {
    const auto settings = with("url", text);
    SettingsReader in(settings);
    (void)in.url("url");
    return !in.error();
}

TEST(Settings, AUrlIsAbsoluteAndCarriesNothingHidden) {
    for (const auto* good :
         {"http://127.0.0.1:3000", "https://h.example/a/b?c=d", "http://[::1]:80/"})
        EXPECT_TRUE(is_url(good)) << good;
    for (const auto* bad : {"", "h.example", "ftp://h", "http://", "https:///x", "http://:80",
                            "http://u:p@h", "http://h/#x", "http://h/ x", "http://h\r\nX: y",
                            "http://h\\x", "file:///etc/passwd", "HTTP//h"})
        EXPECT_FALSE(is_url(bad)) << bad;
}

TEST(Settings, ASlashAtTheEndOfAUrlIsCut) {
    const auto settings = with("url", "http://h.example//");
    SettingsReader in(settings);

    EXPECT_EQ(in.url("url"), "http://h.example");
}

TEST(Settings, LimitsHaveScopeCountAndWindow) {
    const auto settings = with("limits", "account 18/1min, group 1/2s,chat 3/500ms, chat 9/1h");
    SettingsReader in(settings);

    const auto limits = in.limits_or("limits", {});

    ASSERT_FALSE(in.error());
    ASSERT_EQ(limits.size(), 4U);
    EXPECT_EQ(limits[0].scope, RateLimit::Scope::account);
    EXPECT_EQ(limits[0].count, 18);
    EXPECT_EQ(limits[0].window, Millis{60'000});
    EXPECT_EQ(limits[1].scope, RateLimit::Scope::group);
    EXPECT_EQ(limits[2].window, Millis{500});
    EXPECT_EQ(limits[3].window, Millis{3'600'000});
}

TEST(Settings, LimitsThatCannotBeReadAreRefused) {
    for (const auto* text : {"", "account", "account 1", "account 1/", "account 0/1s", "room 1/1s",
                             "account 1/0s", "account 1/1day", "account -1/1s", "1/1s",
                             "account 1/1s,", "account 9999999/1s", "account 1/99999999h"}) {
        const auto settings = with("limits", text);
        SettingsReader in(settings);
        (void)in.limits_or("limits", {});
        EXPECT_TRUE(in.error()) << text;
    }
}

TEST(Settings, NumbersKeepTheirBounds) {
    for (const auto& [text, is_good] : std::vector<std::pair<std::string, bool>>{{"1", true},
                                                                                 {"10", true},
                                                                                 {"0", false},
                                                                                 {"11", false},
                                                                                 {"x", false},
                                                                                 {"5x", false},
                                                                                 {"", false}}) {
        const auto settings = with("n", text);
        SettingsReader in(settings);
        (void)in.integer_or("n", 3, 1, 10);
        EXPECT_EQ(!in.error(), is_good) << text;
    }
}

TEST(Settings, ARefusalNamesTheTableAndTheKeyAndTheFirstOneWins) {
    const auto settings = with("flag", "yes");
    SettingsReader in(settings);

    (void)in.flag_or("flag", false);
    (void)in.text("missing");

    ASSERT_TRUE(in.error());
    EXPECT_EQ(in.error()->code, Errc::bad_configuration);
    EXPECT_EQ(in.error()->detail, "[adapter.x] flag: must be true or false");
}

TEST(Settings, ASecretCannotCarryALineBreakIntoAHeader) {
    auto settings = settings_for("onebot");
    settings.secrets["access_token"] = {Secret{"abc\r\nX-Evil: 1"}};

    EXPECT_FALSE(adapter_type("onebot").make(settings));
}

TEST(Settings, EveryRequiredKeyOfEveryTypeIsMissedWhenAbsent) {
    for (const auto& type : adapter_types()) {
        for (const auto& rule : type.settings()) {
            if (!rule.required) continue;
            auto settings = settings_for(type.name);
            settings.values.erase(std::string(rule.key));
            settings.secrets.erase(std::string(rule.key));

            const auto made = type.make(settings);

            ASSERT_FALSE(made) << type.name << " without " << rule.key;
            EXPECT_EQ(made.error().code, Errc::bad_configuration);
            EXPECT_NE(made.error().detail.find(rule.key), std::string::npos);
        }
    }
}

TEST(Settings, NoRefusalRepeatsASecret) {
    for (const auto& type : adapter_types()) {
        auto settings = settings_for(type.name);
        for (auto& [key, list] : settings.secrets) list = {Secret{"CANARY*\x01"}};

        const auto made = type.make(settings);

        const auto detail = made ? std::string{} : made.error().detail;
        EXPECT_EQ(detail.find("CANARY"), std::string::npos) << type.name;
    }
}

}  // namespace
}  // namespace linyi::testing
