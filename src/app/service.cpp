#include "app/service.hpp"

#include "app/backup.hpp"
#include "app/ledger_start.hpp"
#include "app/service_parts.hpp"
#include "base/log.hpp"

#include <ostream>

namespace linyi::app {

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

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Service::~Service() {
    if (!parts_) return;
    // The threads first: their jobs may refer to coroutines that end with the io_context.
    if (parts_->nightly) parts_->nightly->join();
    if (parts_->reading) parts_->reading->stop();
    if (parts_->storage) parts_->storage->stop();
    if (!parts_->mirror || !parts_->storage) return;
    try {
        parts_->mirror->finish(parts_->storage->last_note());
    } catch (const std::exception& error) {
        log::warning("ledger_mirror_failed", {{"what", error.what()}});
    }
}

Result<std::unique_ptr<Service>> Service::make(ServeOptions options) {
    auto config = effective_config(options);
    if (!config) return config.error();
    log::set_level(level_from(config->log_level));
    auto folder = DataFolder::open(config->data.folder);
    if (!folder) return folder.error();
    auto adapters = Adapters::make(*config, *folder);
    if (!adapters) return adapters.error();
    const auto saved = backup_before_upgrade(folder->path(), SystemClock{}.now());
    if (!saved) return saved.error();
    auto writing = storage::Store::open(folder->database(), storage::StoreMode::writer);
    if (!writing) return writing.error();
    const auto ledger = start_ledger(**writing, *folder, config->ledger.key_file);
    if (!ledger) return ledger.error();
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
    const auto address = parts.listen();
    if (!address) {
        log::error("listen_failed", {{"what", address.error().detail}});
        log::flush();
        return 1;
    }
    parts.follow_address(parts.config);
    parts.rules.settings.public_url = parts.config.settings.public_url;
    parts.spawn(parts.watch_signals());
    parts.spawn(parts.run_worker());
    parts.spawn(parts.ticker->run());
    parts.spawn(parts.nightly->run());
    parts.spawn(parts.mirror->run());
    parts.start_control();
    parts.start_pollers();
    out << "listening on " << *address << std::endl;
    log::info("listening", {{"address", *address}});
    parts.network.run();
    log::info("stopped");
    return parts.exit_code;
}

}  // namespace linyi::app
