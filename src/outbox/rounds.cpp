#include "outbox/rounds.hpp"

#include "base/log.hpp"
#include "base/mutant.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <utility>

namespace linyi::outbox {
namespace {

bool settle(storage::Tx& tx, const Verdict& verdict) {
    auto lanes = tx.lanes();
    switch (verdict.kind) {
        case Verdict::Kind::sent: return lanes.sent(verdict.attempt, verdict.platform_message);
        case Verdict::Kind::again: return lanes.again(verdict.attempt, verdict.again);
        case Verdict::Kind::dead: return lanes.dead(verdict.attempt);
        case Verdict::Kind::expired: return lanes.expired(verdict.attempt);
    }
    return false;
}

bool is_known_as_stopped(storage::Tx& tx, const std::string& adapter) {
    for (const auto& pause : tx.lanes().paused_accounts()) {
        if (pause.adapter == adapter) return pause.is_stopped;
    }
    return false;
}

void pause_account(storage::Tx& tx, const Round& round, const storage::AccountPause& pause) {
    // One alert for each time the platform shuts the account out, not one for each message.
    if (pause.is_stopped && round.admin && !is_known_as_stopped(tx, pause.adapter))
        tell_of_stopped_account(tx, *round.admin, pause, round.now);
    tx.lanes().pause_account(pause);
}

void write(storage::Tx& tx, const Round& round, const Verdict& verdict) {
    if (verdict.resume_account) tx.lanes().resume_account(verdict.adapter);
    if (verdict.pause_account) pause_account(tx, round, *verdict.pause_account);
    if (verdict.pause_lane)
        tx.lanes().pause(verdict.lane, *verdict.pause_lane, verdict.attempt.error);
    if (!settle(tx, verdict)) return;
    if (verdict.is_gone) tx.chats().set_gone(verdict.lane, true);
    if (!verdict.moved_to.empty()) tx.chats().move(verdict.lane, verdict.moved_to);
}

OutboxId look_after(storage::Tx& tx, const Upkeep& upkeep, Timestamp now) {
    tx.lanes().forget_starts(upkeep.starts_before);
    tx.lanes().bury_gone(upkeep.gone_before, now, buried_max);
    return tx.outbox().purge(upkeep.retention, upkeep.purge_after, upkeep.purge_rows);
}

std::string header_text(const HttpResponse& response, std::string_view name) {
    const auto found = single_header(response.headers, name);
    return found ? std::string(*found) : std::string{};
}

/// What is left to do after an answer: true if the message may need a further request.
bool read_answer(const Adapter& adapter, HttpResponse response, Send& send, Attempted& attempted) {
    attempted.status = response.status;
    attempted.retry_after = header_text(response, "Retry-After");
    auto outcome = adapter.classify(response);
    auto* const sent = std::get_if<Sent>(&outcome);
    if (sent == nullptr) {
        attempted.has_failed = response.status >= 500 || std::holds_alternative<Unknown>(outcome);
        attempted.outcome = std::move(outcome);
        return false;
    }
    auto& first = std::get<Sent>(attempted.outcome);
    if (first.message_id.empty()) first.message_id = std::move(sent->message_id);
    send.earlier.push_back(std::move(response));
    return true;
}

void read_failure(const Failure& failure, Attempted& attempted) {
    attempted.outcome = Unknown{};
    attempted.error = std::string(to_text(failure.error));
    if (!failure.detail.empty()) attempted.error += ": " + failure.detail;
    // What our own configuration forbids says nothing about the platform.
    attempted.has_failed = failure.error != ClientError::bad_request &&
                           failure.error != ClientError::forbidden_address;
}

/// More requests for one message than this is a mistake in the adapter.
constexpr int requests_max = 8;

}  // namespace

std::string_view to_text(ClientError error) {
    switch (error) {
        case ClientError::bad_request: return "not a request we send";
        case ClientError::forbidden_address: return "forbidden address";
        case ClientError::resolve: return "host name not found";
        case ClientError::refused: return "connection refused";
        case ClientError::blackhole: return "no connection";
        case ClientError::tls: return "TLS failed";
        case ClientError::timeout: return "no answer in time";
        case ClientError::reset: return "connection lost";
        case ClientError::too_large: return "answer too large";
        case ClientError::protocol: return "answer is not HTTP";
    }
    return "unknown";
}

void Opening::read(storage::Tx& tx) {
    starts = tx.lanes().starts_since(since);
    pauses = tx.lanes().paused_accounts();
    freed = tx.lanes().free_leases(epoch);
}

void Round::run(storage::Tx& tx) {
    for (const auto& verdict : verdicts) write(tx, *this, verdict);
    if (is_telling && admin) has_told = tell_of_dead_letters(tx, *admin, now);
    if (request) claimed = tx.lanes().claim(*request);  // the alert itself may be among them
    has_untold = tx.outbox().has_untold_dead();
    if (upkeep) purged = look_after(tx, *upkeep, now);
}

Send send_for(const storage::Claim& claim, std::string key, Timestamp now) {
    return {.now = now,
            .key = std::move(key),
            .chat = claim.chat.platform_chat,
            .chat_kind = claim.chat.kind,
            .plain = claim.message.plain,
            .edit_of = claim.edit_of};
}

asio::awaitable<void> attempt(Transport& transport, const Adapter& adapter, Send send,
                              std::shared_ptr<Attempted> attempted) {
    attempted->outcome = Sent{};
    for (int requests = 0; requests < requests_max; ++requests) {
        auto rendered = adapter.render(attempted->claim.message.document, send);
        auto* const request = std::get_if<HttpRequest>(&rendered);
        if (request == nullptr) co_return;
        if (mutant("target_logged")) log::info("outbox.try", {{"target", request->target}});
        auto reply = co_await transport.send(std::move(*request));
        if (const auto* const failure = std::get_if<Failure>(&reply)) {
            read_failure(*failure, *attempted);
            co_return;
        }
        auto response = std::get<HttpResponse>(std::move(reply));
        if (!read_answer(adapter, std::move(response), send, *attempted)) co_return;
    }
    attempted->outcome = Refused{.why = "the adapter wants too many requests for one message"};
}

std::optional<std::string> what_went_wrong(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const boost::system::system_error& e) {
        if (e.code() == asio::error::operation_aborted) return std::nullopt;
        return e.what();
    } catch (const std::exception& e) {
        return e.what();
    }
}

void count(WorkerCounters& counters, const Verdict& verdict) {
    switch (verdict.kind) {
        case Verdict::Kind::sent: ++counters.sent; break;
        case Verdict::Kind::again: ++counters.retried; break;
        case Verdict::Kind::dead: ++counters.dead; break;
        case Verdict::Kind::expired: ++counters.expired; break;
    }
}

void report(const Verdict& verdict) {
    const bool is_sent = verdict.kind == Verdict::Kind::sent;
    if (is_sent || verdict.kind == Verdict::Kind::expired) return;
    const auto level = verdict.kind == Verdict::Kind::dead ? log::Level::warning : log::Level::info;
    log::write(level, verdict.kind == Verdict::Kind::dead ? "outbox.dead" : "outbox.again",
               {{"message", verdict.attempt.id.value},
                {"lane", verdict.lane.value},
                {"adapter", verdict.adapter},
                {"status", std::int64_t{verdict.attempt.status.value_or(0)}},
                {"why", verdict.attempt.error}});
}

}  // namespace linyi::outbox
