#pragma once

#include "app/crash_marks.hpp"
#include "commands/dispatch.hpp"
#include "storage/store.hpp"

namespace linyi::app {

/// Applies events: inbox, effect, record and answers, all in the batch's transaction. Writing
/// thread only.
class Engine {
public:
    /// `marks` may be null (replay, tests). All references must outlive the engine.
    Engine(const commands::Dispatcher& dispatcher, CrashMarks* marks)
        : dispatcher_(dispatcher), marks_(marks) {}

    /// Never leaves half an effect: what cannot be handled is parked as a dead letter, and the
    /// event counts as received. Throws only if the database itself fails.
    void apply(storage::Tx& tx, const Inbound& event, Timestamp received);

private:
    const commands::Dispatcher& dispatcher_;
    CrashMarks* marks_;
};

}  // namespace linyi::app
