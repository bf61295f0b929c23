#include "bench/load.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <charconv>
#include <exception>
#include <list>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace linyi::bench {
namespace {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// The longest a single answer may take before the run is given up.
constexpr std::chrono::seconds answer_max{30};
constexpr std::size_t answer_bytes_max = 4 * 1024 * 1024;
constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::string_view length_name = "\r\ncontent-length:";

/// All our servers answer with a whole body and its length; a 204 has none.
std::size_t body_length(std::string head) {
    std::transform(head.begin(), head.end(), head.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto at = head.find(length_name);
    if (at == std::string::npos) return 0;
    const auto* from = head.data() + at + length_name.size();
    while (*from == ' ') ++from;
    std::size_t length = 0;
    std::from_chars(from, head.data() + head.size(), length);
    return length;
}

class Connection {
public:
    Connection(asio::io_context& io, std::uint16_t port) : socket_(io) {
        socket_.connect({asio::ip::address_v4::loopback(), port});
        socket_.set_option(asio::ip::tcp::no_delay(true));
    }

    /// The answer, or none if the connection ended.
    asio::awaitable<std::optional<Answer>> exchange(std::string request) {
        const auto out = asio::buffer(request);
        const auto [unsent, written] = co_await asio::async_write(socket_, out, as_result);
        if (unsent || written != request.size()) co_return std::nullopt;
        auto in = asio::dynamic_buffer(received_, answer_bytes_max);
        const auto [unread, head_size] =
            co_await asio::async_read_until(socket_, in, head_end, as_result);
        if (unread) co_return std::nullopt;

        Answer answer;
        std::string head = received_.substr(0, head_size);
        if (head.size() > 12) std::from_chars(head.data() + 9, head.data() + 12, answer.status);
        const auto whole = head_size + body_length(std::move(head));
        if (received_.size() < whole) {
            const auto missing = asio::transfer_exactly(whole - received_.size());
            const auto [cut, count] = co_await asio::async_read(socket_, in, missing, as_result);
            if (cut || count == 0) co_return std::nullopt;
        }
        answer.body = received_.substr(head_size, whole - head_size);
        received_.erase(0, whole);
        co_return answer;
    }

private:
    asio::ip::tcp::socket socket_;
    std::string received_{};
};

void rethrow(const std::exception_ptr& error) {
    if (error) std::rethrow_exception(error);
}

struct Run {
    const Load& load;
    Clock::time_point end{};
    std::size_t begun{};
    LoadResult result{};
    std::vector<std::int64_t> waits{};  // microseconds
};

asio::awaitable<void> keep_asking(Connection& connection, Run& run) {
    for (;;) {
        if (run.begun >= run.load.requests_max) co_return;
        ++run.begun;
        auto request = run.load.request();
        const auto from = Clock::now();
        if (from >= run.end) co_return;
        const auto answer = co_await connection.exchange(std::move(request));
        if (!answer) {
            ++run.result.broken;
            co_return;
        }
        if (answer->status < 200 || answer->status > 299) {
            ++run.result.refused;
            continue;
        }
        ++run.result.acknowledged;
        run.waits.push_back(
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - from).count());
    }
}

asio::awaitable<void> ask_once(Connection& connection, std::string request,
                               std::optional<Answer>& answer) {
    answer = co_await connection.exchange(std::move(request));
}

std::chrono::microseconds percentile(const std::vector<std::int64_t>& sorted, std::size_t percent) {
    if (sorted.empty()) return {};
    return std::chrono::microseconds{
        sorted[std::min(sorted.size() - 1, sorted.size() * percent / 100)]};
}

}  // namespace

LoadResult run_load(const Load& load) {
    asio::io_context io{1};
    std::list<Connection> connections;
    for (std::size_t i = 0; i < load.connections; ++i) connections.emplace_back(io, load.port);
    Run run{.load = load};
    run.waits.reserve(1 << 20);
    const auto from = Clock::now();
    run.end = from + load.time;
    for (auto& connection : connections) asio::co_spawn(io, keep_asking(connection, run), rethrow);
    io.run_for(load.time + answer_max);
    run.result.seconds = std::chrono::duration<double>(Clock::now() - from).count();

    std::sort(run.waits.begin(), run.waits.end());
    run.result.p50 = percentile(run.waits, 50);
    run.result.p99 = percentile(run.waits, 99);
    return run.result;
}

Answer ask(std::uint16_t port, const std::string& request) {
    asio::io_context io{1};
    Connection connection(io, port);
    std::optional<Answer> answer;
    asio::co_spawn(io, ask_once(connection, request, answer), rethrow);
    io.run_for(answer_max);
    if (!answer) throw std::runtime_error("no answer to " + request.substr(0, 60));
    return std::move(*answer);
}

Answer ask_for(std::uint16_t port, const std::string& path) {
    return ask(port, "GET " + path + " HTTP/1.1\r\nHost: bench\r\n\r\n");
}

}  // namespace linyi::bench
