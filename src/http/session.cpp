#include "http/session.hpp"

#include "base/log.hpp"
#include "http/message.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"
#include "http/stream.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/error.hpp>

#include <fmt/format.h>

#include <exception>
#include <utility>

namespace linyi::http {
namespace {

/// What is left to do with a stream, shared by the sending coroutine, the pull of the next piece
/// and the watch on the peer: whichever happens wakes the first. Network thread only.
struct Progress {
    explicit Progress(const asio::any_io_executor& executor) : woken(executor) {}

    asio::steady_timer woken;
    std::optional<std::string> piece{};
    bool is_pulling{};
    bool has_ended{};   // the stream has no further piece
    bool has_failed{};  // it threw
    bool is_over{};     // the peer left or the server stops
};

asio::awaitable<std::optional<std::string>> pull(std::shared_ptr<Stream> stream) {
    co_return co_await stream->next();
}

std::string what_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "not a std::exception";
    }
}

void start_pull(const std::shared_ptr<Stream>& stream, const std::shared_ptr<Progress>& progress) {
    progress->is_pulling = true;
    auto finish = [progress](std::exception_ptr thrown, std::optional<std::string> piece) {
        progress->is_pulling = false;
        if (thrown) {
            progress->has_failed = true;
            log::error("http stream failed", {{"what", what_of(thrown)}});
        }
        progress->has_ended = !piece.has_value();
        progress->piece = std::move(piece);
        progress->woken.cancel();
    };
    asio::co_spawn(progress->woken.get_executor(), pull(stream), std::move(finish));
}

std::string chunk(std::string_view piece) {
    return fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

HeadStyle style_of(const Response& response, Manner manner) {
    HeadStyle style;
    style.keep_alive = manner.keep_alive;
    style.is_http_1_0 = manner.is_http_1_0;
    if (response.stream)
        style.body = manner.is_http_1_0 ? HeadStyle::Body::until_close : HeadStyle::Body::chunked;
    return style;
}

}  // namespace

Session::Session(std::shared_ptr<Hub> hub, Peer peer, std::unique_ptr<Wire> wire)
    : hub_(std::move(hub)),
      peer_(std::move(peer)),
      wire_(std::move(wire)),
      reader_(*wire_, *hub_) {}

Session::~Session() = default;

asio::awaitable<void> Session::run(std::shared_ptr<Session> self) {
    const auto deadline = self->in(self->hub_->limits.handshake);
    const auto failed = co_await self->wire_->handshake(deadline);
    if (failed == boost::beast::error::timeout) ++self->hub_->counters.timed_out;
    if (failed) co_return;
    while (co_await self->serve_one()) {
    }
    const auto close_deadline = self->in(self->hub_->limits.linger);
    co_await self->wire_->close(self->lingers_, close_deadline);
}

void Session::end_stream() {
    if (end_stream_) end_stream_();
}

void Session::end_if_idle() {
    if (reader_.idle()) wire_->cancel();
}

void Session::cut() {
    end_stream();
    wire_->cut();
}

asio::awaitable<bool> Session::serve_one() {
    lingers_ = false;
    auto received = co_await reader_.next();
    if (const auto* ending = std::get_if<Ending>(&received)) {
        reader_.release();  // What came of the body is gone already.
        if (ending->refusal) co_await send_refusal(*ending->refusal);
        co_return false;
    }
    auto& incoming = std::get<Incoming>(received);
    HttpRequest request = std::move(incoming.request);
    request.peer = peer_.address;
    Response response = co_await answer(std::move(request));
    reader_.release();

    const bool goes_on = co_await send(std::move(response), incoming.manner);
    co_return goes_on;
}

asio::awaitable<Response> Session::answer(HttpRequest message) {
    ++hub_->counters.handled;
    Request request(std::move(message));
    request.secure = wire_->secure();
    request.loopback = peer_.loopback;
    const std::string pattern(
        hub_->router.pattern_of(request.message.method, request.message.target));
    try {
        Response response = co_await hub_->router.answer(std::move(request));
        co_return response;
    } catch (const std::exception& error) {
        log::error("http handler failed", {{"route", pattern}, {"what", error.what()}});
    }
    co_return refusal_response(500);
}

asio::awaitable<bool> Session::send(Response response, Manner manner) {
    manner.keep_alive = manner.keep_alive && !hub_->stopping && !response.stream;
    add_security_headers(response.message, wire_->secure());
    auto head = head_text(response.message, style_of(response, manner));
    if (!head) {
        log::error("http handler answered a header that cannot be sent");
        if (response.stream) response.stream->stop();
        response = Response(refusal_response(500));
        head = head_text(response.message, style_of(response, manner));
    }
    ++hub_->counters.answered[static_cast<std::size_t>(response.message.status / 100)];

    lingers_ = !manner.keep_alive;
    const int status = response.message.status;
    if (!manner.is_head && status != 204 && status != 304 && !response.stream)
        *head += response.message.body;
    const bool is_sent = co_await write(std::move(*head));
    if (response.stream) {
        lingers_ = false;  // The watch on the peer has the only read.
        if (is_sent && !manner.is_head) {
            co_await send_stream(response.stream, !manner.is_http_1_0);
        } else {
            response.stream->stop();
        }
    }
    co_return is_sent&& manner.keep_alive;
}

asio::awaitable<void> Session::send_refusal(Refusal refusal) {
    ++hub_->counters.refused;
    log::debug("http request refused", {{"status", refusal.status}, {"reason", refusal.reason}});
    auto response = refusal.status == 503 ? retry_response(503, std::chrono::seconds{1})
                                          : refusal_response(refusal.status);
    Manner last;
    co_await send(std::move(response), last);
}

asio::awaitable<void> Session::send_stream(std::shared_ptr<Stream> stream, bool is_chunked) {
    const auto executor = co_await asio::this_coro::executor;
    const auto progress = std::make_shared<Progress>(executor);  // shared with pull and watch
    end_stream_ = [progress] {
        progress->is_over = true;
        progress->woken.cancel();
    };
    wire_->watch(end_stream_);
    if (hub_->stopping) progress->is_over = true;

    auto next_beat = in(hub_->limits.heartbeat);
    while (!progress->has_ended && !progress->is_over) {
        if (!progress->is_pulling && !progress->piece) start_pull(stream, progress);
        if (!progress->piece) {
            progress->woken.expires_at(next_beat);
            co_await progress->woken.async_wait(asio::as_tuple(asio::use_awaitable));
        }
        std::string bytes;
        if (progress->piece) {
            bytes = std::move(*progress->piece);
            progress->piece.reset();
        } else if (std::chrono::steady_clock::now() >= next_beat) {
            bytes = stream->heartbeat();
            next_beat = in(hub_->limits.heartbeat);
        }
        if (bytes.empty()) continue;  // An empty chunk would end the body.
        next_beat = in(hub_->limits.heartbeat);
        if (is_chunked) bytes = chunk(bytes);
        const bool is_sent = co_await write(std::move(bytes));
        if (!is_sent) progress->is_over = true;
    }

    stream->stop();
    while (progress->is_pulling) {
        progress->woken.expires_at(asio::steady_timer::time_point::max());
        co_await progress->woken.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    end_stream_ = nullptr;
    const bool is_whole = !progress->has_failed && (progress->has_ended || hub_->stopping);
    if (is_whole && is_chunked) co_await write("0\r\n\r\n");
}

asio::awaitable<bool> Session::write(std::string bytes) {
    const auto failed = co_await wire_->write(std::move(bytes), in(hub_->limits.response));
    co_return !failed;
}

Wire::Deadline Session::in(std::chrono::milliseconds time) const {
    return std::chrono::steady_clock::now() + time;
}

}  // namespace linyi::http
