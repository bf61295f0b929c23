#include "outbox/addresses.hpp"

#include "base/mutant.hpp"

#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/address_v6.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace linyi::outbox {
namespace {

namespace ip = boost::asio::ip;

using Bytes = std::vector<unsigned char>;

Bytes bytes_of(const ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return {bytes.begin(), bytes.end()};
    }
    const auto bytes = address.to_v6().to_bytes();
    return {bytes.begin(), bytes.end()};
}

/// True if the first `prefix` bits are the same; never across address families.
bool is_within(const ip::address& address, const ip::address& network, unsigned prefix) {
    if (address.is_v4() != network.is_v4()) return false;
    const auto left = bytes_of(address);
    const auto right = bytes_of(network);
    for (std::size_t i = 0; i < left.size() && prefix > 0; ++i) {
        const unsigned bits = std::min(prefix, 8U);
        const auto mask = static_cast<unsigned char>(0xFFU << (8U - bits));
        if ((left[i] & mask) != (right[i] & mask)) return false;
        prefix -= bits;
    }
    return true;
}

struct Range {
    const char* network{};
    unsigned prefix{};
};

constexpr std::array v4_special{
    Range{"0.0.0.0", 8},      Range{"10.0.0.0", 8},     Range{"100.64.0.0", 10},
    Range{"127.0.0.0", 8},    Range{"169.254.0.0", 16}, Range{"172.16.0.0", 12},
    Range{"192.0.0.0", 24},   Range{"192.0.2.0", 24},   Range{"192.88.99.0", 24},
    Range{"192.168.0.0", 16}, Range{"198.18.0.0", 15},  Range{"198.51.100.0", 24},
    Range{"203.0.113.0", 24}, Range{"224.0.0.0", 4},    Range{"240.0.0.0", 4},
};

// Everything public is in 2000::/3; within it these are special.
constexpr std::array v6_special{
    Range{"2001::", 23},                           // protocol assignments, with Teredo and ORCHID
    Range{"2001:db8::", 32}, Range{"2002::", 16},  // 6to4: carries an IPv4 address
    Range{"3fff::", 20},                           // documentation
};

template <class Ranges>
bool is_in_any(const ip::address& address, const Ranges& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
        return is_within(address, ip::make_address(range.network), range.prefix);
    });
}

template <class Number>
std::optional<Number> number(std::string_view text, unsigned most) {
    unsigned value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > most)
        return std::nullopt;
    return static_cast<Number>(value);
}

}  // namespace

bool is_public(const ip::address& address) {
    if (address.is_v4()) return !is_in_any(address, v4_special);
    return is_within(address, ip::make_address("2000::"), 3) && !is_in_any(address, v6_special);
}

Result<AddressPolicy> AddressPolicy::parse(const std::vector<std::string>& allow_private) {
    AddressPolicy policy;
    for (const auto& entry : allow_private) {
        auto rule = parse_rule(entry);
        if (!rule) {
            return Error{Errc::bad_configuration,
                         "allow_private: \"" + entry +
                             "\" is none of 10.0.0.0/8, 127.0.0.1:8080, [::1]:8080, name:port"};
        }
        policy.rules_.push_back(*std::move(rule));
    }
    return policy;
}

std::optional<AddressPolicy::Rule> AddressPolicy::parse_rule(std::string_view entry) {
    Rule rule;
    std::string_view host = entry;
    // A port follows the brackets, or the only colon.
    const auto colon = entry.rfind(':');
    const bool is_bracketed = !entry.empty() && entry.front() == '[';
    const auto bracket = entry.find(']');
    if (is_bracketed && bracket == entry.npos) return std::nullopt;
    const bool has_port =
        is_bracketed ? bracket + 1 < entry.size() : colon != entry.npos && entry.find(':') == colon;
    if (has_port) {
        rule.port = number<std::uint16_t>(entry.substr(colon + 1), 65535);
        if (!rule.port || *rule.port == 0) return std::nullopt;
        host = entry.substr(0, colon);
    }
    if (is_bracketed) {
        if (host.size() != bracket + 1) return std::nullopt;
        host = host.substr(1, bracket - 1);
    }
    const auto slash = host.find('/');
    boost::system::error_code error;
    rule.network = ip::make_address(std::string(host.substr(0, slash)), error);
    if (!error) {
        rule.prefix = rule.network.is_v4() ? 32 : 128;
        if (slash == host.npos) return rule;
        const auto prefix = number<unsigned>(host.substr(slash + 1), rule.prefix);
        if (!prefix) return std::nullopt;
        rule.prefix = *prefix;
        return rule;
    }
    // A name needs its port: it vouches for whatever it resolves to.
    if (!rule.port || host.empty() || slash != host.npos || is_bracketed) return std::nullopt;
    for (const char c : host) rule.host += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return rule;
}

bool AddressPolicy::names_address(const ip::address& address, std::uint16_t port) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
        return rule.host.empty() && (!rule.port || *rule.port == port) &&
               is_within(address, rule.network, rule.prefix);
    });
}

bool AddressPolicy::names_host(std::string_view host, std::uint16_t port) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
        return !rule.host.empty() && rule.host == host && rule.port == port;
    });
}

bool AddressPolicy::allows(const ip::address& address, std::uint16_t port,
                           std::string_view host) const {
    if (mutant("private_called")) return true;
    return is_public(address) || names_address(address, port) || names_host(host, port);
}

bool AddressPolicy::is_local(std::string_view host, std::uint16_t port) const {
    boost::system::error_code error;
    const auto address = ip::make_address(std::string(host), error);
    return names_host(host, port) || (!error && names_address(address, port));
}

}  // namespace linyi::outbox
