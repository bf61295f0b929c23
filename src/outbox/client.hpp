#pragma once

#include "outbox/addresses.hpp"
#include "outbox/target.hpp"
#include "outbox/transport.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/address.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace linyi::outbox {

/// Source of the times: reliability.md O6.
struct ClientSettings {
    Millis resolve{std::chrono::seconds{5}};  ///< the name server's share of `total`
    Millis connect{std::chrono::seconds{3}};  ///< over all addresses of a name
    Millis tls{std::chrono::seconds{5}};
    Millis total{std::chrono::seconds{15}};  ///< one attempt, from the name to the last byte
    std::size_t body_bytes_max{std::size_t{64} * 1024};  ///< no API's answer to a message is longer
    std::size_t header_bytes_max{std::size_t{16} * 1024};
    std::size_t idle_per_host_max{16};          ///< connections kept open for the next message
    Millis idle_max{std::chrono::seconds{30}};  ///< platforms close theirs after about a minute
    std::string ca_file{};  ///< certificate authorities to trust; empty: the system's
    AddressPolicy addresses{};
    /// For everything the policy does not name as local. The proxy resolves names itself, so behind
    /// one only addresses written as such are checked.
    std::optional<Proxy> proxy{};
};

/// Looks a name up; may block. The client calls it on threads of its own.
using Lookup = std::function<std::vector<boost::asio::ip::address>(const std::string& host)>;

/// The only HTTP client. Every attempt ends within its total time with an answer or a reason:
/// certificates and names are verified, redirects are answers like any other, and no more than the
/// limits is read. Connections are kept and used again. Network thread only.
class Client final : public Transport {
public:
    /// Throws if the CA file cannot be read.
    Client(const boost::asio::any_io_executor& executor, ClientSettings settings);
    Client(const boost::asio::any_io_executor& executor, ClientSettings settings, Lookup lookup);
    /// Waits for name lookups that are under way. Attempts must have ended.
    ~Client() override;

    asio::awaitable<Reply> send(HttpRequest request) override;
    /// For platforms that hold a request open until they have news (getUpdates).
    asio::awaitable<Reply> send_within(HttpRequest request, Millis total);

    void close_idle() override;
    std::size_t idle_connections() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace linyi::outbox
