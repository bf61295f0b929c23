#include "app/intake.hpp"

#include "base/text.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace linyi::app {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

std::string sender_key(const Inbound& event) {
    return event.adapter + '\n' + event.sender;
}

/// Roughly what the events hold in memory.
std::size_t bytes_of(const std::vector<Inbound>& events) {
    std::size_t sum = 0;
    for (const auto& event : events) sum += sizeof(Inbound) + event.text.size();
    return sum;
}

}  // namespace

bool is_short(const Inbound& event, std::size_t code_points_max) {
    if (event.kind != Inbound::Kind::message) return true;
    for (const std::string_view prefix : {"/", "／", "!", "！", "#", "＃"}) {
        if (event.text.starts_with(prefix)) return true;
    }
    return code_points(event.text) <= code_points_max;
}

Intake::Intake(Parts parts, const IntakeLimits& limits)
    : parts_(std::move(parts)), limits_(limits) {}

bool Intake::has_room(const std::vector<Inbound>& events) {
    const bool all_short = std::all_of(events.begin(), events.end(), [this](const Inbound& event) {
        return is_short(event, limits_.short_code_points);
    });
    // One request alone always fits: the body limit bounds it.
    if (bytes_ > 0 && bytes_ + bytes_of(events) > limits_.bytes_max) return false;
    const auto waiting = parts_.storage.waiting();
    if (all_short) return waiting < limits_.waiting_max;
    if (parts_.free_bytes && parts_.free_bytes() < limits_.free_bytes_min) return false;
    return waiting < limits_.waiting_max * limits_.chatter_percent / 100;
}

asio::awaitable<http::IntakeOutcome> Intake::take(std::vector<Inbound> events) {
    const auto received = parts_.clock.now();
    const bool redelivers = !parts_.redelivers || parts_.redelivers(events.front().adapter);
    const auto executor = co_await asio::this_coro::executor;

    // A platform that sends once only is slowed by not answering; the others come again.
    for (Millis waited{0}; !has_room(events); waited += limits_.retry_wait) {
        if (redelivers || waited >= limits_.hold_max) {
            ++shed_;
            co_return parts_.storage.is_disk_full() ? http::IntakeOutcome::disk_full
                                                    : http::IntakeOutcome::overloaded;
        }
        asio::steady_timer pause(executor, limits_.retry_wait);
        const auto [stopped] = co_await pause.async_wait(as_result);
        if (stopped) co_return http::IntakeOutcome::overloaded;
    }

    const auto key = sender_key(events.front());
    if (redelivers && by_sender_[key] >= limits_.waiting_per_sender)
        co_return http::IntakeOutcome::too_many;
    ++by_sender_[key];
    const auto bytes = bytes_of(events);
    bytes_ += bytes;

    const auto shared = std::make_shared<const std::vector<Inbound>>(std::move(events));
    auto done_timer =
        std::make_shared<asio::steady_timer>(executor, asio::steady_timer::time_point::max());
    auto written = std::make_shared<std::optional<Written>>();
    auto job = [this, shared, received](storage::Tx& tx) {
        for (const auto& event : *shared) parts_.engine.apply(tx, event, received);
    };
    auto done = [done_timer, written](Written result, const std::exception_ptr&) {
        *written = result;
        done_timer->cancel();
    };
    parts_.storage.submit(std::move(job), std::move(done), Author::events);
    [[maybe_unused]] const auto [stopped] = co_await done_timer->async_wait(as_result);

    bytes_ -= bytes;
    const auto left = by_sender_.find(key);
    if (left != by_sender_.end() && --left->second == 0) by_sender_.erase(left);
    if (!*written) co_return http::IntakeOutcome::broken;
    switch (**written) {
        case Written::stored:
            ++taken_;
            if (parts_.on_taken) {
                for (const auto& event : *shared) parts_.on_taken(event);
            }
            co_return http::IntakeOutcome::stored;
        case Written::disk_full: co_return http::IntakeOutcome::disk_full;
        case Written::failed:
        case Written::busy: co_return http::IntakeOutcome::broken;
    }
    co_return http::IntakeOutcome::broken;
}

}  // namespace linyi::app
