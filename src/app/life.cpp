#include "app/service_parts.hpp"
#include "base/log.hpp"
#include "base/mutant.hpp"
#include "outbox/alerts.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace linyi::app {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// A coroutine of the service ended with an exception: log it, the rest goes on.
void log_failure(const std::exception_ptr& error) {
    if (!error) return;
    try {
        std::rethrow_exception(error);
    } catch (const std::exception& e) {
        log::error("task_failed", {{"what", e.what()}});
    }
}

}  // namespace

void Service::Parts::spawn(asio::awaitable<void> task) {
    asio::co_spawn(network, std::move(task), log_failure);
}

void Service::Parts::tell_admin(const Text& title, std::string what) {
    if (!admin_chat) return;
    auto job = [chat = *admin_chat, title, what = std::move(what), now = clock.now()](
                   storage::Tx& tx) { outbox::tell_of_failure(tx, chat, title, what, now); };
    storage->submit(std::move(job), {});
}

std::optional<std::string> Service::Parts::not_ready() const {
    if (is_stopping) return "stopping";
    if (storage->is_disk_full()) return "disk full";
    return std::nullopt;
}

std::vector<http::Metric> Service::Parts::metrics() const {
    using Type = http::Metric::Type;
    auto all = server ? server->metrics() : std::vector<http::Metric>{};
    const auto add = [&all](const char* name, const char* help, Type type, auto value) {
        all.push_back(
            {.name = name, .help = help, .type = type, .value = static_cast<double>(value)});
    };
    add("linyi_storage_commits_total", "Transactions committed", Type::counter, storage->commits());
    add("linyi_storage_waiting", "Jobs waiting for the writing thread", Type::gauge,
        storage->waiting());
    add("linyi_intake_taken_total", "Requests whose events were stored", Type::counter,
        intake->taken());
    add("linyi_intake_shed_total", "Requests shed because the queue was full", Type::counter,
        intake->shed());
    const auto outbox = worker->counters();
    add("linyi_outbox_sent_total", "Messages delivered", Type::counter, outbox.sent);
    add("linyi_outbox_retried_total", "Attempts to be made again", Type::counter, outbox.retried);
    add("linyi_outbox_dead_total", "Messages given up", Type::counter, outbox.dead);
    add("linyi_outbox_expired_total", "Messages too old to send", Type::counter, outbox.expired);
    add("linyi_outbox_in_flight", "Messages on their way", Type::gauge, outbox.in_flight);
    add("linyi_log_dropped_total", "Log lines lost", Type::counter, log::dropped());
    return all;
}

void Service::Parts::reload() {
    auto read = effective_config(options);
    if (mutant("reload_ignored")) return;
    if (!read && mutant("broken_file_taken")) config.admin = {};
    if (!read) {
        log::error("reload_refused", {{"what", read.error().detail}});
        return;
    }
    follow_address(*read);
    auto newer = Adapters::make(*read, folder);
    if (!newer) {
        log::error("reload_refused", {{"what", newer.error().detail}});
        return;
    }
    if (tls) {
        const auto reloaded =
            tls->reload({.certificate = read->server.tls_certificate, .key = read->server.tls_key});
        if (!reloaded) {
            log::error("reload_refused", {{"what", reloaded.error().detail}});
            return;
        }
    }
    adapters.take_over(std::move(*newer));
    worker->take_over(adapters.all());
    config.admin = read->admin;
    config.data = read->data;
    auto job = [this, book = rule_book(*read, adapters)](storage::Tx& tx) {
        rules = book;
        dispatcher.settings_changed();
        tx.reminders().look_at_all();
    };
    storage->submit(std::move(job), {});
    log::set_level(level_from(read->log_level));
    log::info("reloaded");
}

asio::awaitable<void> Service::Parts::shut_down() {
    is_stopping = true;
    log::info("stopping");
    const bool is_clean = co_await server->stop();
    if (control) control->stop();
    ticker->stop();
    worker->stop();
    for (const auto& poller : pollers) poller->stop();
    nightly->stop();
    mirror->stop();
    if (!is_clean) log::warning("requests_cut");
    // What is on its way gets its grace: cut off, it would be sent again after the next start.
    if (!has_worker_ended) {
        [[maybe_unused]] const auto [ended] = co_await worker_ended.async_wait(as_result);
    }
    network.stop();
}

asio::awaitable<void> Service::Parts::run_worker() {
    co_await worker->run();
    has_worker_ended = true;
    worker_ended.cancel();
}

asio::awaitable<void> Service::Parts::watch_signals() {
    for (;;) {
        const auto [error, number] = co_await signals.async_wait(as_result);
        if (error) co_return;
        if (number == SIGHUP) {
            reload();
        } else if (is_stopping) {
            exit_code = 1;  // A second SIGTERM: do not wait any longer.
            network.stop();
        } else {
            spawn(shut_down());
        }
    }
}

}  // namespace linyi::app
