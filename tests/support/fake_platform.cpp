#include "support/fake_platform.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <cctype>
#include <future>
#include <mutex>
#include <sstream>
#include <thread>

namespace linyi::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds drip_every{20};

SeenRequest parse_head(const std::string& head) {
    SeenRequest request;
    std::istringstream lines(head);
    std::string line;
    std::getline(lines, line);
    std::istringstream(line) >> request.method >> request.target;
    while (std::getline(lines, line) && line != "\r") {
        const auto colon = line.find(':');
        if (colon == line.npos) continue;
        auto name = line.substr(0, colon);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        auto value = line.substr(colon + 1);
        value.erase(0, value.find_first_not_of(' '));
        value.erase(value.find_last_not_of("\r ") + 1);
        request.headers.emplace_back(std::move(name), std::move(value));
    }
    return request;
}

std::string to_bytes(const FakeAnswer& answer) {
    if (answer.kind != FakeAnswer::Kind::reply) return answer.body;
    auto text = "HTTP/1.1 " + std::to_string(answer.status) + " Answer\r\n";
    for (const auto& [name, value] : answer.headers) text += name + ": " + value + "\r\n";
    return text + "Content-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n" +
           answer.body;
}

}  // namespace

std::string SeenRequest::header(const std::string& name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return {};
}

struct FakePlatform::State {
    explicit State(Script s)
        : script(std::move(s)), acceptor(io, {asio::ip::address_v4::loopback(), 0}) {
        port = acceptor.local_endpoint().port();
        const auto rethrow = [](const std::exception_ptr& failure) {
            if (failure) std::rethrow_exception(failure);
        };
        asio::co_spawn(io, accept(), rethrow);
        thread = std::thread([this] { io.run(); });
    }

    ~State() {
        io.stop();
        thread.join();
    }

    asio::awaitable<void> accept() {
        for (int number = 1;; ++number) {
            auto [error, socket] = co_await acceptor.async_accept(as_result);
            if (error) co_return;
            const auto ignore = [](const std::exception_ptr&) {};
            asio::co_spawn(io, serve(std::move(socket), number), ignore);
        }
    }

    asio::awaitable<void> serve(tcp::socket socket, int number) {
        std::string received;
        for (;;) {
            auto buffer = asio::dynamic_buffer(received);
            const auto [error, head_size] =
                co_await asio::async_read_until(socket, buffer, "\r\n\r\n", as_result);
            if (error) co_return;
            auto request = parse_head(received.substr(0, head_size));
            received.erase(0, head_size);
            const auto length = request.header("content-length");
            const std::size_t size = length.empty() ? 0 : std::stoul(length);
            if (received.size() < size) {
                auto rest = asio::dynamic_buffer(received);
                const auto missing = asio::transfer_exactly(size - received.size());
                const auto [cut, count] =
                    co_await asio::async_read(socket, rest, missing, as_result);
                if (cut) co_return;
            }
            request.body = received.substr(0, size);
            received.erase(0, size);
            request.connection = number;
            request.at = std::chrono::steady_clock::now();
            auto answer = script(request);
            remember(std::move(request));
            const bool stays = answer.kind == FakeAnswer::Kind::reply;
            co_await give(socket, std::move(answer));
            if (!stays) co_return;
        }
    }

    asio::awaitable<void> give(tcp::socket& socket, FakeAnswer answer) {
        const auto bytes = to_bytes(answer);
        const auto buffer = asio::buffer(bytes);
        const auto [error, count] = co_await asio::async_write(socket, buffer, as_result);
        if (error) co_return;
        switch (answer.kind) {
            case FakeAnswer::Kind::reply:
            case FakeAnswer::Kind::raw: break;
            case FakeAnswer::Kind::reset:
                socket.set_option(asio::socket_base::linger(true, 0));
                break;
            case FakeAnswer::Kind::hang: co_await until_closed(socket); break;
            case FakeAnswer::Kind::drip: co_await repeat(socket, "x", drip_every); break;
            case FakeAnswer::Kind::flood: {
                std::string piece(8192, 'x');
                constexpr std::chrono::milliseconds at_once{0};
                co_await repeat(socket, std::move(piece), at_once);
                break;
            }
        }
    }

    static asio::awaitable<void> until_closed(tcp::socket& socket) {
        char byte{};
        const auto buffer = asio::buffer(&byte, 1);
        for (;;) {
            const auto [error, count] = co_await socket.async_read_some(buffer, as_result);
            if (error) co_return;
        }
    }

    asio::awaitable<void> repeat(tcp::socket& socket, std::string bytes,
                                 std::chrono::milliseconds pause) {
        asio::steady_timer timer(io);
        const auto buffer = asio::buffer(bytes);
        for (;;) {
            const auto [error, count] = co_await asio::async_write(socket, buffer, as_result);
            if (error) co_return;
            if (pause.count() == 0) continue;
            timer.expires_after(pause);
            const auto [cancelled] = co_await timer.async_wait(as_result);
            if (cancelled) co_return;
        }
    }

    void remember(SeenRequest request) {
        const std::lock_guard lock(mutex);
        seen.push_back(std::move(request));
    }

    Script script;
    asio::io_context io{1};
    tcp::acceptor acceptor;
    std::uint16_t port{};
    mutable std::mutex mutex{};
    std::vector<SeenRequest> seen{};
    std::thread thread{};
};

FakePlatform::FakePlatform(Script script) : state_(std::make_unique<State>(std::move(script))) {}
FakePlatform::~FakePlatform() = default;

std::uint16_t FakePlatform::port() const {
    return state_->port;
}

std::string FakePlatform::url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port()) + path;
}

std::vector<SeenRequest> FakePlatform::seen() const {
    const std::lock_guard lock(state_->mutex);
    return state_->seen;
}

}  // namespace linyi::test
