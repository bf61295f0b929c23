#include "http/reader.hpp"

#include "base/mutant.hpp"
#include "http/chunked.hpp"
#include "http/message.hpp"
#include "http/router.hpp"

#include <boost/beast/core/error.hpp>

#include <algorithm>
#include <utility>

namespace linyi::http {
namespace {

// One read of a body. Larger pieces gain nothing on a line that carries a few KiB a packet.
constexpr std::size_t body_piece_bytes = 16 * 1024;

Wire::Deadline after(std::chrono::milliseconds time) {
    return std::chrono::steady_clock::now() + time;
}

Ending refuse(int status, std::string_view reason) {
    return Ending{Refusal{status, reason}};
}

}  // namespace

asio::awaitable<std::variant<Incoming, Ending>> Reader::next() {
    std::string head;
    if (auto stop = co_await read_head(head)) co_return *stop;

    const auto verdict = judge(head);
    if (const auto* refusal = std::get_if<Refusal>(&verdict)) co_return Ending{*refusal};
    const auto framing = std::get<Framing>(verdict);
    auto parsed = parse_head(head, framing);
    if (!parsed) co_return refuse(400, "the parser disagrees");

    Incoming incoming;
    incoming.request = std::move(parsed->request);
    incoming.manner.keep_alive = parsed->keep_alive;
    incoming.manner.is_http_1_0 = parsed->is_http_1_0;
    incoming.manner.is_head = incoming.request.method == "HEAD";
    if (auto stop = co_await read_body(incoming, framing)) co_return *stop;
    co_return incoming;
}

asio::awaitable<Reader::Stop> Reader::read_head(std::string& head) {
    // The first request's time runs from accept. Later ones may let us wait, and their time runs
    // from their first byte; it is set once and no further byte moves it.
    is_idle_ = unread_.empty();
    const bool may_idle = is_idle_ && !is_first_;
    auto deadline = after(may_idle ? hub_.limits.idle : hub_.limits.header);
    is_first_ = false;

    HeadScanner scanner(hub_.limits);
    while (true) {
        const auto state = scanner.scan(unread_);
        if (state == HeadScanner::State::complete) break;
        if (state == HeadScanner::State::refused) co_return Ending{scanner.refusal()};

        // Never beyond the limit, so that a long head costs no more memory than a legal one.
        const auto room = hub_.limits.header_bytes_max - unread_.size() + 1;
        if (auto stop = co_await fill(unread_, room, deadline)) co_return stop;
        if (std::exchange(is_idle_, false) && may_idle) deadline = after(hub_.limits.header);
    }
    head = unread_.substr(0, scanner.head_bytes());
    unread_.erase(0, scanner.head_bytes());
    co_return std::nullopt;
}

asio::awaitable<Reader::Stop> Reader::read_body(Incoming& incoming, Framing framing) {
    auto& request = incoming.request;
    const auto own_bound = hub_.router.body_bytes_max(request.method, request.target);
    const auto bytes_max = own_bound.value_or(hub_.limits.body_bytes_max);
    if (framing.length > bytes_max && !mutant("body_unbounded"))
        co_return refuse(413, "body bytes");

    const auto deadline = after(hub_.limits.body);
    if (framing.expects_continue && unread_.empty()) {
        std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        const auto failed = co_await wire_.write(std::move(go_on), deadline);
        if (failed) co_return Ending{};
    }
    if (framing.chunked) co_return co_await read_chunked(request.body, bytes_max, deadline);
    const auto length = static_cast<std::size_t>(framing.length);
    co_return co_await read_sized(request.body, length, deadline);
}

asio::awaitable<Reader::Stop> Reader::read_sized(std::string& body, std::size_t length,
                                                 Wire::Deadline deadline) {
    body = unread_.substr(0, length);
    unread_.erase(0, body.size());
    if (auto stop = hold(body.size())) co_return stop;
    while (body.size() < length) {
        const auto before = body.size();
        const auto room = std::min(body_piece_bytes, length - before);
        if (auto stop = co_await fill(body, room, deadline)) co_return stop;
        if (auto stop = hold(body.size() - before)) co_return stop;
    }
    co_return std::nullopt;
}

asio::awaitable<Reader::Stop> Reader::read_chunked(std::string& body, std::size_t bytes_max,
                                                   Wire::Deadline deadline) {
    ChunkDecoder decoder(bytes_max);
    while (true) {
        const auto before = body.size();
        const auto used = decoder.take(unread_, body);
        unread_.erase(0, used);
        if (auto stop = hold(body.size() - before)) co_return stop;
        if (decoder.state() == ChunkDecoder::State::complete) co_return std::nullopt;
        if (decoder.state() == ChunkDecoder::State::refused) co_return Ending{decoder.refusal()};
        if (auto stop = co_await fill(unread_, body_piece_bytes, deadline)) co_return stop;
    }
}

asio::awaitable<Reader::Stop> Reader::fill(std::string& into, std::size_t bytes_max,
                                           Wire::Deadline deadline) {
    if (mutant("deadline_per_byte")) deadline = after(hub_.limits.header);
    const auto failed = co_await wire_.read_some(into, bytes_max, deadline);
    if (failed == boost::beast::error::timeout) ++hub_.counters.timed_out;
    if (failed) co_return Ending{};
    co_return std::nullopt;
}

Reader::Stop Reader::hold(std::size_t count) {
    held_ += count;
    hub_.bodies_bytes += count;
    if (hub_.bodies_bytes > hub_.limits.all_bodies_bytes_max)
        return refuse(503, "bytes of all bodies");
    return {};
}

void Reader::release() {
    hub_.bodies_bytes -= std::exchange(held_, 0);
}

}  // namespace linyi::http
