#include "schedule/ticker.hpp"

#include "base/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace linyi::schedule {
namespace {

// A chore that stays due after it ran (a bounded purge) gets another turn; this many in a row are
// enough before others, and ballots, get theirs.
constexpr int turns_max = 20;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// What one look found.
struct Look {
    std::vector<const Chore*> due{};
    std::optional<Timestamp> next{};
};

}  // namespace

Ticker::Ticker(asio::any_io_executor executor, Write write, const Clock& clock,
               const std::vector<Chore>& chores, const TickerSettings& settings)
    : write_(std::move(write)),
      clock_(clock),
      chores_(chores),
      settings_(settings),
      timer_(std::move(executor)) {}

asio::awaitable<void> Ticker::run() {
    while (!is_stopped_) {
        Millis wait = settings_.retry;
        try {
            wait = co_await run_once();
        } catch (const std::exception& error) {
            log::warning("ticker_failed", {{"what", error.what()}});
        }
        if (is_stopped_) co_return;
        // A notice during the work counts: look again soon instead of sleeping.
        timer_.expires_after(is_notified_ ? settings_.look_min : wait);
        is_notified_ = false;
        [[maybe_unused]] const auto [error] = co_await timer_.async_wait(as_result);
        if (is_stopped_) co_return;
        timer_.expires_after(settings_.look_min);  // Many notices in a row become one look.
        [[maybe_unused]] const auto [pause_error] = co_await timer_.async_wait(as_result);
    }
}

asio::awaitable<Millis> Ticker::run_once() {
    for (int turn = 0; turn < turns_max; ++turn) {
        const auto now = clock_.now();
        const auto look = std::make_shared<Look>();  // shared with the writing thread
        std::function<void(storage::Tx&)> find = [this, look, now](storage::Tx& tx) {
            for (const auto& chore : chores_) {
                const auto due = chore.next_due(tx, now);
                if (!due) continue;
                if (*due <= now) {
                    look->due.push_back(&chore);
                } else if (!look->next || *due < *look->next) {
                    look->next = due;
                }
            }
        };
        co_await write_(std::move(find));
        if (look->due.empty()) {
            const auto until = look->next ? *look->next - now : settings_.look_max;
            co_return std::clamp(until, settings_.look_min, settings_.look_max);
        }
        bool has_failed = false;
        for (const auto* chore : look->due) {
            const auto is_done = std::make_shared<bool>(true);  // shared with the writing thread
            std::function<void(storage::Tx&)> work = [chore, now, is_done](storage::Tx& tx) {
                *is_done = chore->run(tx, now);
            };
            // One that cannot be done must not keep the others from theirs.
            try {
                co_await write_(std::move(work));
                if (!*is_done) has_failed = true;
            } catch (const std::exception& error) {
                log::error("chore_failed", {{"chore", chore->name}, {"what", error.what()}});
                has_failed = true;
            }
        }
        if (has_failed) co_return settings_.retry;
    }
    co_return settings_.look_min;
}

void Ticker::notify() {
    is_notified_ = true;
    timer_.cancel();
}

void Ticker::stop() {
    is_stopped_ = true;
    timer_.cancel();
}

}  // namespace linyi::schedule
