#include "app/service.hpp"

#include "app/adapters.hpp"
#include "app/admin_api.hpp"
#include "app/chores.hpp"
#include "app/backup.hpp"
#include "app/intake.hpp"
#include "app/poller.hpp"
#include "app/reading_thread.hpp"
#include "app/storage_thread.hpp"
#include "app/test_clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "commands/dispatch.hpp"
#include "commands/setup/demo.hpp"
#include "http/health.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "http/tls.hpp"
#include "http/webhook.hpp"
#include "outbox/client.hpp"
#include "outbox/worker.hpp"
#include "schedule/ticker.hpp"
#include "web/chat_hub.hpp"
#include "web/chat_pages.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <csignal>
#include <ostream>

namespace linyi::app {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// Jobs of the outbox and the ticker go through the same group commit as ballots.
class StorageWriter final : public outbox::Writer {
public:
    StorageWriter(StorageThread& storage, Author author) : storage_(storage), author_(author) {}

    asio::awaitable<void> write(std::function<void(storage::Tx&)> job) override {
        const auto written = co_await storage_.run(std::move(job), author_);
        if (written == Written::stored) co_return;
        throw std::runtime_error(written == Written::disk_full ? "the disk is full"
                                                               : "the database is busy");
    }

private:
    StorageThread& storage_;
    Author author_;
};

/// linyi's own messages to the browsers of the web chat: the one road that is not HTTP.
class ChatTransport final : public outbox::Transport {
public:
    explicit ChatTransport(web::ChatHub& hub) : hub_(hub) {}

    asio::awaitable<outbox::Reply> send(HttpRequest request) override {
        co_return hub_.deliver(request);
    }

private:
    web::ChatHub& hub_;
};

std::uintmax_t free_bytes(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    return error ? UINTMAX_MAX : space.available;
}

bool is_loopback(const std::string& address) {
    return address == "::1" || address.starts_with("127.") || address == "localhost";
}

log::Level level_from(std::string_view name) {
    if (name == "debug") return log::Level::debug;
    if (name == "warning") return log::Level::warning;
    if (name == "error") return log::Level::error;
    return log::Level::info;
}

Result<outbox::ClientSettings> client_settings(const OutgoingConfig& config) {
    outbox::ClientSettings settings{.connect = config.attempt_connect,
                                    .tls = config.attempt_tls,
                                    .total = config.attempt_total,
                                    .ca_file = config.ca_file};
    auto addresses = outbox::AddressPolicy::parse(config.allow_private);
    if (!addresses) return addresses.error();
    settings.addresses = std::move(*addresses);
    if (!config.proxy.empty()) {
        auto proxy = outbox::parse_proxy(config.proxy);
        if (!proxy) return proxy.error();
        settings.proxy = std::move(*proxy);
    }
    return settings;
}

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

Result<Config> effective_config(const ServeOptions& options) {
    Config config;
    if (options.config_file) {
        auto read = read_config(*options.config_file, process_environment);
        if (!read) return read.error();
        config = std::move(*read);
    }
    if (options.data) config.data.folder = *options.data;
    if (options.listen) {
        const auto text = "[server]\nlisten = \"" + *options.listen + "\"\n";
        const auto listen = parse_config(text, "--listen", process_environment);
        if (!listen) return listen.error();
        config.server.address = listen->server.address;
        config.server.port = listen->server.port;
    }
    return config;
}

/// Everything the service owns, in the order of dependence: what stands later uses what stands
/// before and goes first.
struct Service::Parts {
    Parts(ServeOptions o, Config c, DataFolder f, Adapters a)
        : options(std::move(o)),
          config(std::move(c)),
          folder(std::move(f)),
          adapters(std::move(a)) {}

    void wire(std::unique_ptr<storage::Store> writer, std::unique_ptr<storage::Store> reader);
    void wire_routes();
    void wire_outbox(const std::string& instance, std::int64_t epoch);
    Result<std::uint16_t> listen();
    Result<std::optional<outbox::AdminChat>> find_admin_chat(storage::Store& store) const;
    void start_pollers();
    asio::awaitable<void> keep_backups();
    asio::awaitable<void> watch_signals();
    asio::awaitable<void> shut_down();
    void reload();
    std::optional<std::string> not_ready() const;
    std::vector<http::Metric> metrics() const;

    ServeOptions options;
    Config config;
    DataFolder folder;
    Adapters adapters;
    ShiftedClock clock{};
    SystemRandom random{};
    asio::io_context network{1};
    commands::CommandTable table{commands::make_table()};
    std::function<ChatTraits(std::string_view)> traits{
        [this](std::string_view id) { return adapters.traits(id); }};
    commands::Dispatcher dispatcher{table, config.settings, traits, random};
    commands::ChoreContext chore_context{random, config.settings, traits};
    std::vector<schedule::Chore> chores{make_chores(chore_context)};
    std::unique_ptr<CrashMarks> marks{};
    std::unique_ptr<Engine> engine{};
    std::unique_ptr<StorageThread> storage{};
    std::unique_ptr<ReadingThread> reading{};
    std::unique_ptr<Intake> intake{};
    std::unique_ptr<StorageWriter> outbox_writer{};
    std::unique_ptr<StorageWriter> schedule_writer{};
    outbox::ClientSettings client_settings{};
    std::optional<outbox::AdminChat> admin_chat{};
    web::ChatHub hub{};
    ChatTransport chat_transport{hub};
    std::unique_ptr<web::ChatPages> chat_pages{};
    std::vector<Persona> personas{};
    std::unique_ptr<ControlServer> control{};
    std::unique_ptr<outbox::Client> client{};
    std::unique_ptr<outbox::Worker> worker{};
    std::unique_ptr<schedule::Ticker> ticker{};
    std::vector<std::unique_ptr<Poller>> pollers{};
    WorkThread upkeep{};  ///< backups: copying files blocks
    asio::steady_timer backup_timer{network};
    http::Router router{};
    std::unique_ptr<http::TlsContext> tls{};
    std::unique_ptr<http::Webhook> webhook{};
    std::unique_ptr<AdminApi> admin{};
    std::unique_ptr<http::Server> server{};
    asio::signal_set signals{network, SIGTERM, SIGINT, SIGHUP};
    bool is_stopping{};
    int exit_code{};
};

void Service::Parts::wire(std::unique_ptr<storage::Store> writing,
                          std::unique_ptr<storage::Store> reader) {
    if (options.demo && is_loopback(config.server.address)) {
        writing->begin();
        auto tx = writing->tx();
        personas = commands::setup::seed_demo(tx, clock.now()).personas;
        writing->commit();
    }
    const auto instance = writing->instance_id();
    const auto epoch = writing->next_epoch();
    folder.sync();
    marks = std::make_unique<CrashMarks>(folder.crash_marks());
    engine = std::make_unique<Engine>(dispatcher, marks.get());
    storage = std::make_unique<StorageThread>(std::move(writing), network.get_executor());
    reading = std::make_unique<ReadingThread>(std::move(reader));
    outbox_writer = std::make_unique<StorageWriter>(*storage, Author::outbox);
    schedule_writer = std::make_unique<StorageWriter>(*storage, Author::schedule);
    intake = std::make_unique<Intake>(
        Intake::Parts{.storage = *storage,
                      .engine = *engine,
                      .clock = clock,
                      .redelivers =
                          [this](std::string_view id) {
                              const auto* adapter = adapters.find(id);
                              return adapter == nullptr || adapter->capabilities().redelivers;
                          },
                      .free_bytes = [this] { return free_bytes(folder.path()); },
                      .on_taken =
                          [this](const Inbound& event) {
                              if (event.adapter == "webchat") hub.show_said(event);
                          }},
        config.intake);
    wire_outbox(instance, epoch);
    ticker = std::make_unique<schedule::Ticker>(
        network.get_executor(),
        [this](std::function<void(storage::Tx&)> job) {
            return schedule_writer->write(std::move(job));
        },
        clock, chores);
    storage->wake_outbox = [this] { worker->notify(); };
    storage->wake_schedule = [this] { ticker->notify(); };
    wire_routes();
}

void Service::Parts::wire_routes() {
    webhook = std::make_unique<http::Webhook>(
        [this](std::string_view id) { return adapters.find(id); }, *intake, clock);
    webhook->add_routes(router);
    http::add_health_routes(router,
                            {.facts =
                                 [] {
                                     return std::vector<std::pair<std::string, std::string>>{
                                         {"version", LINYI_VERSION},
                                         {"sqlite", storage::Store::sqlite_version()}};
                                 },
                             .not_ready = [this] { return not_ready(); },
                             .metrics = [this] { return metrics(); }});
    admin = std::make_unique<AdminApi>(AdminApi::Parts{
        .storage = *storage,
        .reading = *reading,
        .clock = clock,
        .token = [this] { return config.admin.token; },
        .wrong_tokens_per_minute = [this] { return config.admin.wrong_tokens_per_minute; },
        .wake_outbox = [this] { worker->notify(); }});
    admin->add_routes(router);
    chat_pages = std::make_unique<web::ChatPages>(
        web::ChatPages::Parts{.hub = hub,
                              .clock = clock,
                              .secret = Secret{folder.secret("webchat")},
                              .personas = personas,
                              .is_loopback = is_loopback(config.server.address)});
    chat_pages->add_routes(router);
    if (options.test_clock) {
        router.post("/v1/test-clock", [this](http::Request request) {
            const auto at = from_rfc3339(trim(request.message.body));
            if (!at) return http::ready_answer(http::text_response(400, "send an RFC 3339 time\n"));
            clock.set(*at);
            ticker->notify();
            worker->notify();
            return http::ready_answer(http::text_response(200, to_rfc3339(clock.now()) + "\n"));
        });
    }
}

void Service::Parts::wire_outbox(const std::string& instance, std::int64_t epoch) {
    client = std::make_unique<outbox::Client>(network.get_executor(), client_settings);
    outbox::WorkerSettings settings;
    settings.in_flight_max = static_cast<std::size_t>(config.outgoing.in_flight_max);
    settings.sent_kept = config.settings.retention.outbox_sent;
    settings.verdict.backoff.attempts_max = config.outgoing.tries_max;
    settings.verdict.backoff.age_max = config.outgoing.age_max;
    settings.admin = admin_chat;
    worker =
        std::make_unique<outbox::Worker>(outbox::Worker::Parts{.executor = network.get_executor(),
                                                               .writer = outbox_writer.get(),
                                                               .http = client.get(),
                                                               .in_process = &chat_transport,
                                                               .clock = &clock,
                                                               .random = &random,
                                                               .adapters = adapters.all(),
                                                               .instance = instance,
                                                               .epoch = epoch},
                                         settings);
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

Result<std::uint16_t> Service::Parts::listen() {
    if (!config.server.tls_certificate.empty()) {
        auto made = http::TlsContext::make(
            {.certificate = config.server.tls_certificate, .key = config.server.tls_key});
        if (!made) return made.error();
        tls = std::move(*made);
    }
    server = std::make_unique<http::Server>(network.get_executor(), router, config.server.limits);
    return server->listen(
        {.address = config.server.address, .port = config.server.port, .tls = tls.get()});
}

/// Polled accounts start fetching; every account asks its start-up questions.
void Service::Parts::start_pollers() {
    for (const auto* adapter : adapters.all()) {
        asio::co_spawn(network, run_start_checks(*adapter, *client), log_failure);
        if (!adapter->poll("")) continue;
        pollers.push_back(std::make_unique<Poller>(
            network.get_executor(),
            Poller::Parts{.adapter = adapter->id(),
                          .find = [this](std::string_view id) { return adapters.find(id); },
                          .intake = *intake,
                          .storage = *storage,
                          .reading = *reading,
                          .client = *client,
                          .clock = clock}));
        asio::co_spawn(network, pollers.back()->run(), log_failure);
    }
}

/// The next time of day at which the nightly backup is due.
asio::awaitable<void> Service::Parts::keep_backups() {
    while (!is_stopping) {
        const auto now = clock.now();
        const auto day = std::chrono::floor<std::chrono::days>(now);
        auto due = day + config.data.backup_time;
        if (due <= now) due += std::chrono::days{1};
        // Looked at again each hour, so that a moved clock is noticed.
        const auto wait = std::min<Millis>(due - now, std::chrono::hours{1});
        backup_timer.expires_after(wait);
        const auto [stopped] = co_await backup_timer.async_wait(as_result);
        if (stopped) co_return;
        if (clock.now() < due) continue;
        const auto target = folder.backups() / nightly_name(clock.now());
        std::function<void()> work = [this, target] {
            const auto made = make_backup(folder.path(), target, clock.now());
            if (!made) throw std::runtime_error(made.error().detail);
            prune_backups(folder.backups(), config.data.backups_kept);
        };
        try {
            co_await upkeep.run(std::move(work));
            log::info("backup_made");
        } catch (const std::exception& error) {
            log::error("backup_failed", {{"what", error.what()}});
        }
    }
}

void Service::Parts::reload() {
    auto read = effective_config(options);
    if (!read) {
        log::error("reload_refused", {{"what", read.error().detail}});
        return;
    }
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
    config.admin = read->admin;
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
    backup_timer.cancel();
    if (!is_clean) log::warning("requests_cut");
    network.stop();
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
            asio::co_spawn(network, shut_down(), log_failure);
        }
    }
}

/// The lane of "[admin] chat", made on first sight.
Result<std::optional<outbox::AdminChat>> Service::Parts::find_admin_chat(
    storage::Store& store) const {
    const auto& text = config.admin.chat;
    if (text.empty()) return std::optional<outbox::AdminChat>{};
    const auto colon = text.find(':');
    const auto id = text.substr(0, colon);
    if (colon == std::string::npos || colon + 1 == text.size() || adapters.find(id) == nullptr) {
        return Error{Errc::bad_configuration,
                     "[admin] chat must be \"ADAPTER:CHAT\" with the id of an [adapter.…] section"};
    }
    Chat chat;
    store.transact([&](storage::Tx& tx) {
        chat = tx.chats().admit({.adapter = id, .platform_chat = text.substr(colon + 1)});
    });
    return std::optional{outbox::AdminChat{.lane = chat.id}};
}

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Service::~Service() {
    if (!parts_) return;
    // The threads first: their jobs may refer to coroutines that end with the io_context.
    parts_->upkeep.stop();
    if (parts_->reading) parts_->reading->stop();
    if (parts_->storage) parts_->storage->stop();
}

Result<std::unique_ptr<Service>> Service::make(ServeOptions options) {
    auto config = effective_config(options);
    if (!config) return config.error();
    log::set_level(level_from(config->log_level));
    auto folder = DataFolder::open(config->data.folder);
    if (!folder) return folder.error();
    auto adapters = Adapters::make(*config, *folder);
    if (!adapters) return adapters.error();
    auto writing = storage::Store::open(folder->database(), storage::StoreMode::writer);
    if (!writing) return writing.error();
    auto reader = storage::Store::open(folder->database(), storage::StoreMode::reader);
    if (!reader) return reader.error();

    auto client = client_settings(config->outgoing);
    if (!client) return client.error();

    auto parts = std::make_unique<Parts>(std::move(options), std::move(*config), std::move(*folder),
                                         std::move(*adapters));
    parts->client_settings = std::move(*client);
    auto admin = parts->find_admin_chat(**writing);
    if (!admin) return admin.error();
    parts->admin_chat = *admin;
    parts->wire(std::move(*writing), std::move(*reader));
    return std::unique_ptr<Service>(new Service(std::move(parts)));
}

int Service::run(std::ostream& out) {
    auto& parts = *parts_;
    const auto port = parts.listen();
    if (!port) {
        log::error("listen_failed", {{"what", port.error().detail}});
        log::flush();
        return 1;
    }
    const auto executor = parts.network.get_executor();
    asio::co_spawn(executor, parts.watch_signals(), log_failure);
    asio::co_spawn(executor, parts.worker->run(), log_failure);
    asio::co_spawn(executor, parts.ticker->run(), log_failure);
    asio::co_spawn(executor, parts.keep_backups(), log_failure);
    if (parts.options.control) {
        parts.control = std::make_unique<ControlServer>(
            executor, parts.folder.control_socket(), *parts.storage,
            [&parts](storage::Store& store, const ControlRequest& request) {
                return parts.options.control(store, request, parts.clock);
            });
        asio::co_spawn(executor, parts.control->run(), log_failure);
    }
    parts.start_pollers();
    const auto host = parts.config.server.address.find(':') == std::string::npos
                          ? parts.config.server.address
                          : "[" + parts.config.server.address + "]";
    out << "listening on " << (parts.tls ? "https" : "http") << "://" << host << ":" << *port
        << std::endl;
    log::info("listening", {{"port", static_cast<std::int64_t>(*port)}});
    parts.network.run();
    log::info("stopped");
    return parts.exit_code;
}

}  // namespace linyi::app
