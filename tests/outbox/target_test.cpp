#include "outbox/target.hpp"

#include "outbox/caller.hpp"

#include <gtest/gtest.h>

namespace linyi::outbox {
namespace {

TEST(ParseTarget, TakesUrlsApart) {
    const auto target = parse_target("https://API.Telegram.org/bot1:x/send?a=%20b#frag");

    ASSERT_TRUE(target);
    EXPECT_TRUE(target->is_tls);
    EXPECT_EQ(target->host, "api.telegram.org");
    EXPECT_EQ(target->port, 443);
    EXPECT_EQ(target->path, "/bot1:x/send?a=%20b");
    EXPECT_EQ(target->authority(), "api.telegram.org");
    EXPECT_EQ(target->authority_with_port(), "api.telegram.org:443");
}

TEST(ParseTarget, KeepsPortsAndBrackets) {
    const auto target = parse_target("http://[::1]:8080");

    ASSERT_TRUE(target);
    EXPECT_EQ(target->host, "::1");
    EXPECT_EQ(target->authority(), "[::1]:8080");
    EXPECT_EQ(target->path, "/");
    EXPECT_EQ(parse_target("http://a.example:80/x")->authority(), "a.example");
}

TEST(ParseTarget, RefusesEverythingElse) {
    for (const char* url : {"",
                            "/send",
                            "//a.example/",
                            "ftp://a.example/",
                            "file:///etc/passwd",
                            "gopher://a/",
                            "javascript:alert(1)",
                            "http:///x",
                            "http://",
                            "http:a.example",
                            "http://user@a.example/",
                            "http://user:pass@a.example/",
                            "http://a.example:0/",
                            "http://a.example:65536/",
                            "http://a.example:x/",
                            "http://a b.example/",
                            "http://a.example/a b",
                            "http://a.example/\r\nX: y",
                            "http://a.example\r\n/",
                            "http://a.example/\n",
                            "http://a%2eexample/",
                            "http://[fe80::1%25eth0]/",
                            "http://[::1/",
                            "http://[v1.x]/",
                            "http://例子.example/",
                            "http://a.example\\@b.example/",
                            "http://a.example/\x01"})
        EXPECT_FALSE(parse_target(url)) << url;
}

TEST(ParseTarget, RefusesNumbersThatResolversTakeForAddresses) {
    for (const char* url :
         {"http://127.1/", "http://0x7f.1/", "http://2130706433/", "http://0177.1/",
          "http://0x7f000001/", "http://127.0.0.1./", "http://127.0.0.01/", "http://127.0.0.0x1/",
          "http://1.2.3.4.5/", "http://256.1.1.1/"})
        EXPECT_FALSE(parse_target(url)) << url;
}

TEST(ParseTarget, TheReasonNeverRepeatsTheUrl) {
    const auto refused = parse_target("http://user:secret-token@a.example/");

    EXPECT_EQ(refused.error().detail.find("secret"), std::string::npos);
}

TEST(ParseTarget, AVeryLongUrlIsRefused) {
    EXPECT_TRUE(parse_target("http://a.example/" + std::string(8000, 'x')));
    EXPECT_FALSE(parse_target("http://a.example/" + std::string(9000, 'x')));
}

TEST(ParseProxy, ReadsHostPortAndUser) {
    const auto proxy = parse_proxy("http://me:it%20is@proxy.lan:3128");

    ASSERT_TRUE(proxy);
    EXPECT_EQ(proxy->host, "proxy.lan");
    EXPECT_EQ(proxy->port, 3128);
    EXPECT_EQ(proxy->authorization, "Basic bWU6aXQgaXM=");
    EXPECT_EQ(parse_proxy("http://proxy.lan")->port, 8080);
}

TEST(ParseProxy, RefusesOtherKinds) {
    for (const char* url : {"", "proxy.lan:3128", "socks5://proxy.lan:1080", "https://proxy.lan"})
        EXPECT_FALSE(parse_proxy(url)) << url;
}

/// What a client that may only reach public addresses says of a name that resolves to `address`.
std::string told_of_name(const char* address) {
    auto settings = short_settings();
    settings.addresses = AddressPolicy{};
    const Lookup lookup = [address](const std::string&) {
        return std::vector{boost::asio::ip::make_address(address)};
    };
    Caller caller(settings, lookup);
    return told(caller.get("http://innocent.example/"));
}

TEST(Ssrf, AnInnocentNameWithAPrivateAddressIsNotConnectedTo) {
    for (const char* address : {"127.0.0.1", "169.254.169.254", "10.0.0.1", "::1", "fe80::1",
                                "::ffff:127.0.0.1", "64:ff9b::7f00:1"})
        EXPECT_EQ(told_of_name(address), "forbidden address") << address;
}

TEST(Ssrf, AddressesInTheUrlAreCheckedAsWell) {
    auto settings = short_settings();
    settings.addresses = AddressPolicy{};
    Caller caller(settings);

    for (const char* url : {"http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
                            "http://169.254.169.254/latest/", "http://0.0.0.0/",
                            "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/"})
        EXPECT_EQ(told(caller.get(url)), "forbidden address") << url;
}

TEST(Ssrf, ANameIsLookedUpOnceAndThatAddressIsUsed) {
    auto settings = short_settings();
    settings.addresses = *AddressPolicy::parse({"127.0.0.2"});
    int lookups = 0;
    const Lookup flipping = [&lookups](const std::string&) {
        return std::vector{
            boost::asio::ip::make_address(++lookups == 1 ? "127.0.0.2" : "127.0.0.1")};
    };
    Caller caller(settings, flipping);

    EXPECT_EQ(told(caller.get("http://flip.example:9/")), "connection refused");
    EXPECT_EQ(lookups, 1);
}

}  // namespace
}  // namespace linyi::outbox
