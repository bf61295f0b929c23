#pragma once

#include "app/crash_marks.hpp"
#include "commands/dispatch.hpp"
#include "outbox/alerts.hpp"
#include "storage/store.hpp"

#include <optional>
#include <string>

namespace linyi::app {

/// Applies events: inbox, effect, record and answers, all in the batch's transaction. Writing
/// thread only.
class Engine {
public:
    /// `marks` may be null (replay, tests). All references must outlive the engine. `admin` hears
    /// of events that could not be handled or came twice with different words.
    Engine(const commands::Dispatcher& dispatcher, CrashMarks* marks,
           std::optional<outbox::AdminChat> admin = {})
        : dispatcher_(dispatcher), marks_(marks), admin_(admin) {}

    /// Never leaves half an effect: what cannot be handled is parked as a dead letter, and the
    /// event counts as received. Throws only if the database itself fails.
    void apply(storage::Tx& tx, const Inbound& event, Timestamp received);

private:
    void park(storage::Tx& tx, const Inbound& event, Timestamp received, const std::string& why);
    void audit_difference(storage::Tx& tx, const Inbound& event, Timestamp received) const;

    const commands::Dispatcher& dispatcher_;
    CrashMarks* marks_;
    std::optional<outbox::AdminChat> admin_;
    std::optional<Timestamp> told_{};  ///< of dead letters; a flood of them is one message
};

}  // namespace linyi::app
