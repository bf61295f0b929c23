#include "app/storage_thread.hpp"
#include "base/text.hpp"
#include "bench/yardsticks.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "storage/driver/connection.hpp"

#include <boost/asio/io_context.hpp>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>

namespace linyi::bench {
namespace {

namespace asio = boost::asio;

constexpr const char* tables = R"sql(
    CREATE TABLE bare_inbox (event_id TEXT PRIMARY KEY, received INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;
    CREATE TABLE bare_act (no INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT;
    CREATE TABLE bare_outbox (id INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT;
)sql";

class Bare {
public:
    Bare(const std::filesystem::path& folder, const asio::any_io_executor& network) {
        auto store = storage::Store::open(folder / "bare.db", storage::StoreMode::writer);
        if (!store) throw std::runtime_error(store.error().detail);
        db_ = &(*store)->connection();
        db_->run_script(tables);
        thread_ = std::make_unique<app::StorageThread>(std::move(*store), network);
    }

    asio::awaitable<http::Response> answer(http::Request request) {
        const auto message = std::make_shared<const HttpRequest>(std::move(request.message));
        app::StorageThread::Job job = [this, message](storage::Tx&) { write(*message); };
        const auto written = co_await thread_->run(std::move(job), app::Author::events);
        co_return http::text_response(written == app::Written::stored ? 200 : 503, "");
    }

private:
    void write(const HttpRequest& message) {
        const auto event = single_header(message.headers, "webhook-id").value_or("");
        storage::run(*db_, "INSERT INTO bare_inbox (event_id, received) VALUES (?1, ?2)", event,
                     ++received_);
        storage::run(*db_, "INSERT INTO bare_act (payload) VALUES (?1)", message.body);
        storage::run(*db_, "INSERT INTO bare_outbox (document) VALUES (?1)", message.body);
    }

    storage::Connection* db_{};
    std::unique_ptr<app::StorageThread> thread_{};
    std::int64_t received_{};
};

}  // namespace

void serve_bare(const std::filesystem::path& folder) {
    asio::io_context network{1};
    Bare bare(folder, network.get_executor());
    http::Router router;
    router.post("/hook/{adapter}",
                [&bare](http::Request request) { return bare.answer(std::move(request)); });
    http::Limits limits;
    limits.connections_per_address_max = limits.connections_max;
    http::Server server(network.get_executor(), router, limits);
    const auto port = server.listen({});
    if (!port) throw std::runtime_error(port.error().detail);
    std::cout << "listening on http://127.0.0.1:" << *port << std::endl;
    network.run();
    std::exit(1);
}

}  // namespace linyi::bench
