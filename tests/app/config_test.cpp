#include "app/config.hpp"

#include "app/example_tables.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace linyi::app {
namespace {

constexpr std::string_view plainhook_key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

std::optional<std::string> no_environment(const std::string&) {
    return std::nullopt;
}

/// A file that goes with the test.
class File {
public:
    explicit File(std::string_view content) {
        auto pattern = (std::filesystem::temp_directory_path() / "linyi-config-XXXXXX").string();
        const int fd = ::mkstemp(pattern.data());
        EXPECT_GE(fd, 0);
        ::close(fd);
        path_ = pattern;
        std::ofstream(path_, std::ios::binary) << content;
    }
    ~File() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_{};
};

/// What the operator reads; empty if the text is a good configuration.
std::string complaint(std::string_view text, const Environment& environment = no_environment) {
    const auto config = parse_config(text, "linyi.toml", environment);
    return config ? std::string{} : config.error().detail;
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

/// One line that begins with file and line and holds each of `parts`.
void expect_complaint(std::string_view text, int line, const std::vector<std::string>& parts) {
    const auto said = complaint(text);
    EXPECT_TRUE(said.starts_with("linyi.toml:" + std::to_string(line) + ": ")) << said;
    EXPECT_FALSE(holds(said, "\n")) << said;
    for (const auto& part : parts) EXPECT_TRUE(holds(said, part)) << said;
}

}  // namespace

TEST(Config, AnEmptyFileIsGoodAndListensOnLoopback) {
    const auto config = parse_config("", "linyi.toml", no_environment);
    ASSERT_TRUE(config);
    EXPECT_EQ(config->server.address, "127.0.0.1");
    EXPECT_TRUE(config->admin.token.empty());
}

TEST(Config, AnUnknownKeyIsRefusedWithItsLine) {
    expect_complaint("[votes]\noptions_max = 9\nopen_days = 3\n", 3,
                     {"unknown key \"open_days\" in [votes]", "config/linyi.example.toml"});
}

TEST(Config, AnUnknownSectionIsRefusedWithItsLine) {
    expect_complaint("\n[vote]\noptions_max = 9\n", 2, {"[vote]", "config/linyi.example.toml"});
}

TEST(Config, AKeyOutsideASectionIsRefused) {
    expect_complaint("listen = \"127.0.0.1:80\"\n", 1, {"\"listen\"", "[section]"});
}

TEST(Config, AKeyThatOnlyBeginsLikeTheTokenIsRefused) {
    expect_complaint("[admin]\ntoken_flie = \"/etc/linyi/admin.token\"\n", 2,
                     {"unknown key \"token_flie\""});
}

TEST(Config, AWrongTypeIsRefusedWithWhatIsWanted) {
    expect_complaint("[votes]\noptions_max = \"9\"\n", 2, {"whole number from 2 to 50"});
    expect_complaint("[votes]\ncount_parking = 1\n", 2, {"true or false"});
    expect_complaint("[data]\nfolder = 7\n", 2, {"text in quotes"});
    expect_complaint("[reminders]\ntask_days_before = 3\n", 2, {"[3, 1, 0]"});
}

TEST(Config, BothEndsOfARangeAreGoodAndTheNextNumberIsNot) {
    EXPECT_EQ(complaint("[votes]\noptions_max = 2\n"), "");
    EXPECT_EQ(complaint("[votes]\noptions_max = 50\n"), "");
    EXPECT_NE(complaint("[votes]\noptions_max = 1\n"), "");
    EXPECT_NE(complaint("[votes]\noptions_max = 51\n"), "");
}

TEST(Config, ABadTimeAddressLevelOrDateIsRefused) {
    expect_complaint("[data]\nbackup_time = \"24:00\"\n", 2, {"\"09:00\""});
    expect_complaint("[server]\nlisten = \"8080\"\n", 2, {"ADDRESS:PORT"});
    expect_complaint("[server]\nlisten = \"127.0.0.1:65536\"\n", 2, {"ADDRESS:PORT"});
    expect_complaint("[server]\nlog_level = \"loud\"\n", 2, {"\"warning\""});
    expect_complaint("[calendar]\nholidays = [\"2026-13-01\"]\n", 2, {"2026-13-01"});
    expect_complaint("[server]\npublic_url = \"linyi.example\"\n", 2, {"https://"});
}

TEST(Config, ATableWrittenTwiceIsRefused) {
    expect_complaint("[votes]\noptions_max = 9\n[votes]\nopen_days_max = 9\n", 3, {"TOML"});
}

TEST(Config, WhatIsNoTomlIsRefusedWithItsLine) {
    expect_complaint("[votes]\noptions_max =\n", 2, {"TOML"});
}

TEST(Config, ATokenNeedsTwentyTwoCharacters) {
    EXPECT_EQ(complaint("[admin]\ntoken = \"" + std::string(22, 'x') + "\"\n"), "");
    expect_complaint("[admin]\ntoken = \"" + std::string(21, 'x') + "\"\n", 2, {"openssl rand"});
}

TEST(Config, ASecretFileThatCannotBeReadIsRefused) {
    expect_complaint("[admin]\ntoken_file = \"/nowhere/admin.token\"\n", 2,
                     {"/nowhere/admin.token", "permissions"});
}

TEST(Config, ASecretOfTheEnvironmentIsReadAndAMissingOneNamed) {
    const std::string text = "[admin]\ntoken_env = \"LINYI_TOKEN\"\n";
    const auto there = [](const std::string& name) -> std::optional<std::string> {
        if (name != "LINYI_TOKEN") return std::nullopt;
        return std::string(30, 'k');
    };
    EXPECT_EQ(complaint(text, there), "");
    expect_complaint(text, 2, {"LINYI_TOKEN", "not set"});
}

TEST(Config, ASecretGivenTwiceIsRefused) {
    const std::string token(30, 'k');
    const auto text = "[admin]\ntoken = \"" + token + "\"\ntoken_env = \"LINYI_TOKEN\"\n";
    expect_complaint(text, 3, {"twice"});
}

TEST(Config, AnAdapterWithoutItsSecretIsRefused) {
    expect_complaint("[adapter.bridge]\ntype = \"plainhook\"\nsend_url = \"http://127.0.0.1/\"\n",
                     1, {"[adapter.bridge]", "\"secret\""});
}

TEST(Config, AnUnknownAdapterTypeIsRefusedWithTheKnownOnes) {
    expect_complaint("[adapter.x]\ntype = \"icq\"\n", 1, {"plainhook", "telegram"});
}

TEST(Config, WhatAnAdapterRefusesNamesFileAndLine) {
    expect_complaint(
        "[adapter.bridge]\ntype = \"plainhook\"\nsecret = \"short\"\n"
        "send_url = \"http://127.0.0.1:9000/send\"\n",
        1, {"secret"});
}

TEST(Config, AGoodAdapterIsTaken) {
    const auto text = "[adapter.bridge]\ntype = \"plainhook\"\nsecret = \"" +
                      std::string(plainhook_key) +
                      "\"\nsend_url = \"http://127.0.0.1:9000/send\"\n";
    EXPECT_EQ(complaint(text), "");
}

TEST(Config, APrivateTargetThatIsNoneIsRefused) {
    expect_complaint("[outgoing]\nallow_private = [\"bridge\"]\n", 2, {"127.0.0.1:8080"});
    EXPECT_EQ(complaint("[outgoing]\nallow_private = [\"127.0.0.1:3000\", \"10.0.0.0/8\"]\n"), "");
}

TEST(Config, AProxyThatIsNoneIsRefused) {
    expect_complaint("[outgoing]\nproxy = \"https://proxy:3128\"\n", 2, {"http://host:port"});
    EXPECT_EQ(complaint("[outgoing]\nproxy = \"http://proxy:3128\"\n"), "");
}

TEST(Config, TheAdminChatNamesAnAccountOfTheFile) {
    expect_complaint("[admin]\nchat = \"telegram:-100\"\n", 2, {"ADAPTER:CHAT"});
    expect_complaint("[admin]\nchat = \"webchat:\"\n", 2, {"ADAPTER:CHAT"});
    EXPECT_EQ(complaint("[admin]\nchat = \"webchat:zhou\"\n"), "");
}

TEST(Config, CertificateAndKeyBelongTogetherAndCanBeRead) {
    const File some("pem");
    expect_complaint("[server]\ntls_key = \"" + some.path() + "\"\n", 1, {"tls_certificate"});
    expect_complaint(
        "[server]\ntls_certificate = \"" + some.path() + "\"\ntls_key = \"/nowhere/key.pem\"\n", 3,
        {"/nowhere/key.pem"});
}

TEST(Config, AFileThatCannotBeReadAndAFolderAreRefused) {
    for (const auto* path : {"/nowhere/linyi.toml", "/tmp"}) {
        const auto config = read_config(path, no_environment);
        ASSERT_FALSE(config) << path;
        EXPECT_TRUE(holds(config.error().detail, "cannot be read")) << config.error().detail;
    }
}

TEST(ExampleConfig, IsGoodAsItIs) {
    EXPECT_EQ(complaint(example_config()), "");
}

TEST(ExampleConfig, StatesEveryDefaultAsItIs) {
    // A key that is written out with its default must change nothing.
    const auto written = parse_config(example_config(), "example", no_environment);
    ASSERT_TRUE(written);
    const Config none;
    EXPECT_EQ(written->server.address, none.server.address);
    EXPECT_EQ(written->server.port, none.server.port);
    EXPECT_EQ(written->server.limits.connections_max, none.server.limits.connections_max);
    EXPECT_EQ(written->data.backup_time, none.data.backup_time);
    EXPECT_EQ(written->data.backups_kept, none.data.backups_kept);
    EXPECT_EQ(written->outgoing.attempt_total, none.outgoing.attempt_total);
    EXPECT_EQ(written->outgoing.tries_max, none.outgoing.tries_max);
    EXPECT_EQ(written->intake.waiting_max, none.intake.waiting_max);
    EXPECT_EQ(written->settings.votes.default_open, none.settings.votes.default_open);
    EXPECT_EQ(written->settings.votes.confirm_every, none.settings.votes.confirm_every);
    EXPECT_EQ(written->settings.reminders.task_days_before,
              none.settings.reminders.task_days_before);
    EXPECT_EQ(written->settings.reminders.quiet.from, none.settings.reminders.quiet.from);
    EXPECT_EQ(written->settings.intake.text_bytes_max, none.settings.intake.text_bytes_max);
    EXPECT_EQ(written->settings.retention.inbox_ids, none.settings.retention.inbox_ids);
}

TEST(ExampleConfig, ShowsEveryKeyOfEveryAdapter) {
    const auto text = example_config();
    for (const auto& type : adapter_types()) {
        if (type.name == "replay") continue;
        EXPECT_FALSE(example_table(type.name).empty()) << type.name;
        for (const auto& rule : type.settings())
            EXPECT_TRUE(holds(text, "# " + std::string(rule.key) + ": ")) << rule.key;
    }
}

/// The block of one adapter with its "# " taken away, secrets from `environment`.
TEST(ExampleConfig, EachAdapterBlockIsGoodOnceItsSecretsAreThere) {
    const File plainhook(plainhook_key);
    const File telegram("5550009999:AAFexampleexampleexampleexampleexam");
    const File other("a-secret-of-more-than-24-bytes");
    for (const auto& type : adapter_types()) {
        if (type.name == "replay") continue;
        std::string text;
        for (const auto& line : split(example_table(type.name), '\n')) {
            const auto quoted = line.find("_file = \"");
            const bool is_comment = line.starts_with("#");
            if (quoted == line.npos || is_comment) {
                text += line + "\n";
                continue;
            }
            const auto& file = type.name == "plainhook"         ? plainhook
                               : line.starts_with("token_file") ? telegram
                                                                : other;
            text += line.substr(0, quoted) + "_file = \"" + file.path() + "\"\n";
        }
        EXPECT_EQ(complaint(text), "") << type.name;
    }
}

}  // namespace linyi::app
