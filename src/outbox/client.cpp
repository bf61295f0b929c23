#include "outbox/client.hpp"

#include "base/mutant.hpp"
#include "outbox/dial.hpp"

#include <boost/asio/ssl/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace linyi::outbox {
namespace {

namespace http = boost::beast::http;
using Parser = http::response_parser<http::string_body>;
using Time = Watchdog::Time;

/// 100 and 103 before the answer itself; more are an attack.
constexpr int interim_max = 4;
/// Beyond header and body: chunk sizes, their extensions and trailers.
constexpr std::size_t framing_bytes_max = std::size_t{16} * 1024;

bool equal_without_case(std::string_view left, std::string_view right) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

/// Ours to set, whatever an adapter says.
bool is_own_header(std::string_view name) {
    constexpr std::array<std::string_view, 9> own{
        "host", "content-length", "transfer-encoding",  "expect", "connection", "keep-alive",
        "te",   "upgrade",        "proxy-authorization"};
    return std::any_of(own.begin(), own.end(),
                       [&](std::string_view mine) { return equal_without_case(mine, name); });
}

bool is_token(std::string_view text) {
    constexpr std::string_view symbols = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               symbols.find(c) != symbols.npos;
    });
}

/// Nothing that could end a line early.
bool is_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
    });
}

/// The request as bytes; none if a header or the method could break the framing.
std::optional<std::string> wire_form(const HttpRequest& request, const Target& target,
                                     const Proxy* proxy) {
    if (!is_token(request.method)) return std::nullopt;
    const bool is_absolute = proxy != nullptr && !target.is_tls;
    auto text = request.method + " " + (is_absolute ? "http://" + target.authority() : "") +
                target.path + " HTTP/1.1\r\nHost: " + target.authority() +
                "\r\nUser-Agent: linyi\r\nAccept: */*\r\n";
    if (is_absolute && !proxy->authorization.empty())
        text += "Proxy-Authorization: " + proxy->authorization + "\r\n";
    for (const auto& header : request.headers) {
        if (!is_token(header.name) || !is_value(header.value)) return std::nullopt;
        if (is_own_header(header.name)) continue;
        text += header.name + ": " + header.value + "\r\n";
    }
    if (!request.body.empty() || request.method != "GET")
        text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    return text + "\r\n" + request.body;
}

HttpResponse to_response(Parser& parser) {
    auto& message = parser.get();
    HttpResponse response{.status = static_cast<int>(message.result_int())};
    for (const auto& field : message) {
        response.headers.push_back({.name = std::string(std::string_view(field.name_string())),
                                    .value = std::string(std::string_view(field.value()))});
    }
    response.body = std::move(message.body());
    return response;
}

Failure parse_failure(const boost::system::error_code& error) {
    const bool is_large = error == http::error::body_limit || error == http::error::header_limit ||
                          error == http::error::buffer_overflow;
    return {is_large ? ClientError::too_large : ClientError::protocol, error.message()};
}

}  // namespace

struct Client::State {
    State(const asio::any_io_executor& executor, ClientSettings settings, Lookup lookup)
        : dialer(executor, std::move(settings), std::move(lookup)) {}

    struct Idle {
        std::shared_ptr<Connection> connection;
        Time since;
    };

    asio::awaitable<Reply> attempt(HttpRequest request, Millis total);
    asio::awaitable<Reply> exchange(std::shared_ptr<Connection> connection, std::string bytes,
                                    std::string key, Time until);
    asio::awaitable<Reply> read_answer(Connection& connection, bool* is_reusable);
    asio::awaitable<std::optional<Failure>> read_message(Connection& connection, Parser& parser);
    std::shared_ptr<Connection> take_idle(const std::string& key);
    void keep(const std::string& key, std::shared_ptr<Connection> connection);
    std::string key_of(const Target& target) const;

    Dialer dialer;
    std::map<std::string, std::vector<Idle>> idle{};
};

Client::Client(const boost::asio::any_io_executor& executor, ClientSettings settings)
    : Client(executor, std::move(settings), system_lookup) {}

Client::Client(const boost::asio::any_io_executor& executor, ClientSettings settings, Lookup lookup)
    : state_(std::make_unique<State>(executor, std::move(settings), std::move(lookup))) {}

Client::~Client() = default;

asio::awaitable<Reply> Client::send(HttpRequest request) {
    return state_->attempt(std::move(request), state_->dialer.settings.total);
}

asio::awaitable<Reply> Client::send_within(HttpRequest request, Millis total) {
    return state_->attempt(std::move(request), total);
}

void Client::close_idle() {
    const auto now = std::chrono::steady_clock::now();
    const auto is_old = [&](const State::Idle& idle) {
        return now - idle.since > state_->dialer.settings.idle_max || !idle.connection->is_quiet();
    };
    for (auto& [key, list] : state_->idle) std::erase_if(list, is_old);
    std::erase_if(state_->idle, [](const auto& entry) { return entry.second.empty(); });
}

std::size_t Client::idle_connections() const {
    std::size_t count{};
    for (const auto& [key, list] : state_->idle) count += list.size();
    return count;
}

std::string Client::State::key_of(const Target& target) const {
    // A proxy's connections for plain http serve every host, but keeping them apart is simpler.
    return (target.is_tls ? "https " : "http ") + target.authority_with_port();
}

std::shared_ptr<Connection> Client::State::take_idle(const std::string& key) {
    const auto found = idle.find(key);
    if (found == idle.end()) return nullptr;
    const auto oldest = std::chrono::steady_clock::now() - dialer.settings.idle_max;
    std::shared_ptr<Connection> taken;
    while (!taken && !found->second.empty()) {
        auto newest = std::move(found->second.back());
        found->second.pop_back();
        if (newest.since >= oldest && newest.connection->is_quiet())
            taken = std::move(newest.connection);
    }
    if (found->second.empty()) idle.erase(found);
    return taken;
}

void Client::State::keep(const std::string& key, std::shared_ptr<Connection> connection) {
    auto& list = idle[key];
    if (list.size() >= dialer.settings.idle_per_host_max) return;
    list.push_back(
        {.connection = std::move(connection), .since = std::chrono::steady_clock::now()});
}

asio::awaitable<Reply> Client::State::attempt(HttpRequest request, Millis total) {
    const auto allowed = mutant("attempt_without_end") ? Millis{std::chrono::hours{1}} : total;
    const Time until = std::chrono::steady_clock::now() + allowed;
    auto target = parse_target(request.target);
    if (!target) co_return Failure(ClientError::bad_request, target.error().detail);
    const auto* const proxy =
        uses_proxy(dialer.settings, *target) ? &*dialer.settings.proxy : nullptr;
    const auto bytes = wire_form(request, *target, proxy);
    if (!bytes) co_return Failure(ClientError::bad_request, "header");

    const auto key = key_of(*target);
    auto connection = take_idle(key);
    if (connection) {
        auto reply = co_await exchange(connection, *bytes, key, until);
        const auto* const failure = std::get_if<Failure>(&reply);
        // The other side closed an idle connection just as we used it. It is not certain that it
        // did not read the request; the key makes a repeat harmless where the platform looks at it.
        const bool is_stale =
            failure != nullptr && failure->error == ClientError::reset && connection->received == 0;
        if (!is_stale) co_return reply;
    }
    auto dialled = co_await dial(dialer, *target, until);
    if (const auto* const failure = std::get_if<Failure>(&dialled)) {
        if (std::chrono::steady_clock::now() < until) co_return *failure;
        co_return Failure(ClientError::timeout, failure->detail);
    }
    connection = std::get<std::shared_ptr<Connection>>(dialled);
    co_return co_await exchange(connection, *bytes, key, until);
}

asio::awaitable<Reply> Client::State::exchange(std::shared_ptr<Connection> connection,
                                               std::string bytes, std::string key, Time until) {
    connection->received = 0;
    connection->written = 0;
    const Watched watchdog(
        std::make_shared<Watchdog>(dialer.executor, [weak = std::weak_ptr(connection)] {
            if (const auto watched = weak.lock()) watched->close();
        }));
    watchdog->arm(until);
    // A peer may answer and close before it has read everything, so an answer is looked for even
    // after a failed write.
    co_await connection->write(std::move(bytes));
    bool is_reusable = false;
    auto reply = co_await read_answer(*connection, &is_reusable);
    if (auto* const failure = std::get_if<Failure>(&reply)) {
        if (watchdog->has_expired()) failure->error = ClientError::timeout;
        failure->is_unknown = connection->written > 0;
        connection->close();
    } else if (is_reusable && !watchdog->has_expired()) {
        keep(key, connection);
    }
    co_return reply;
}

asio::awaitable<Reply> Client::State::read_answer(Connection& connection, bool* is_reusable) {
    for (int interim = 0; interim <= interim_max; ++interim) {
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(dialer.settings.header_bytes_max));
        parser.body_limit(dialer.settings.body_bytes_max);
        if (mutant("answer_unbounded")) parser.body_limit(boost::none);
        parser.eager(true);
        const auto failure = co_await read_message(connection, parser);
        if (failure) co_return *failure;
        const auto status = parser.get().result_int();
        if (status == 101) break;
        if (status < 200) continue;
        *is_reusable =
            parser.get().keep_alive() && !parser.need_eof() && connection.pending.empty();
        co_return to_response(parser);
    }
    co_return Failure(ClientError::protocol, "no final answer");
}

/// Feeds the parser until the message is complete.
asio::awaitable<std::optional<Failure>> Client::State::read_message(Connection& connection,
                                                                    Parser& parser) {
    const auto& settings = dialer.settings;
    const auto most = settings.header_bytes_max + settings.body_bytes_max + framing_bytes_max;
    bool is_over = false;
    for (;;) {
        boost::system::error_code error;
        if (!connection.pending.empty()) {
            const auto used = parser.put(asio::buffer(connection.pending), error);
            connection.pending.erase(0, used);
            if (error && error != http::error::need_more) co_return parse_failure(error);
            if (parser.is_done()) co_return std::nullopt;
            if (!error && used > 0 && !connection.pending.empty()) continue;
        }
        if (is_over) {
            if (parser.got_some()) parser.put_eof(error);
            if (!error && parser.is_done()) co_return std::nullopt;
            co_return Failure(ClientError::reset, "closed before the answer was complete");
        }
        if (connection.received > most && !mutant("answer_unbounded"))
            co_return Failure(ClientError::too_large, "endless answer");
        const auto failed = co_await connection.read_some();
        if (failed == asio::error::eof || failed == asio::ssl::error::stream_truncated) {
            is_over = true;
        } else if (failed) {
            co_return Failure(ClientError::reset, failed.message());
        }
    }
}

}  // namespace linyi::outbox
