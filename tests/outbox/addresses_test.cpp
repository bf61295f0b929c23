#include "outbox/addresses.hpp"

#include <gtest/gtest.h>

namespace linyi::outbox {
namespace {

boost::asio::ip::address at(const char* text) {
    return boost::asio::ip::make_address(text);
}

AddressPolicy policy(const std::vector<std::string>& entries) {
    return *AddressPolicy::parse(entries);
}

TEST(IsPublic, PublicAddressesAre) {
    for (const char* text :
         {"1.1.1.1", "8.8.8.8", "149.154.167.220", "126.255.255.255", "128.0.0.1", "11.0.0.0",
          "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "169.253.255.255",
          "169.255.0.0", "100.63.255.255", "100.128.0.0", "223.255.255.255", "2400:3200::1",
          "2606:4700::1111", "2a00:1450:4001::1"})
        EXPECT_TRUE(is_public(at(text))) << text;
}

TEST(IsPublic, SpecialAddressesAreNot) {
    for (const char* text :
         {"0.0.0.0",        "0.1.2.3",        "10.0.0.1",        "100.64.0.1",  "100.127.255.255",
          "127.0.0.1",      "127.255.0.9",    "169.254.169.254", "172.16.0.1",  "172.31.255.255",
          "192.0.0.8",      "192.0.2.1",      "192.88.99.1",     "192.168.0.1", "198.18.0.1",
          "198.19.255.255", "198.51.100.7",   "203.0.113.7",     "224.0.0.1",   "239.255.255.255",
          "240.0.0.1",      "255.255.255.255"})
        EXPECT_FALSE(is_public(at(text))) << text;
}

TEST(IsPublic, SpecialIpv6AddressesAreNotAndNeitherAreThoseThatCarryIpv4) {
    for (const char* text :
         {"::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1",
          "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:db8::1",
          "2002:7f00:1::", "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1"})
        EXPECT_FALSE(is_public(at(text))) << text;
}

TEST(AddressPolicy, WithoutEntriesOnlyPublicAddressesPass) {
    const AddressPolicy none;

    EXPECT_TRUE(none.allows(at("1.1.1.1"), 443, "one.example"));
    EXPECT_FALSE(none.allows(at("127.0.0.1"), 443, "one.example"));
    EXPECT_FALSE(none.allows(at("127.0.0.1"), 8080, "localhost"));
}

TEST(AddressPolicy, ANetworkIsAllowedUpToItsLastAddress) {
    const auto allowed = policy({"10.1.0.0/16", "fd00::/8"});

    EXPECT_TRUE(allowed.allows(at("10.1.0.0"), 80, "x"));
    EXPECT_TRUE(allowed.allows(at("10.1.255.255"), 80, "x"));
    EXPECT_FALSE(allowed.allows(at("10.2.0.0"), 80, "x"));
    EXPECT_FALSE(allowed.allows(at("10.0.255.255"), 80, "x"));
    EXPECT_TRUE(allowed.allows(at("fdff::1"), 80, "x"));
    EXPECT_FALSE(allowed.allows(at("fc00::1"), 80, "x"));
}

TEST(AddressPolicy, AnAddressWithAPortIsAllowedOnThatPortOnly) {
    const auto allowed = policy({"127.0.0.1:3001", "[::1]:8080"});

    EXPECT_TRUE(allowed.allows(at("127.0.0.1"), 3001, "x"));
    EXPECT_FALSE(allowed.allows(at("127.0.0.1"), 3002, "x"));
    EXPECT_FALSE(allowed.allows(at("127.0.0.2"), 3001, "x"));
    EXPECT_TRUE(allowed.allows(at("::1"), 8080, "x"));
    EXPECT_FALSE(allowed.allows(at("::ffff:127.0.0.1"), 3001, "x"));
}

TEST(AddressPolicy, ANameWithItsPortIsAllowedWhateverItResolvesTo) {
    const auto allowed = policy({"Bridge.lan:3001"});

    EXPECT_TRUE(allowed.allows(at("192.168.1.9"), 3001, "bridge.lan"));
    EXPECT_FALSE(allowed.allows(at("192.168.1.9"), 3002, "bridge.lan"));
    EXPECT_FALSE(allowed.allows(at("192.168.1.9"), 3001, "other.lan"));
}

TEST(AddressPolicy, AMistakeIsRefusedAndNamed) {
    for (const char* entry : {"", "bridge.lan", "10.0.0.0/33", "10.0.0/8", "127.0.0.1:0",
                              "127.0.0.1:65536", "[::1", "[::1]x", "[::1]:", "::/129", "a/8:80",
                              "10.0.0.1/-1", "10.0.0.1/", ":80", "[bridge]:80"}) {
        const auto parsed = AddressPolicy::parse({entry});
        ASSERT_FALSE(parsed) << entry;
        EXPECT_EQ(parsed.error().code, Errc::bad_configuration);
    }
}

}  // namespace
}  // namespace linyi::outbox
