#include "app/backup.hpp"
#include "app/ledger_start.hpp"
#include "app/service_parts.hpp"
#include "base/text.hpp"
#include "commands/setup/demo.hpp"
#include "http/responses.hpp"

namespace linyi::app {
namespace {

std::uintmax_t free_bytes(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    return error ? UINTMAX_MAX : space.available;
}

constexpr Text backup_failed{"夜间备份失败", "The nightly backup failed"};

bool is_loopback(const std::string& address) {
    return address == "::1" || address.starts_with("127.") || address == "localhost";
}

}  // namespace

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

RuleBook rule_book(const Config& config, const Adapters& adapters) {
    RuleBook book{.settings = config.settings};
    for (const auto* adapter : adapters.all())
        book.traits.emplace(adapter->id(), traits_of(adapter->capabilities()));
    return book;
}

void Service::Parts::wire(std::unique_ptr<storage::Store> writing,
                          std::unique_ptr<storage::Store> reader) {
    if (options.demo && is_loopback(config.server.address)) {
        writing->begin();
        auto tx = writing->tx();
        personas = commands::setup::seed_demo(tx, clock.now()).personas;
        writing->commit();
    }
    // The settings may have changed since the jobs were planned.
    writing->transact([](storage::Tx& tx) { tx.reminders().look_at_all(); });
    const auto instance = writing->instance_id();
    const auto epoch = writing->next_epoch();
    folder.sync();
    marks = std::make_unique<CrashMarks>(folder.crash_marks());
    engine = std::make_unique<Engine>(dispatcher, marks.get(), admin_chat);
    storage = std::make_unique<StorageThread>(std::move(writing), network.get_executor());
    reading = std::make_unique<ReadingThread>(std::move(reader));
    outbox_writer = std::make_unique<StorageWriter>(*storage, Author::outbox);
    schedule_writer = std::make_unique<StorageWriter>(*storage, Author::schedule);
    wire_intake();
    wire_outbox(instance, epoch);
    wire_schedule();
    mirror = std::make_unique<LedgerMirror>(network.get_executor(), ledger_mirror(folder.path()));
    storage->keep_note = [this](std::string note) { mirror->offer(std::move(note)); };
    storage->wake_outbox = [this] { worker->notify(); };
    storage->wake_schedule = [this] { ticker->notify(); };
    wire_routes();
}

void Service::Parts::wire_routes() {
    webhook = std::make_unique<http::Webhook>(
        [this](std::string_view id) { return adapters.find(id); }, *intake, clock);
    webhook->add_routes(router);
    wire_health();
    admin = std::make_unique<AdminApi>(AdminApi::Parts{
        .storage = *storage,
        .reading = *reading,
        .clock = clock,
        .token = [this] { return config.admin.token; },
        .wrong_tokens_per_minute = [this] { return config.admin.wrong_tokens_per_minute; },
        .wake_outbox = [this] { worker->notify(); },
        .backup = [this]() -> BackupTimes {
            return {.last = newest_nightly(folder.backups()), .next = nightly->next_due()};
        }});
    admin->add_routes(router);
    ledger = std::make_unique<LedgerApi>(*admin, *reading);
    ledger->add_routes(router);
    chat_pages = std::make_unique<web::ChatPages>(
        web::ChatPages::Parts{.hub = hub,
                              .clock = clock,
                              .secret = Secret{folder.secret("webchat")},
                              .personas = personas,
                              .is_loopback = is_loopback(config.server.address)});
    chat_pages->add_routes(router);
    pages = std::make_unique<Pages>(config, *reading, clock, *intake);
    pages->add_routes(router);
    if (options.test_clock) wire_test_clock();
}

void Service::Parts::wire_outbox(const std::string& instance, std::int64_t epoch) {
    client = std::make_unique<outbox::Client>(network.get_executor(), client_settings);
    outbox::WorkerSettings settings;
    settings.in_flight_max = static_cast<std::size_t>(config.outgoing.in_flight_max);
    settings.sent_kept = config.settings.retention.outbox_sent;
    settings.dead_kept = config.settings.retention.dead_letters;
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

void Service::Parts::wire_intake() {
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
                              const auto* adapter = adapters.find(event.adapter);
                              if (adapter != nullptr && adapter->capabilities().in_process)
                                  hub.show_said(event);
                          }},
        config.intake);
}

void Service::Parts::wire_schedule() {
    ticker = std::make_unique<schedule::Ticker>(
        network.get_executor(),
        [this](std::function<void(storage::Tx&)> job) {
            return schedule_writer->write(std::move(job));
        },
        clock, chores);
    nightly = std::make_unique<NightlyBackup>(NightlyBackup::Parts{
        .executor = network.get_executor(),
        .folder = folder,
        .clock = clock,
        .config = [this] { return config.data; },
        .failed = [this](const std::string& why) { tell_admin(backup_failed, why); }});
}

void Service::Parts::wire_health() {
    http::add_health_routes(router,
                            {.facts =
                                 [] {
                                     return std::vector<std::pair<std::string, std::string>>{
                                         {"version", LINYI_VERSION},
                                         {"sqlite", storage::Store::sqlite_version()}};
                                 },
                             .not_ready = [this] { return not_ready(); },
                             .metrics = [this] { return metrics(); }});
}

void Service::Parts::wire_test_clock() {
    router.post("/v1/test-clock", [this](http::Request request) {
        const auto at = from_rfc3339(trim(request.message.body));
        if (!at) return http::ready_answer(http::text_response(400, "send an RFC 3339 time\n"));
        clock.set(*at);
        ticker->notify();
        worker->notify();
        return http::ready_answer(http::text_response(200, to_rfc3339(clock.now()) + "\n"));
    });
}

Result<std::string> Service::Parts::listen() {
    if (!config.server.tls_certificate.empty()) {
        auto made = http::TlsContext::make(
            {.certificate = config.server.tls_certificate, .key = config.server.tls_key});
        if (!made) return made.error();
        tls = std::move(*made);
    }
    server = std::make_unique<http::Server>(network.get_executor(), router, config.server.limits);
    const auto port = server->listen(
        {.address = config.server.address, .port = config.server.port, .tls = tls.get()});
    if (!port) return port.error();
    const auto& host = config.server.address;
    address = tls ? "https://" : "http://";
    address += host.find(':') == std::string::npos ? host : "[" + host + "]";
    address += ":" + std::to_string(*port);
    return address;
}

void Service::Parts::follow_address(Config& read) const {
    auto& url = read.settings.public_url;
    if (url == Settings{}.public_url && is_loopback(config.server.address)) url = address;
}

/// Polled accounts start fetching; every account asks its start-up questions.
void Service::Parts::start_pollers() {
    for (const auto* adapter : adapters.all()) {
        spawn(run_start_checks(*adapter, *client));
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
        spawn(pollers.back()->run());
    }
}

void Service::Parts::start_control() {
    if (!options.control) return;
    control = std::make_unique<ControlServer>(
        network.get_executor(), folder.control_socket(), *storage,
        [this](storage::Store& store, const ControlRequest& request) {
            return options.control(store, request, clock);
        });
    spawn(control->run());
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

}  // namespace linyi::app
