#include "app/ledger_mirror.hpp"

#include "app/durable_file.hpp"
#include "base/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>

namespace linyi::app {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
// Each write waits for the disk twice; more often would be felt by the ballots' own syncs.
constexpr std::chrono::seconds pause{1};

}  // namespace

LedgerMirror::LedgerMirror(asio::any_io_executor executor, std::filesystem::path file)
    : file_(std::move(file)), timer_(std::move(executor)) {}

void LedgerMirror::offer(std::string note) {
    offered_ = std::move(note);
    timer_.cancel();
}

asio::awaitable<void> LedgerMirror::run() {
    while (!is_stopped_) {
        if (offered_ == kept_) {
            timer_.expires_at(asio::steady_timer::time_point::max());
            [[maybe_unused]] const auto [offered] = co_await timer_.async_wait(as_result);
            continue;
        }
        auto note = offered_;
        co_await write(std::move(note));
        // A newer one ends no pause: only stopping does.
        const auto until = asio::steady_timer::clock_type::now() + pause;
        while (!is_stopped_ && asio::steady_timer::clock_type::now() < until) {
            timer_.expires_at(until);
            [[maybe_unused]] const auto [ended] = co_await timer_.async_wait(as_result);
        }
    }
}

asio::awaitable<void> LedgerMirror::write(std::string note) {
    std::function<void()> work = [this, note] { write_durably(file_, note); };
    kept_ = std::move(note);
    try {
        co_await thread_.run(std::move(work));
    } catch (const std::exception& error) {
        log::warning("ledger_mirror_failed", {{"what", error.what()}});
    }
}

void LedgerMirror::stop() {
    is_stopped_ = true;
    timer_.cancel();
}

void LedgerMirror::finish(const std::string& note) {
    thread_.stop();
    if (note.empty() || read_whole(file_) == note) return;
    write_durably(file_, note);
}

}  // namespace linyi::app
