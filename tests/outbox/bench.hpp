#pragma once

#include "adapters/adapter.hpp"
#include "outbox/worker.hpp"
#include "support/clock.hpp"
#include "support/store.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace linyi::outbox {

/// The smallest adapter: POSTs the plain text to `url`, with key, chat and marks as headers, and
/// reads the answer's status:
/// 2xx sent (body = message id) · 400 "markup" resend plain · 401 account stopped · 410 chat gone ·
/// 308 moved (body = new chat) · 429 and 5xx retry ("X-Scope: account" for all chats) · else
/// refused.
class TestAdapter final : public Adapter {
public:
    TestAdapter(std::string id, std::string url) : id_(std::move(id)), url_(std::move(url)) {}

    const std::string& id() const noexcept override { return id_; }
    const Capabilities& capabilities() const noexcept override { return able; }
    Result<Received> receive(const HttpRequest&, Timestamp) const override { return Received{}; }
    Rendered render(const Document& document, const Send& send) const override;
    Outcome classify(const HttpResponse& response) const override;

    Capabilities able{.edits = true};
    int requests_per_message{1};

private:
    std::string id_;
    std::string url_;
};

/// Runs each job in a transaction of its own, on the same thread.
class DirectWriter final : public Writer {
public:
    explicit DirectWriter(storage::Store& store) : store_(store) {}

    asio::awaitable<void> write(std::function<void(storage::Tx&)> job) override;

    int failures_to_come{};  ///< writes that fail
    int writes{};

private:
    storage::Store& store_;
};

/// A platform without a network: answers at once, as the script says, or never.
class ScriptedTransport final : public Transport {
public:
    /// None: the request arrives, the answer never comes.
    using Script = std::function<std::optional<Reply>(const HttpRequest&)>;

    asio::awaitable<Reply> send(HttpRequest request) override;

    Script script{};
    std::vector<HttpRequest> requests{};
};

std::string header_of(const HttpRequest& request, std::string_view name);
HttpResponse answer(int status, std::string body = {});

/// A worker on a real store in memory, with a clock that stands still.
class Bench {
public:
    explicit Bench(WorkerSettings settings = {});
    ~Bench();

    ChatId chat(const std::string& name, const std::string& adapter = "test",
                ChatKind kind = ChatKind::group);
    OutboxId say(ChatId lane, const std::string& text);
    OutboxId say(const Outgoing& message);
    Outgoing find(OutboxId id);
    storage::Tx tx() { return store->tx(); }

    /// The process dies and a new one starts on the same database.
    void restart();
    /// One turn of the worker and everything it set on its way. Returns what run_once returned.
    Millis turn();
    /// Turns until nothing can be done at this time.
    void work();
    /// Works through `time`, moving the clock to whatever is due next.
    void work_for(Millis time);
    /// Runs `Worker::run` on real time until `is_done`, then stops it. False after ten seconds.
    bool run_until(const std::function<bool()>& is_done);
    /// The text of every request, in order.
    std::vector<std::string> sent_texts() const;

    std::unique_ptr<storage::Store> store;
    test::FixedClock clock;
    SeededRandom random;
    ScriptedTransport platform{};
    TestAdapter adapter{"test", "http://platform.example/send"};
    WorkerSettings settings;
    Transport* http{&platform};  ///< what a new worker uses
    const Clock* worker_clock{&clock};
    /// Before `restart`: makes the transport of the new worker.
    std::function<std::unique_ptr<Transport>(const asio::any_io_executor&)> make_transport{};
    std::unique_ptr<Transport> transport{};
    std::unique_ptr<asio::io_context> io{};
    std::unique_ptr<DirectWriter> writer{};
    std::unique_ptr<Worker> worker{};
};

}  // namespace linyi::outbox
