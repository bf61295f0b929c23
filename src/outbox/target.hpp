#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace linyi::outbox {

/// Where a request goes, taken apart and checked.
struct Target {
    bool is_tls{};
    std::string host{};  ///< lower case, no brackets: a name, or an address in canonical form
    bool is_address{};
    std::uint16_t port{};
    std::string path{};  ///< and query; begins with a slash

    /// "example.org" or "[::1]:8080": the Host header. The port is left out if it is the scheme's.
    std::string authority() const;
    /// Always with port: what CONNECT asks for.
    std::string authority_with_port() const;
};

/// Reads an absolute http or https URL. Errors: invalid_argument for other schemes, user info, an
/// empty or escaped host, a zone id, blanks and control characters, and numbers that some resolvers
/// take for an address (127.1, 0x7f.1, 2130706433). The detail never repeats the URL: a platform's
/// token may be in it.
Result<Target> parse_target(std::string_view url);

/// A proxy: "http://[user:password@]host:port".
struct Proxy {
    std::string host{};
    std::uint16_t port{};
    std::string authorization{};  ///< value of Proxy-Authorization, empty if there is no user
};

/// Errors: bad_configuration with a remedy.
Result<Proxy> parse_proxy(std::string_view url);

}  // namespace linyi::outbox
