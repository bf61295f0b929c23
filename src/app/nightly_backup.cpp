#include "app/nightly_backup.hpp"

#include "app/backup.hpp"
#include "base/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace linyi::app {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
// The clock is looked at no later than this, so that a jump is seen.
constexpr Millis look_max = std::chrono::hours{1};

}  // namespace

NightlyBackup::NightlyBackup(Parts parts) : parts_(std::move(parts)), timer_(parts_.executor) {}

Timestamp NightlyBackup::next_due() const {
    return next_nightly(parts_.clock.now(), parts_.config().backup_time);
}

asio::awaitable<void> NightlyBackup::run() {
    while (!is_stopped_) {
        const auto due = next_due();
        timer_.expires_after(std::min<Millis>(due - parts_.clock.now(), look_max));
        const auto [stopped] = co_await timer_.async_wait(as_result);
        if (stopped) co_return;
        if (parts_.clock.now() >= due) co_await run_once();
    }
}

asio::awaitable<bool> NightlyBackup::run_once() {
    const auto now = parts_.clock.now();
    const auto kept = parts_.config().backups_kept;
    std::function<void()> work = [this, now, kept] {
        const auto target = parts_.folder.backups() / nightly_name(now);
        const auto made = make_backup(parts_.folder.path(), target, now);
        if (!made) throw std::runtime_error(made.error().detail);
        prune_backups(parts_.folder.backups(), kept);
    };
    std::string why;
    try {
        co_await upkeep_.run(std::move(work));
        log::info("backup_made");
        co_return true;
    } catch (const std::exception& error) {
        why = error.what();
    }
    log::error("backup_failed", {{"what", why}});
    if (parts_.failed) parts_.failed(why);
    co_return false;
}

void NightlyBackup::stop() {
    is_stopped_ = true;
    timer_.cancel();
}

}  // namespace linyi::app
