#include "outbox/dial.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>

namespace linyi::outbox {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
using Addresses = std::vector<asio::ip::address>;
using Time = Watchdog::Time;

Failure failure(ClientError error, const std::string& detail) {
    return {error, detail};
}

/// A lookup under way. Shared by the coroutine that waits, perhaps not to the end, and the thread
/// that looks up.
struct Looking {
    explicit Looking(const asio::any_io_executor& executor) : timer(executor) {}

    asio::steady_timer timer;
    Addresses found{};
    bool is_done{};
};

asio::awaitable<Addresses> resolve(Dialer& dialer, std::string host, Time until) {
    const auto looking = std::make_shared<Looking>(dialer.executor);
    looking->timer.expires_at(until);
    auto look = [looking, host = std::move(host), lookup = dialer.lookup,
                 executor = dialer.executor] {
        auto found = lookup(host);
        asio::post(executor, [looking, found = std::move(found)]() mutable {
            looking->found = std::move(found);
            looking->is_done = true;
            looking->timer.cancel();
        });
    };
    asio::post(dialer.lookups, std::move(look));
    const auto [cancelled] = co_await looking->timer.async_wait(as_result);
    static_cast<void>(cancelled);  // the end of the lookup cancels the wait
    if (!looking->is_done) looking->found.clear();
    co_return std::move(looking->found);
}

/// Where to connect to: the addresses that the policy allows.
struct Way {
    std::string host{};
    std::uint16_t port{};
    bool is_checked{};  ///< false for the proxy: the operator named it
};

Way way_to(const ClientSettings& settings, const Target& target) {
    if (uses_proxy(settings, target))
        return {.host = settings.proxy->host, .port = settings.proxy->port, .is_checked = false};
    return {.host = target.host, .port = target.port, .is_checked = true};
}

ClientError connect_error(const boost::system::error_code& error) {
    return error == asio::error::connection_refused ? ClientError::refused : ClientError::blackhole;
}

/// "HTTP/1.1 200 Connection established".
bool is_established(const std::string& answer) {
    return (answer.starts_with("HTTP/1.1 2") || answer.starts_with("HTTP/1.0 2")) &&
           answer.size() > 12 && answer[12] == ' ';
}

std::string connect_request(const Proxy& proxy, const Target& target) {
    auto text = "CONNECT " + target.authority_with_port() +
                " HTTP/1.1\r\nHost: " + target.authority_with_port() + "\r\n";
    if (!proxy.authorization.empty())
        text += "Proxy-Authorization: " + proxy.authorization + "\r\n";
    return text + "\r\n";
}

/// Asks the proxy for a tunnel. None: it stands.
asio::awaitable<std::optional<Failure>> tunnel(Connection& connection, std::string request) {
    auto error = co_await connection.write(std::move(request));
    while (!error && connection.pending.find("\r\n\r\n") == std::string::npos) {
        if (connection.pending.size() > connect_answer_max)
            co_return failure(ClientError::protocol, "proxy: endless answer");
        error = co_await connection.read_some();
    }
    if (error) co_return failure(ClientError::blackhole, "proxy: " + error.message());
    if (!is_established(connection.pending))
        co_return failure(ClientError::blackhole, "proxy refused the connection");
    connection.pending.clear();
    connection.received = 0;
    connection.written = 0;
    co_return std::nullopt;
}

/// The addresses of a way, allowed ones only; a failure says why there is none.
asio::awaitable<std::variant<Addresses, Failure>> addresses_of(Dialer& dialer, Way way,
                                                               Time until) {
    Addresses found;
    boost::system::error_code error;
    const auto literal = asio::ip::make_address(way.host, error);
    if (!error) {
        found.push_back(literal);
    } else {
        const auto limit =
            std::min(until, std::chrono::steady_clock::now() + dialer.settings.resolve);
        found = co_await resolve(dialer, way.host, limit);
    }
    if (found.empty()) co_return failure(ClientError::resolve, way.host);
    if (way.is_checked) {
        const auto& policy = dialer.settings.addresses;
        std::erase_if(found, [&](const asio::ip::address& address) {
            return !policy.allows(address, way.port, way.host);
        });
        if (found.empty())
            co_return failure(ClientError::forbidden_address,
                              way.host + ":" + std::to_string(way.port) +
                                  " is private; [outbound] allow_private permits it");
    }
    co_return found;
}

/// Tries one address after the other; each gets its share of what is left.
asio::awaitable<std::optional<Failure>> connect_any(Dialer& dialer,
                                                    std::shared_ptr<Connection> connection, Way way,
                                                    Time until) {
    auto addresses = co_await addresses_of(dialer, way, until);
    if (const auto* const failed = std::get_if<Failure>(&addresses)) co_return *failed;
    const auto& list = std::get<Addresses>(addresses);
    const auto limit = std::min(until, std::chrono::steady_clock::now() + dialer.settings.connect);
    boost::system::error_code error;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto now = std::chrono::steady_clock::now();
        const auto share = (limit - now) / static_cast<int>(list.size() - i);
        const Watched watchdog(
            std::make_shared<Watchdog>(dialer.executor, [weak = std::weak_ptr(connection)] {
                if (const auto watched = weak.lock()) watched->close();
            }));
        watchdog->arm(now + share);
        const asio::ip::tcp::endpoint to(list[i], way.port);
        error = co_await connection->connect(to);
        if (!error && !watchdog->has_expired()) co_return std::nullopt;
        if (watchdog->has_expired()) error = asio::error::timed_out;
    }
    co_return failure(connect_error(error), way.host + ": " + error.message());
}

asio::awaitable<std::optional<Failure>> secure(Dialer& dialer,
                                               std::shared_ptr<Connection> connection,
                                               std::string host, Time until) {
    const Watched watchdog(
        std::make_shared<Watchdog>(dialer.executor, [weak = std::weak_ptr(connection)] {
            if (const auto watched = weak.lock()) watched->close();
        }));
    watchdog->arm(std::min(until, std::chrono::steady_clock::now() + dialer.settings.tls));
    const auto error = co_await connection->secure(dialer.tls, host);
    if (watchdog->has_expired())
        co_return failure(ClientError::tls, host + ": handshake timed out");
    if (!error) co_return std::nullopt;
    const auto problem = connection->certificate_problem();
    co_return failure(ClientError::tls,
                      host + ": " + (problem.empty() ? error.message() : problem));
}

}  // namespace

std::vector<asio::ip::address> system_lookup(const std::string& host) {
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo* list = nullptr;
    if (::getaddrinfo(host.c_str(), nullptr, &wanted, &list) != 0) return {};
    Addresses found;
    for (const auto* entry = list; entry != nullptr; entry = entry->ai_next) {
        asio::ip::tcp::endpoint endpoint;
        if (entry->ai_addrlen > endpoint.capacity()) continue;
        endpoint.resize(entry->ai_addrlen);
        std::copy_n(reinterpret_cast<const char*>(entry->ai_addr), entry->ai_addrlen,
                    reinterpret_cast<char*>(endpoint.data()));
        found.push_back(endpoint.address());
    }
    ::freeaddrinfo(list);
    return found;
}

bool uses_proxy(const ClientSettings& settings, const Target& target) {
    return settings.proxy && !settings.addresses.is_local(target.host, target.port);
}

asio::awaitable<Dialled> dial(Dialer& dialer, Target target, Time until) {
    const auto& settings = dialer.settings;
    const bool is_tunnelled = uses_proxy(settings, target) && target.is_tls;
    if (uses_proxy(settings, target) && target.is_address) {
        const auto address = asio::ip::make_address(target.host);
        if (!settings.addresses.allows(address, target.port, target.host))
            co_return failure(ClientError::forbidden_address, target.host);
    }
    const auto connection = std::make_shared<Connection>(dialer.executor);
    Way way = way_to(settings, target);
    auto failed = co_await connect_any(dialer, connection, std::move(way), until);
    if (failed) co_return *failed;
    const Watched watchdog(
        std::make_shared<Watchdog>(dialer.executor, [weak = std::weak_ptr(connection)] {
            if (const auto watched = weak.lock()) watched->close();
        }));
    watchdog->arm(until);
    if (is_tunnelled) {
        auto request = connect_request(*settings.proxy, target);
        failed = co_await tunnel(*connection, std::move(request));
        if (failed) co_return *failed;
    }
    if (target.is_tls) {
        failed = co_await secure(dialer, connection, target.host, until);
        if (failed) co_return *failed;
    }
    co_return connection;
}

}  // namespace linyi::outbox
