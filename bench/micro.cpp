#include "bench/micro.hpp"

#include "adapters/adapter.hpp"
#include "adapters/plainhook/signature.hpp"
#include "app/engine.hpp"
#include "base/random.hpp"
#include "bench/voters.hpp"
#include "commands/choose.hpp"
#include "storage/store.hpp"

#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>
#include <utility>

namespace linyi::bench {
namespace {

constexpr std::size_t units = 2000;
constexpr int batch = 64;

Timestamp now() {
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

std::unique_ptr<Adapter> make_plainhook() {
    for (const auto& type : adapter_types()) {
        if (type.name != "plainhook") continue;
        AdapterSettings settings{.id = "plainhook",
                                 .type = "plainhook",
                                 .values = {{"send_url", "http://127.0.0.1:9/"}},
                                 .secrets = {{"secret", {Secret{std::string(Voters::key())}}}}};
        return std::move(*type.make(settings));
    }
    throw std::runtime_error("this build has no plainhook");
}

/// What the gate and the parser make of one of the load's requests.
HttpRequest parsed(const std::string& wire) {
    HttpRequest request{.method = "POST", .target = "/hook/plainhook"};
    const auto head_end = wire.find("\r\n\r\n");
    for (auto at = wire.find("\r\n") + 2; at < head_end;) {
        const auto end = wire.find("\r\n", at);
        const auto colon = wire.find(": ", at);
        request.headers.push_back(
            {wire.substr(at, colon - at), wire.substr(colon + 2, end - colon - 2)});
        at = end + 2;
    }
    request.body = wire.substr(head_end + 4);
    return request;
}

void receive(benchmark::State& state) {
    const auto adapter = make_plainhook();
    Voters voters(units, EventIds::sequential, 0);
    const auto request = parsed(voters.next_answer());
    const auto at = now();
    for (auto _ : state) benchmark::DoNotOptimize(adapter->receive(request, at));
}

void verify(benchmark::State& state) {
    const std::vector<Secret> keys{*plainhook::key_from(Secret{std::string(Voters::key())})};
    Voters voters(units, EventIds::sequential, 0);
    const auto request = parsed(voters.next_answer());
    const auto at = now();
    for (auto _ : state) benchmark::DoNotOptimize(plainhook::verify(keys, request, at));
}

void read_answer(benchmark::State& state) {
    Poll poll{.kind = PollKind::yes_no,
              .options = {{.key = "同意", .label = "同意", .role = OptionRole::yes},
                          {.key = "反对", .label = "反对", .role = OptionRole::no},
                          {.key = "弃权", .label = "弃权", .role = OptionRole::abstain}}};
    const auto paper = commands::paper_of(poll);
    for (auto _ : state) benchmark::DoNotOptimize(language::read_answers("改成反对", paper));
}

/// A community on a store in memory, its vote open, everybody's private chat known.
class Hall {
public:
    Hall() : store_(std::move(*storage::Store::open({}, storage::StoreMode::memory))) {
        store_->transact([this](storage::Tx& tx) { settle_in(tx); });
        apply(voters_.from_chair("/vote 是否更换门禁系统？"));
        for (std::size_t i = 0; i < units; ++i) apply(voters_.next_private_answer());
    }

    Inbound next_event() { return event_of(voters_.next_answer()); }
    storage::Store& store() { return *store_; }
    void apply(storage::Tx& tx, const Inbound& event) { engine_.apply(tx, event, now()); }

private:
    void settle_in(storage::Tx& tx) {
        const auto community =
            tx.communities().add({.name = "bench", .zone = *Zone::find("Asia/Shanghai")}, now());
        const auto group = tx.chats().admit({.adapter = "plainhook",
                                             .platform_chat = std::string(Voters::group),
                                             .kind = ChatKind::group});
        tx.chats().link(group.id, community.id, Purpose::owners);
        const auto chair = tx.accounts().admit("plainhook", "chair", "chair");
        const auto person = tx.accounts().join(chair.id, community.id, std::nullopt, "chair");
        tx.accounts().grant(person, {.role = Role::committee});
        for (std::size_t i = 0; i < units; ++i) {
            const auto label = "1-1-" + std::to_string(i + 1);
            const auto owner = Voters::account(i);
            const auto account = tx.accounts().admit("plainhook", owner, owner);
            tx.roster().save(community.id, {.label = label, .area = {8000}, .building = "1"});
            const auto unit = tx.roster().find(community.id, label).value();
            tx.accounts().join(account.id, community.id, std::nullopt, owner);
            tx.accounts().bind(account.id, unit.id, BindingKind::owner, "roster", now());
        }
    }

    Inbound event_of(const std::string& wire) {
        auto event = adapter_->receive(parsed(wire), now())->events.front();
        event.body_sha256 = std::string(32, 's');
        return event;
    }

    void apply(const std::string& wire) {
        const auto event = event_of(wire);
        store_->transact([&](storage::Tx& tx) { apply(tx, event); });
    }

    std::unique_ptr<Adapter> adapter_{make_plainhook()};
    Voters voters_{units, EventIds::sequential, 0};
    SeededRandom random_{7};
    Settings settings_{};
    commands::CommandTable table_{commands::make_table()};
    commands::Dispatcher::Traits traits_{[](std::string_view) { return ChatTraits{}; }};
    commands::Dispatcher dispatcher_{table_, settings_, traits_, random_};
    app::Engine engine_{dispatcher_, nullptr};
    std::unique_ptr<storage::Store> store_;
};

/// One ballot from the inbox to the outbox; 64 in a transaction, as under load.
void apply_ballot(benchmark::State& state) {
    Hall hall;
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<Inbound> events;
        for (int i = 0; i < batch; ++i) events.push_back(hall.next_event());
        state.ResumeTiming();
        hall.store().transact([&](storage::Tx& tx) {
            for (const auto& event : events) hall.apply(tx, event);
        });
    }
    state.SetItemsProcessed(state.iterations() * batch);
}

}  // namespace

int run_micro(const std::string& only) {
    benchmark::RegisterBenchmark("plainhook: verify a signature", verify);
    benchmark::RegisterBenchmark("plainhook: verify and decode", receive);
    benchmark::RegisterBenchmark("language: read an answer", read_answer);
    benchmark::RegisterBenchmark("engine: apply 64 ballots", apply_ballot)->Iterations(50);
    benchmark::RunSpecifiedBenchmarks(only);
    return 0;
}

}  // namespace linyi::bench
