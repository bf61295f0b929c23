#pragma once

#include "outbox/alerts.hpp"
#include "outbox/transport.hpp"
#include "outbox/verdict.hpp"
#include "outbox/worker.hpp"

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace linyi::outbox {

/// What the worker must know at its start. Runs on the writing thread.
struct Opening {
    Timestamp since{};
    std::int64_t epoch{};
    std::vector<storage::SendStart> starts{};
    std::vector<storage::AccountPause> pauses{};
    std::int64_t freed{};

    void read(storage::Tx& tx);
};

/// What is done once a minute.
struct Upkeep {
    Timestamp starts_before{};
    storage::Outbox::Retention retention{};
    Timestamp gone_before{};
    OutboxId purge_after{};
    int purge_rows{};
};

/// Rows of a gone chat that are given up in one upkeep.
inline constexpr int buried_max = 500;

/// One visit of the worker to the writing thread: verdicts in, claims out, in one transaction.
struct Round {
    Timestamp now{};
    std::int64_t epoch{};
    std::vector<Verdict> verdicts{};
    std::optional<storage::ClaimRequest> request{};
    std::optional<AdminChat> admin{};
    bool is_telling{};  ///< an alert may go out now
    std::optional<Upkeep> upkeep{};

    storage::Claimed claimed{};
    bool has_told{};
    bool has_untold{};
    OutboxId purged{};

    void run(storage::Tx& tx);
};

/// Everything `render` needs besides the document.
Send send_for(const storage::Claim& claim, std::string key, Timestamp now);

/// Sends one message, in as many requests as its adapter wants, and fills `attempted`. Refers to
/// nothing of the worker's, so that it may outlive it.
asio::awaitable<void> attempt(Transport& transport, const Adapter& adapter, Send send,
                              std::shared_ptr<Attempted> attempted);

/// None if the attempt was cancelled.
std::optional<std::string> what_went_wrong(const std::exception_ptr& failure);

void count(WorkerCounters& counters, const Verdict& verdict);

/// One line for what an operator should see; ids and reasons only.
void report(const Verdict& verdict);

}  // namespace linyi::outbox
