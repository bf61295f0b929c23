#pragma once

#include "outbox/client.hpp"
#include "outbox/connection.hpp"
#include "outbox/watchdog.hpp"

#include <boost/asio/thread_pool.hpp>

#include <memory>
#include <variant>

namespace linyi::outbox {

/// What opening a connection needs; owned by the client.
struct Dialer {
    Dialer(const asio::any_io_executor& e, ClientSettings s, Lookup l)
        : executor(e),
          settings(std::move(s)),
          lookup(std::move(l)),
          tls(client_tls(settings.ca_file)) {}

    asio::any_io_executor executor;
    ClientSettings settings;
    Lookup lookup;
    asio::ssl::context tls;
    /// Names are looked up by calls that block; one name server that is down must not hold up the
    /// lookups of others.
    asio::thread_pool lookups{4};
};

/// The machine's own name service.
std::vector<asio::ip::address> system_lookup(const std::string& host);

/// True if this request goes through the proxy.
bool uses_proxy(const ClientSettings& settings, const Target& target);

/// The connection is shared with its watchdog.
using Dialled = std::variant<std::shared_ptr<Connection>, Failure>;

/// A new connection to where `target` lives, or to the proxy, ready for the request. Everything
/// ends at `until`.
asio::awaitable<Dialled> dial(Dialer& dialer, Target target, Watchdog::Time until);

/// Reads and checks the answer to CONNECT, which ends with an empty line.
inline constexpr std::size_t connect_answer_max = 8192;

}  // namespace linyi::outbox
