#include "app/engine.hpp"

#include "base/log.hpp"
#include "base/mutant.hpp"
#include "commands/payload.hpp"
#include "storage/driver/connection.hpp"

#include <cstdlib>
#include <stdexcept>

namespace linyi::app {
namespace {

/// A repeat with another body: the first one stands; one entry in the record, once.
void audit_difference(storage::Tx& tx, const Inbound& event, Timestamp received) {
    tx.acts().append({.kind = "event_differs",
                      .decided_at = received,
                      .payload = commands::Payload{}
                                     .set("adapter", event.adapter)
                                     .set("event", event.event_id)
                                     .json()});
    log::warning("event_differs", {{"adapter", event.adapter}});
}

/// Messages that break what handles them: nobody knows one, so the mutant build can act it.
void suffer(const Inbound& event) {
    if (mutant("poison_throws") && event.text == "poison") throw std::runtime_error("poison");
    if (mutant("poison_crashes") && event.text == "poison") std::abort();
}

}  // namespace

void Engine::apply(storage::Tx& tx, const Inbound& event, Timestamp received) {
    using Admission = storage::Inbox::Admission;
    const auto admission = tx.inbox().admit(event, received);
    if (admission == Admission::repeated_differs && !mutant("difference_unseen"))
        audit_difference(tx, event, received);
    if (admission != Admission::fresh && !mutant("no_dedupe")) return;

    const bool is_known_crasher = marks_ != nullptr && marks_->is_quarantined(event.body_sha256);
    if (is_known_crasher && !mutant("no_quarantine")) {
        tx.inbox().bury(event, received, "crashed the service twice");
        tx.inbox().settle(event, storage::InboxOutcome::dead_letter, {});
        return;
    }
    if (marks_ != nullptr) marks_->begin(event.body_sha256);
    tx.begin_part();
    try {
        suffer(event);
        const auto handled = dispatcher_.handle(tx, event, received);
        tx.keep_part();
        if (handled.outcome != storage::InboxOutcome::nothing || handled.poll)
            tx.inbox().settle(event, handled.outcome, handled.poll);
    } catch (const storage::DatabaseError& error) {
        using Kind = storage::DatabaseError::Kind;
        if (error.kind() != Kind::constraint && error.kind() != Kind::other) throw;
        tx.drop_part();
        tx.inbox().bury(event, received, error.what());
        tx.inbox().settle(event, storage::InboxOutcome::dead_letter, {});
        log::error("dead_letter", {{"adapter", event.adapter}, {"what", error.what()}});
    } catch (const std::exception& error) {
        if (mutant("poison_ends_batch")) throw;
        tx.drop_part();
        tx.inbox().bury(event, received, error.what());
        tx.inbox().settle(event, storage::InboxOutcome::dead_letter, {});
        log::error("dead_letter", {{"adapter", event.adapter}, {"what", error.what()}});
    }
    if (marks_ != nullptr) marks_->end();
}

}  // namespace linyi::app
