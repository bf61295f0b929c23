#pragma once

#include "app/adapters.hpp"
#include "app/admin_api.hpp"
#include "app/chores.hpp"
#include "app/crash_marks.hpp"
#include "app/engine.hpp"
#include "app/intake.hpp"
#include "app/ledger_api.hpp"
#include "app/ledger_mirror.hpp"
#include "app/nightly_backup.hpp"
#include "app/pages.hpp"
#include "app/poller.hpp"
#include "app/reading_thread.hpp"
#include "app/service.hpp"
#include "app/storage_thread.hpp"
#include "app/test_clock.hpp"
#include "app/transports.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "commands/dispatch.hpp"
#include "http/health.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "http/tls.hpp"
#include "http/webhook.hpp"
#include "outbox/client.hpp"
#include "outbox/worker.hpp"
#include "schedule/ticker.hpp"
#include "web/chat_hub.hpp"
#include "web/chat_pages.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>
#include <map>

namespace linyi::app {

/// What the rules read while they run. Once the service serves, only the writing thread touches
/// it: a reload hands over a new one as a job.
struct RuleBook {
    Settings settings{};
    std::map<std::string, ChatTraits, std::less<>> traits{};
};

RuleBook rule_book(const Config& config, const Adapters& adapters);

/// Everything the service owns, in the order of dependence: what stands later uses what stands
/// before and goes first.
struct Service::Parts {
    Parts(ServeOptions o, Config c, DataFolder f, Adapters a)
        : options(std::move(o)),
          config(std::move(c)),
          folder(std::move(f)),
          adapters(std::move(a)),
          rules(rule_book(config, adapters)) {}

    // wiring.cpp
    void wire(std::unique_ptr<storage::Store> writing, std::unique_ptr<storage::Store> reader);
    void wire_intake();
    void wire_outbox(const std::string& instance, std::int64_t epoch);
    void wire_schedule();
    void wire_health();
    void wire_routes();
    void wire_test_clock();
    /// Returns the address it serves under, as "http://127.0.0.1:8080".
    Result<std::string> listen();
    /// Unless told otherwise, links lead where we really listen: another port than the default's.
    void follow_address(Config& read) const;
    Result<std::optional<outbox::AdminChat>> find_admin_chat(storage::Store& store) const;
    void start_pollers();
    void start_control();

    // life.cpp
    std::optional<std::string> not_ready() const;
    std::vector<http::Metric> metrics() const;
    /// Reads the configuration again; a broken file changes nothing.
    void reload();
    asio::awaitable<void> watch_signals();
    asio::awaitable<void> shut_down();
    asio::awaitable<void> run_worker();
    /// A line for "[admin] chat", if there is one.
    void tell_admin(const Text& title, std::string what);
    void spawn(asio::awaitable<void> task);

    ServeOptions options;
    Config config;
    DataFolder folder;
    Adapters adapters;
    RuleBook rules;
    ShiftedClock clock{};
    SystemRandom random{};
    asio::io_context network{1};
    commands::CommandTable table{commands::make_table()};
    std::function<ChatTraits(std::string_view)> traits{[this](std::string_view id) {
        const auto found = rules.traits.find(id);
        return found == rules.traits.end() ? ChatTraits{} : found->second;
    }};
    commands::Dispatcher dispatcher{table, rules.settings, traits, random};
    commands::ChoreContext chore_context{random, rules.settings, traits};
    std::vector<schedule::Chore> chores{make_service_chores(chore_context)};
    std::unique_ptr<CrashMarks> marks{};
    std::unique_ptr<Engine> engine{};
    std::unique_ptr<StorageThread> storage{};
    std::unique_ptr<ReadingThread> reading{};
    std::unique_ptr<Intake> intake{};
    std::unique_ptr<StorageWriter> outbox_writer{};
    std::unique_ptr<StorageWriter> schedule_writer{};
    outbox::ClientSettings client_settings{};
    std::optional<outbox::AdminChat> admin_chat{};
    web::ChatHub hub{clock};
    ChatTransport chat_transport{hub};
    std::unique_ptr<web::ChatPages> chat_pages{};
    std::unique_ptr<Pages> pages{};
    std::vector<Persona> personas{};
    std::unique_ptr<ControlServer> control{};
    std::unique_ptr<outbox::Client> client{};
    std::unique_ptr<outbox::Worker> worker{};
    std::unique_ptr<schedule::Ticker> ticker{};
    std::vector<std::unique_ptr<Poller>> pollers{};
    std::unique_ptr<NightlyBackup> nightly{};
    std::unique_ptr<LedgerMirror> mirror{};
    http::Router router{};
    std::unique_ptr<http::TlsContext> tls{};
    std::unique_ptr<http::Webhook> webhook{};
    std::unique_ptr<AdminApi> admin{};
    std::unique_ptr<LedgerApi> ledger{};
    std::unique_ptr<http::Server> server{};
    std::string address{};  ///< that `listen` returned
    asio::signal_set signals{network, SIGTERM, SIGINT, SIGHUP};
    asio::steady_timer worker_ended{network, asio::steady_timer::time_point::max()};
    bool has_worker_ended{};
    bool is_stopping{};
    int exit_code{};
};

/// The level of that name; info if it has none.
log::Level level_from(std::string_view name);

/// What the HTTP client may do, from [outgoing]. Errors: bad_configuration.
Result<outbox::ClientSettings> client_settings(const OutgoingConfig& config);

}  // namespace linyi::app
