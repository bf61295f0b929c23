#include "outbox/worker.hpp"

#include "base/log.hpp"
#include "base/mutant.hpp"
#include "outbox/key.hpp"
#include "outbox/pace.hpp"
#include "outbox/rounds.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace linyi::outbox {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// A wait is never shorter, so that a mistake in some due time cannot become a busy loop.
constexpr Millis wait_min{1};

}  // namespace

struct Worker::State : std::enable_shared_from_this<Worker::State> {
    State(Parts p, WorkerSettings s)
        : parts(std::move(p)),
          settings(std::move(s)),
          timer(parts.executor),
          pace(settings.limits, settings.breaker) {
        use(parts.adapters);
    }

    void use(const std::vector<const Adapter*>& accounts) {
        for (const auto* adapter : accounts) {
            adapters[adapter->id()] = adapter;
            pace.add_account(adapter->id(), adapter->capabilities().limits);
        }
    }

    asio::awaitable<void> wait(Millis most);
    std::shared_ptr<Round> next_round(Timestamp now);
    void finish(Round& round, Timestamp now);
    void launch(storage::Claim claim, Timestamp now);
    void ended(ChatId lane, Attempted& attempted, const std::exception_ptr& failure);
    void cancel_all();
    Millis idle_time(Timestamp now);

    Parts parts;
    WorkerSettings settings;
    asio::steady_timer timer;
    std::map<std::string, const Adapter*, std::less<>> adapters{};
    Pace pace;
    /// Lanes with a message on its way or a verdict not yet written.
    std::map<ChatId, std::unique_ptr<asio::cancellation_signal>> in_flight{};
    std::vector<Verdict> verdicts{};  ///< not yet written
    std::optional<ChatId> resume{};   ///< inside a round over all lanes
    std::optional<Timestamp> next_due{};
    std::optional<Timestamp> alerted{};
    bool has_untold{};
    std::optional<Timestamp> upkept{};
    OutboxId purged{};
    bool notified{};
    bool stopping{};
    bool has_started{};
    WorkerCounters counters{};
};

Worker::Worker(Parts parts, WorkerSettings settings)
    : state_(std::make_shared<State>(std::move(parts), std::move(settings))) {}

Worker::~Worker() = default;

void Worker::notify() {
    state_->notified = true;
    state_->timer.cancel();
}

void Worker::take_over(const std::vector<const Adapter*>& adapters) {
    state_->use(adapters);
    notify();
}

void Worker::stop() {
    state_->stopping = true;
    notify();
}

WorkerCounters Worker::counters() const {
    auto counters = state_->counters;
    counters.in_flight = state_->in_flight.size();
    counters.breakers_open = state_->pace.breakers_open();
    return counters;
}

asio::awaitable<void> Worker::start() {
    const auto state = state_;
    const auto now = state->parts.clock->now();
    const auto opening = std::make_shared<Opening>();  // shared with the writing thread
    opening->since = now - state->pace.memory();
    opening->epoch = state->parts.epoch;
    std::function<void(storage::Tx&)> job = [opening](storage::Tx& tx) { opening->read(tx); };
    co_await state->parts.writer->write(std::move(job));

    if (!mutant("limits_forgotten")) state->pace.restore(opening->starts, now);
    for (const auto& pause : opening->pauses) state->pace.restore(pause);
    state->has_started = true;
    if (opening->freed > 0) log::info("outbox.freed", {{"messages", opening->freed}});
}

asio::awaitable<void> Worker::run() {
    const auto state = state_;
    std::optional<std::chrono::steady_clock::time_point> stop_at;
    while (!state->stopping || !state->in_flight.empty()) {
        Millis pause = state->settings.error_pause;
        try {
            if (!state->has_started) co_await start();
            pause = co_await run_once();
        } catch (const boost::system::system_error& e) {
            if (e.code() != asio::error::operation_aborted) throw;
        } catch (const std::exception& e) {
            log::error("outbox.round_failed", {{"what", e.what()}});
        }
        const auto cancellation = co_await asio::this_coro::cancellation_state;
        if (cancellation.cancelled() != asio::cancellation_type::none) break;
        if (state->stopping) {
            const auto now = std::chrono::steady_clock::now();
            if (!stop_at) stop_at = now + state->settings.stop_grace;
            if (now >= *stop_at) state->cancel_all();
            // The disk may be full: then what is on its way is sent again after the next start.
            if (now >= *stop_at + state->settings.stop_grace) break;
            pause = std::min(pause, state->settings.stop_grace);
        }
        if (pause != Millis::zero()) co_await state->wait(pause);
    }
    state->cancel_all();
}

asio::awaitable<Millis> Worker::run_once() {
    const auto state = state_;
    const auto round = state->next_round(state->parts.clock->now());
    std::function<void(storage::Tx&)> job = [round](storage::Tx& tx) { round->run(tx); };
    co_await state->parts.writer->write(std::move(job));

    const auto now = state->parts.clock->now();
    state->finish(*round, now);
    co_return state->idle_time(now);
}

asio::awaitable<void> Worker::State::wait(Millis most) {
    if (!notified) {
        timer.expires_after(most);
        const auto [cancelled] = co_await timer.async_wait(as_result);
        static_cast<void>(cancelled);  // notify() ends the wait this way
    }
    notified = false;
}

/// What the writing thread is to do now. Verdicts stay here until they are known to be written.
std::shared_ptr<Round> Worker::State::next_round(Timestamp now) {
    auto round = std::make_shared<Round>();
    round->now = now;
    round->epoch = parts.epoch;
    round->admin = settings.admin;
    round->verdicts = verdicts;
    round->is_telling = settings.admin && (!alerted || now - *alerted >= settings.alert_every);
    if (!upkept || now - *upkept >= settings.upkeep_every) {
        round->upkeep = Upkeep{.starts_before = now - pace.memory() - settings.upkeep_every,
                               .retention = {.sent_before = now - settings.sent_kept,
                                             .dead_before = now - settings.dead_kept},
                               .gone_before = now - settings.gone_kept,
                               .purge_after = purged,
                               .purge_rows = settings.purge_rows};
    }
    const auto room = settings.in_flight_max - std::min(settings.in_flight_max, in_flight.size());
    if (stopping || room == 0) return round;
    storage::ClaimRequest request{.now = now,
                                  .epoch = parts.epoch,
                                  .lease = settings.lease,
                                  .limit = static_cast<int>(room),
                                  .lanes_max = settings.lanes_max,
                                  .after = resume.value_or(ChatId{}),
                                  .allowance = pace.allowance(now),
                                  .busy = pace.waiting(now),
                                  .attempts_max = settings.verdict.backoff.attempts_max};
    const std::set<ChatId> waiting = request.busy;
    for (const auto& [lane, signal] : in_flight) request.busy.insert(lane);
    // A lane whose verdict is written in this very round is free for the claim after it.
    for (const auto& verdict : verdicts) {
        if (!waiting.contains(verdict.lane)) request.busy.erase(verdict.lane);
    }
    round->request = std::move(request);
    return round;
}

void Worker::State::finish(Round& round, Timestamp now) {
    for (const auto& verdict : round.verdicts) in_flight.erase(verdict.lane);
    // Others may have ended while the writing thread was at work; they are at the end.
    verdicts.erase(verdicts.begin(),
                   verdicts.begin() + static_cast<std::ptrdiff_t>(round.verdicts.size()));
    if (round.has_told) alerted = now;
    has_untold = round.has_untold;
    if (round.upkeep) {
        upkept = now;
        purged = round.purged;
        parts.http->close_idle();
    }
    if (!round.request) return;
    if (!resume) next_due.reset();
    resume = round.claimed.resume;
    const auto due = round.claimed.next_due;
    if (due && (!next_due || *due < *next_due)) next_due = due;
    counters.expired += static_cast<std::uint64_t>(round.claimed.expired);
    counters.dead += static_cast<std::uint64_t>(round.claimed.dead);
    for (auto& claim : round.claimed.claims) launch(std::move(claim), now);
}

Millis Worker::State::idle_time(Timestamp now) {
    if (!verdicts.empty()) return Millis{0};
    if (resume && !stopping && in_flight.size() < settings.in_flight_max) return Millis{0};
    auto wake = now + settings.idle_max;
    const auto consider = [&wake](std::optional<Timestamp> at) {
        if (at) wake = std::min(wake, *at);
    };
    consider(next_due);
    consider(pace.next_change(now));
    if (has_untold && settings.admin && alerted) consider(*alerted + settings.alert_every);
    if (upkept) consider(*upkept + settings.upkeep_every);
    return std::max(wait_min, wake - now);
}

void Worker::State::launch(storage::Claim claim, Timestamp now) {
    const auto lane = claim.message.lane;
    auto& signal = in_flight[lane];
    signal = std::make_unique<asio::cancellation_signal>();
    if (claim.message.not_after && now > *claim.message.not_after) {
        verdicts.push_back({.kind = Verdict::Kind::expired,
                            .attempt = {.id = claim.message.id, .epoch = parts.epoch, .now = now},
                            .lane = lane,
                            .adapter = claim.chat.adapter});
        ++counters.expired;
        return;
    }
    pace.started(claim, now);
    const auto& adapter = *adapters.find(claim.chat.adapter)->second;
    const bool is_local = adapter.capabilities().in_process && parts.in_process != nullptr;
    auto& transport = is_local ? *parts.in_process : *parts.http;
    auto send = send_for(claim, message_key(parts.instance, claim.message.id), now);
    if (mutant("key_per_try")) send.key = std::to_string(to_millis(now)) + send.key.substr(13);
    if (!adapter.capabilities().edits) send.edit_of.clear();

    // Shared by the coroutine, which fills it, and the handler, which reads it.
    const auto attempted = std::make_shared<Attempted>();
    attempted->claim = std::move(claim);
    auto done = [watched = weak_from_this(), lane, attempted](std::exception_ptr failure) {
        if (const auto state = watched.lock()) state->ended(lane, *attempted, failure);
    };
    asio::co_spawn(parts.executor, attempt(transport, adapter, std::move(send), attempted),
                   asio::bind_cancellation_slot(signal->slot(), std::move(done)));
}

void Worker::State::ended(ChatId lane, Attempted& attempted, const std::exception_ptr& failure) {
    notified = true;
    timer.cancel();
    if (failure) {
        const auto what = what_went_wrong(failure);
        // Cancelled: whether it arrived is not known. Its lease ends with the next start.
        if (!what) {
            in_flight.erase(lane);
            return;
        }
        log::error("outbox.attempt_threw",
                   {{"message", attempted.claim.message.id.value}, {"what", *what}});
        attempted.outcome = Refused{.why = "the message could not be put into the platform's form"};
    }
    const auto now = parts.clock->now();
    auto verdict = judge(settings.verdict, attempted, now, *parts.random);
    verdict.attempt.epoch = parts.epoch;
    verdict.resume_account = pace.ended(attempted, verdict, now);
    count(counters, verdict);
    report(verdict);
    verdicts.push_back(std::move(verdict));
}

void Worker::State::cancel_all() {
    for (auto& [lane, signal] : in_flight) signal->emit(asio::cancellation_type::terminal);
}

}  // namespace linyi::outbox
