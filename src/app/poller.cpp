#include "app/poller.hpp"

#include "adapters/crypto/mac.hpp"
#include "base/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace linyi::app {
namespace {

// The platform holds the request open for up to 50 s while nothing happens.
constexpr Millis round_total{65'000};
constexpr Millis pause_after_failure{5'000};
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// Several events share one answer, so each gets a digest of its own words.
std::string digest_of(const Inbound& event) {
    return crypto::sha256(event.event_id + '\n' + event.chat + '\n' + event.sender + '\n' +
                          event.text + '\n' + event.action_value);
}

}  // namespace

Poller::Poller(asio::any_io_executor executor, Parts parts)
    : parts_(std::move(parts)), pause_(std::move(executor)) {}

asio::awaitable<void> Poller::run() {
    while (!is_stopped_) {
        bool is_good = false;
        try {
            is_good = co_await run_once();
        } catch (const std::exception& error) {
            log::warning("poll_failed", {{"adapter", parts_.adapter}, {"what", error.what()}});
        }
        if (is_good || is_stopped_) continue;
        pause_.expires_after(pause_after_failure);
        [[maybe_unused]] const auto [stopped] = co_await pause_.async_wait(as_result);
    }
}

asio::awaitable<bool> Poller::run_once() {
    const auto* adapter = parts_.find(parts_.adapter);
    if (adapter == nullptr) co_return false;
    const auto from = co_await cursor();
    auto request = adapter->poll(from);
    if (!request) co_return false;
    auto reply = co_await parts_.client.send_within(std::move(*request), round_total);
    const auto* response = std::get_if<HttpResponse>(&reply);
    if (response == nullptr) {
        const auto& failure = std::get<outbox::Failure>(reply);
        log::warning("poll_failed",
                     {{"adapter", parts_.adapter}, {"what", outbox::to_text(failure.error)}});
        co_return false;
    }
    adapter = parts_.find(parts_.adapter);
    auto polled = adapter->decode_poll(*response);
    if (!polled) {
        log::warning("poll_refused",
                     {{"adapter", parts_.adapter}, {"what", polled.error().detail}});
        co_return false;
    }
    for (auto& event : polled->events) event.body_sha256 = digest_of(event);
    if (!polled->events.empty()) {
        auto events = std::move(polled->events);
        const auto outcome = co_await parts_.intake.take(std::move(events));
        if (outcome != http::IntakeOutcome::stored) co_return false;
    }
    const bool has_moved = !polled->cursor.empty() && polled->cursor != from;
    if (has_moved) co_await save(std::move(polled->cursor));
    co_return true;
}

asio::awaitable<std::string> Poller::cursor() {
    std::string found;
    std::function<void(storage::Tx&)> job = [this, &found](storage::Tx& tx) {
        found = tx.inbox().cursor(parts_.adapter);
    };
    co_await parts_.reading.run(std::move(job));
    co_return found;
}

asio::awaitable<void> Poller::save(std::string cursor) {
    StorageThread::Job job = [this, cursor](storage::Tx& tx) {
        tx.inbox().set_cursor(parts_.adapter, cursor);
    };
    co_await parts_.storage.run(std::move(job), Author::others);
}

void Poller::stop() {
    is_stopped_ = true;
    pause_.cancel();
}

asio::awaitable<void> run_start_checks(const Adapter& adapter, outbox::Client& client) {
    for (const auto& advice : adapter.warnings())
        log::warning("settings", {{"adapter", adapter.id()}, {"advice", advice}});
    for (auto& check : adapter.start_checks()) {
        HttpRequest request = check.request;
        auto reply = co_await client.send(std::move(request));
        const auto* response = std::get_if<HttpResponse>(&reply);
        if (response == nullptr) {
            log::warning("start_check_unreachable",
                         {{"adapter", adapter.id()}, {"what", check.what}});
            continue;
        }
        if (const auto warning = adapter.read_check(check, *response)) {
            log::warning("start_check",
                         {{"adapter", adapter.id()}, {"what", check.what}, {"advice", *warning}});
        }
    }
}

}  // namespace linyi::app
