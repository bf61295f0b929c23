#include "http/stream.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace linyi::http {
namespace {

/// One "name: value" line for each line of `text`.
void append_field(std::string& out, std::string_view name, std::string_view text) {
    while (true) {
        const auto end = text.find_first_of("\r\n");
        out += name;
        out += ": ";
        out += text.substr(0, end);
        out += '\n';
        if (end == std::string_view::npos) return;
        const bool is_pair = text.substr(end, 2) == "\r\n";
        text.remove_prefix(end + (is_pair ? 2 : 1));
    }
}

std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

std::string event_text(std::string_view name, std::string_view data, std::string_view id) {
    std::string out;
    if (!id.empty()) append_field(out, "id", first_line(id));
    if (!name.empty()) append_field(out, "event", first_line(name));
    append_field(out, "data", data);
    out += '\n';
    return out;
}

bool EventFeed::push(std::string event) {
    if (ended_) return false;
    waiting_bytes_ += event.size();
    if (waiting_bytes_ > waiting_bytes_max) {
        stop();
        return false;
    }
    waiting_.push_back(std::move(event));
    if (wake_) wake_();
    return true;
}

void EventFeed::end() {
    ended_ = true;
    if (wake_) wake_();
}

void EventFeed::stop() {
    waiting_.clear();
    waiting_bytes_ = 0;
    end();
}

asio::awaitable<std::optional<std::string>> EventFeed::next() {
    const auto executor = co_await asio::this_coro::executor;
    asio::steady_timer woken(executor, asio::steady_timer::time_point::max());
    while (waiting_.empty() && !ended_) {
        wake_ = [&woken] { woken.cancel(); };
        co_await woken.async_wait(asio::as_tuple(asio::use_awaitable));
        wake_ = nullptr;
    }
    if (waiting_.empty()) co_return std::nullopt;
    std::string event = std::move(waiting_.front());
    waiting_.pop_front();
    waiting_bytes_ -= event.size();
    co_return event;
}

}  // namespace linyi::http
