#pragma once

#include "base/error.hpp"

#include <boost/asio/ip/address.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::outbox {

/// True for an address anybody on the internet may have. False for loopback, private, link-local,
/// shared, multicast, documentation and reserved ranges, and for every form in which an IPv6
/// address carries an IPv4 one (mapped, compatible, 6to4, Teredo, NAT64). Source: IANA
/// special-purpose address registries (IPv4 and IPv6), read 2025-11-20.
bool is_public(const boost::asio::ip::address& address);

/// Which addresses the client may connect to: public ones, and what the configuration names in
/// `allow_private`. Checked after the name was resolved, on the very address that is connected to.
class AddressPolicy {
public:
    AddressPolicy() = default;  ///< public ones only

    /// Entries: "127.0.0.1", "10.0.0.0/8", "127.0.0.1:8080", "[::1]:8080", "fd00::/8" (addresses)
    /// and "bridge.lan:3001" (a name with its port: whatever it resolves to).
    /// Errors: bad_configuration naming the entry.
    static Result<AddressPolicy> parse(const std::vector<std::string>& allow_private);

    /// `host` is the name as written in the URL, in lower case.
    bool allows(const boost::asio::ip::address& address, std::uint16_t port,
                std::string_view host) const;

    /// True if the configuration names this name and port, or this address: it is nearby, and a
    /// proxy is not asked for it.
    bool is_local(std::string_view host, std::uint16_t port) const;

private:
    struct Rule {
        std::string host{};  ///< or empty
        boost::asio::ip::address network{};
        unsigned prefix{};
        std::optional<std::uint16_t> port{};
    };
    static std::optional<Rule> parse_rule(std::string_view entry);
    bool names_address(const boost::asio::ip::address& address, std::uint16_t port) const;
    bool names_host(std::string_view host, std::uint16_t port) const;

    std::vector<Rule> rules_{};
};

}  // namespace linyi::outbox
