#include "outbox/bench.hpp"

#include "adapters/wire/wire.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <utility>

namespace linyi::outbox {
namespace {

using std::chrono::seconds;

const Timestamp beginning = from_millis(1'767'600'000'000);  // 2026-01-05T08:00:00Z

void rethrow(const std::exception_ptr& failure) {
    if (failure) std::rethrow_exception(failure);
}

}  // namespace

Rendered TestAdapter::render(const Document& document, const Send& send) const {
    if (static_cast<int>(send.earlier.size()) == requests_per_message) return Done{};
    HttpRequest request = json_post(url_, to_plain_text(document));
    request.headers.push_back({.name = "X-Key", .value = send.key});
    request.headers.push_back({.name = "X-Chat", .value = send.chat});
    if (send.plain) request.headers.push_back({.name = "X-Plain", .value = "1"});
    if (!send.edit_of.empty()) request.headers.push_back({.name = "X-Edit", .value = send.edit_of});
    return request;
}

Outcome TestAdapter::classify(const HttpResponse& response) const {
    const auto status = response.status;
    if (status < 300) return Sent{.message_id = response.body};
    if (status == 400 && response.body == "markup") return ResendPlain{};
    if (status == 401) return AccountStopped{.why = "HTTP 401"};
    if (status == 410) return ChatGone{.why = "HTTP 410"};
    if (status == 308) return Moved{.chat = response.body};
    if (status == 429 || status >= 500)
        return Retry{.wait = retry_after(response.headers),
                     .whole_account = single_header(response.headers, "X-Scope").has_value()};
    return Refused{.why = status_reason(status)};
}

asio::awaitable<void> DirectWriter::write(std::function<void(storage::Tx&)> job) {
    ++writes;
    if (failures_to_come > 0) {
        --failures_to_come;
        throw std::runtime_error("disk full");
    }
    store_.transact(job);
    co_return;
}

asio::awaitable<Reply> ScriptedTransport::send(HttpRequest request) {
    requests.push_back(request);
    if (!script) co_return HttpResponse{.status = 200};
    auto reply = script(request);
    if (reply) co_return *std::move(reply);
    asio::steady_timer never(co_await asio::this_coro::executor);
    never.expires_at(asio::steady_timer::time_point::max());
    co_await never.async_wait(asio::use_awaitable);
    co_return HttpResponse{};
}

std::string header_of(const HttpRequest& request, std::string_view name) {
    const auto found = single_header(request.headers, name);
    return found ? std::string(*found) : std::string{};
}

HttpResponse answer(int status, std::string body) {
    return {.status = status, .headers = {}, .body = std::move(body)};
}

Bench::Bench(WorkerSettings s)
    : store(test::memory_store()), clock(beginning), random(1), settings(std::move(s)) {}

Bench::~Bench() {
    worker.reset();
    transport.reset();
    io.reset();
}

ChatId Bench::chat(const std::string& name, const std::string& adapter_id, ChatKind kind) {
    Chat chat{.adapter = adapter_id, .platform_chat = name, .kind = kind, .name = name};
    ChatId id;
    store->transact([&](storage::Tx& tx) { id = tx.chats().admit(chat).id; });
    return id;
}

OutboxId Bench::say(ChatId lane, const std::string& text) {
    Outgoing message{.lane = lane, .kind = "reply"};
    message.document.blocks.push_back(paragraph(text));
    return say(message);
}

OutboxId Bench::say(const Outgoing& message) {
    auto timed = message;
    timed.created = clock.now();
    OutboxId id;
    store->transact([&](storage::Tx& tx) { id = tx.outbox().enqueue(timed); });
    return id;
}

Outgoing Bench::find(OutboxId id) {
    return tx().outbox().find(id).value();
}

void Bench::restart() {
    worker.reset();
    transport.reset();
    io = std::make_unique<asio::io_context>(1);
    if (make_transport) {
        transport = make_transport(io->get_executor());
        http = transport.get();
    }
    writer = std::make_unique<DirectWriter>(*store);
    Worker::Parts parts{.executor = io->get_executor(),
                        .writer = writer.get(),
                        .http = http,
                        .in_process = nullptr,
                        .clock = worker_clock,
                        .random = &random,
                        .adapters = {&adapter},
                        .instance = "0123456789abcdef",
                        .epoch = store->next_epoch()};
    worker = std::make_unique<Worker>(std::move(parts), settings);
    asio::co_spawn(*io, worker->start(), rethrow);
    io->poll();
}

Millis Bench::turn() {
    if (!worker) restart();
    Millis idle{};
    const auto keep = [&idle](const std::exception_ptr& failure, Millis result) {
        rethrow(failure);
        idle = result;
    };
    io->restart();
    asio::co_spawn(*io, worker->run_once(), keep);
    io->poll();
    return idle;
}

bool Bench::run_until(const std::function<bool()>& is_done) {
    restart();
    io->restart();
    asio::co_spawn(*io, worker->run(), rethrow);
    const auto give_up = std::chrono::steady_clock::now() + seconds{10};
    bool done = false;
    while (!done && std::chrono::steady_clock::now() < give_up) {
        io->run_for(Millis{5});
        done = is_done();
    }
    worker->stop();
    io->run_for(seconds{10});
    return done;
}

void Bench::work() {
    while (turn() == Millis{0} || worker->counters().in_flight > 0) {
    }
}

void Bench::work_for(Millis time) {
    const auto end = clock.now() + time;
    for (;;) {
        auto idle = turn();
        if (worker->counters().in_flight > 0) continue;
        if (clock.now() + idle > end) break;
        clock.advance(idle);
    }
    clock.set(end);
}

std::vector<std::string> Bench::sent_texts() const {
    std::vector<std::string> texts;
    for (const auto& request : platform.requests) texts.push_back(request.body);
    return texts;
}

}  // namespace linyi::outbox
