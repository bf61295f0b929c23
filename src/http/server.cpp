#include "http/server.hpp"

#include "base/log.hpp"
#include "base/mutant.hpp"
#include "http/hub.hpp"
#include "http/listener.hpp"
#include "http/session.hpp"
#include "http/tls.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <map>
#include <utility>

namespace linyi::http {
namespace {

using Tcp = asio::ip::tcp;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// Best effort for a peer over a cap: one small write that fits into any socket buffer.
constexpr std::string_view too_many_connections =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";

// A connection that is being made when the server stops gets this long to be made; its peer would
// otherwise see a reset. New ones are refused meanwhile.
constexpr std::chrono::milliseconds connect_grace{20};

/// An exception that left a coroutine is a bug or broken machinery: say so once.
void log_thrown(std::string_view where, const std::exception_ptr& thrown) {
    if (!thrown) return;
    try {
        std::rethrow_exception(thrown);
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) return;
        log::error("http coroutine failed", {{"where", where}, {"what", error.what()}});
    } catch (const std::exception& error) {
        log::error("http coroutine failed", {{"where", where}, {"what", error.what()}});
    } catch (...) {
        log::error("http coroutine failed", {{"where", where}});
    }
}

/// The real IPv4 address of a peer that came over an IPv6 port.
asio::ip::address unmapped(const asio::ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

/// What counts as one address for the cap: whoever has one IPv6 address has its whole /64.
std::string cap_key(const asio::ip::address& address) {
    if (address.is_v4()) return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    for (std::size_t at = 8; at < bytes.size(); ++at) bytes[at] = 0;
    return asio::ip::address_v6(bytes).to_string() + "/64";
}

}  // namespace

struct Server::State : std::enable_shared_from_this<State> {
    State(asio::any_io_executor e, const Router& router, const Limits& limits)
        : executor(std::move(e)), hub(std::make_shared<Hub>(router, limits)), emptied(executor) {}

    void accept(Tcp::socket socket, const TlsContext* tls) {
        boost::system::error_code failed;
        const auto address = unmapped(socket.remote_endpoint(failed).address());
        if (failed) return;  // Gone before we looked.
        ++hub->counters.accepted;
        const auto key = cap_key(address);
        if (sessions.size() >= hub->limits.connections_max ||
            per_address[key] >= hub->limits.connections_per_address_max) {
            turn_away(std::move(socket), tls != nullptr);
            return;
        }
        ++per_address[key];
        socket.set_option(Tcp::no_delay(true), failed);

        auto wire = std::make_unique<Wire>(std::move(socket), tls ? tls->current() : nullptr);
        Peer peer;
        peer.address = address.to_string();
        peer.loopback = address.is_loopback();
        auto session = std::make_shared<Session>(hub, std::move(peer), std::move(wire));
        const auto id = ++last_id;
        sessions[id] = session;
        auto finish = [self = shared_from_this(), id, key](std::exception_ptr thrown) {
            log_thrown("session", thrown);
            self->forget(id, key);
        };
        asio::co_spawn(executor, Session::run(std::move(session)), std::move(finish));
    }

    void turn_away(Tcp::socket socket, bool is_tls) {
        ++hub->counters.turned_away;
        boost::system::error_code ignored;
        if (is_tls) return;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(too_many_connections), ignored);
        socket.shutdown(Tcp::socket::shutdown_send, ignored);
    }

    void forget(std::uint64_t id, const std::string& key) {
        sessions.erase(id);
        const auto found = per_address.find(key);
        if (--found->second == 0) per_address.erase(found);
        if (sessions.empty()) emptied.cancel();
    }

    asio::any_io_executor executor;
    std::shared_ptr<Hub> hub;    // shared with the sessions
    asio::steady_timer emptied;  // cancelled when the last session has ended
    std::vector<std::shared_ptr<Listener>> listeners{};            // shared with their loops
    std::map<std::uint64_t, std::shared_ptr<Session>> sessions{};  // shared with their coroutines
    std::map<std::string, std::size_t, std::less<>> per_address{};
    std::uint64_t last_id{};
};

Server::Server(asio::any_io_executor executor, const Router& router, const Limits& limits)
    : state_(std::make_shared<State>(std::move(executor), router, limits)) {}

Server::~Server() = default;

Result<std::uint16_t> Server::listen(const Endpoint& endpoint) {
    auto on_accept = [state = std::weak_ptr(state_), tls = endpoint.tls](Tcp::socket socket) {
        if (const auto alive = state.lock()) alive->accept(std::move(socket), tls);
    };
    auto listener = std::make_shared<Listener>(state_->executor, std::move(on_accept));
    const auto opened = listener->open(endpoint.address, endpoint.port);
    if (!opened) return opened.error();
    state_->listeners.push_back(listener);
    const auto port = listener->port();
    auto finish = [](std::exception_ptr thrown) { log_thrown("listener", thrown); };
    asio::co_spawn(state_->executor, Listener::run(std::move(listener)), std::move(finish));
    return port;
}

asio::awaitable<bool> Server::stop() {
    return wind_down(state_);
}

asio::awaitable<bool> Server::wind_down(std::shared_ptr<State> state) {
    const auto begun = std::chrono::steady_clock::now();
    state->hub->stopping = true;
    for (const auto& listener : state->listeners) listener->refuse();
    for (const auto& [id, session] : state->sessions) session->end_stream();
    if (mutant("stop_cuts"))
        for (const auto& [id, session] : state->sessions) session->cut();

    asio::steady_timer connecting(state->executor, connect_grace);
    co_await connecting.async_wait(as_result);
    for (const auto& listener : state->listeners) listener->close();

    state->emptied.expires_at(begun + state->hub->limits.stop_grace);
    if (!state->sessions.empty()) co_await state->emptied.async_wait(as_result);
    for (const auto& [id, session] : state->sessions) session->end_if_idle();

    state->emptied.expires_at(begun + state->hub->limits.stop_max);
    if (!state->sessions.empty()) co_await state->emptied.async_wait(as_result);
    const auto left = state->sessions.size();
    if (left == 0) co_return true;
    log::warning("http sessions cut at stop", {{"sessions", left}});
    for (const auto& [id, session] : state->sessions) session->cut();
    co_return false;
}

bool Server::stopping() const {
    return state_->hub->stopping;
}

std::size_t Server::sessions() const {
    return state_->sessions.size();
}

std::vector<Metric> Server::metrics() const {
    const auto& counters = state_->hub->counters;
    std::vector<Metric> out;
    const auto add = [&](std::string name, std::string help, Metric::Type type, auto value) {
        Metric metric;
        metric.name = std::move(name);
        metric.help = std::move(help);
        metric.type = type;
        metric.value = static_cast<double>(value);
        out.push_back(std::move(metric));
    };
    using Type = Metric::Type;
    add("linyi_http_connections", "Open connections", Type::gauge, state_->sessions.size());
    add("linyi_http_connections_total", "Accepted connections", Type::counter, counters.accepted);
    add("linyi_http_connections_turned_away_total", "Connections over a cap", Type::counter,
        counters.turned_away);
    add("linyi_http_deadlines_total", "Connections ended by a deadline", Type::counter,
        counters.timed_out);
    add("linyi_http_requests_refused_total", "Requests refused before routing", Type::counter,
        counters.refused);
    add("linyi_http_body_bytes", "Bytes of request bodies in memory", Type::gauge,
        state_->hub->bodies_bytes);
    for (std::size_t hundreds = 2; hundreds < counters.answered.size(); ++hundreds) {
        add("linyi_http_responses_total", "Answers by class of status", Type::counter,
            counters.answered[hundreds]);
        out.back().labels.emplace_back("status", std::to_string(hundreds) + "xx");
    }
    return out;
}

}  // namespace linyi::http
