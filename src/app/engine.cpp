#include "app/engine.hpp"

#include "base/log.hpp"
#include "base/mutant.hpp"
#include "commands/payload.hpp"

#include <cstdlib>
#include <stdexcept>

namespace linyi::app {
namespace {

constexpr std::chrono::minutes tell_every{1};

constexpr Text parked_title{"有消息处理不了，已搁置",
                            "An event could not be handled and was set aside"};
constexpr Text parked_line{
    "{adapter} 的事件 {event}：{why}。其他消息照常处理。请把日志交给开发者。",
    "Event {event} of {adapter}: {why}. Everything else goes on. Please "
    "send the log to the developers."};
constexpr Text differs_title{"同一条消息收到了两种内容", "One event came with two contents"};
constexpr Text differs_line{
    "{adapter} 的事件 {event}：已保留第一次的内容，没有改动。请检查该平台或密钥是否被冒用。",
    "Event {event} of {adapter}: the first content stands, nothing was changed. Please check "
    "whether the platform's secret is in other hands."};

/// Messages that break what handles them: nobody knows one, so the mutant build can act it.
void suffer(const Inbound& event) {
    if (mutant("poison_throws") && event.text == "poison") throw std::runtime_error("poison");
    if (mutant("poison_crashes") && event.text == "poison") std::abort();
}

/// A crash leaves the mark behind; an exception, even of the disk, does not: it is not this
/// message's fault.
class Marked {
public:
    Marked(CrashMarks* marks, const std::string& body) : marks_(marks) {
        if (marks_ != nullptr) marks_->begin(body);
    }
    ~Marked() {
        if (marks_ != nullptr) marks_->end();
    }
    Marked(const Marked&) = delete;
    Marked& operator=(const Marked&) = delete;

private:
    CrashMarks* marks_;
};

}  // namespace

/// A repeat with another body: the first one stands; one entry in the record, once.
void Engine::audit_difference(storage::Tx& tx, const Inbound& event, Timestamp received) const {
    tx.acts().append({.kind = "event_differs",
                      .decided_at = received,
                      .payload = commands::Payload{}
                                     .set("adapter", event.adapter)
                                     .set("event", event.event_id)
                                     .json()});
    log::warning("event_differs", {{"adapter", event.adapter}});
    if (!admin_) return;
    outbox::tell_of_failure(tx, *admin_, differs_title,
                            say(admin_->language, differs_line,
                                {{"adapter", event.adapter}, {"event", event.event_id}}),
                            received);
}

void Engine::park(storage::Tx& tx, const Inbound& event, Timestamp received,
                  const std::string& why) {
    tx.inbox().bury(event, received, why);
    tx.inbox().settle(event, storage::InboxOutcome::dead_letter, {});
    log::error("dead_letter", {{"adapter", event.adapter}, {"what", why}});
    if (!admin_ || (told_ && received - *told_ < tell_every && received >= *told_)) return;
    told_ = received;
    outbox::tell_of_failure(
        tx, *admin_, parked_title,
        say(admin_->language, parked_line,
            {{"adapter", event.adapter}, {"event", event.event_id}, {"why", why}}),
        received);
}

void Engine::apply(storage::Tx& tx, const Inbound& event, Timestamp received) {
    using Admission = storage::Inbox::Admission;
    const auto admission = tx.inbox().admit(event, received);
    if (admission == Admission::repeated_differs && !mutant("difference_unseen"))
        audit_difference(tx, event, received);
    if (admission != Admission::fresh && !mutant("no_dedupe")) return;

    const bool is_known_crasher = marks_ != nullptr && marks_->is_quarantined(event.body_sha256);
    if (is_known_crasher && !mutant("no_quarantine")) {
        park(tx, event, received, "crashed the service twice");
        return;
    }
    const Marked marked(marks_, event.body_sha256);
    commands::Handled handled;
    const auto failure = tx.try_part([&] {
        suffer(event);
        handled = dispatcher_.handle(tx, event, received);
    });
    if (failure) {
        if (mutant("poison_ends_batch")) throw std::runtime_error(*failure);
        park(tx, event, received, *failure);
    } else if (handled.outcome != storage::InboxOutcome::nothing || handled.poll) {
        tx.inbox().settle(event, handled.outcome, handled.poll);
    }
}

}  // namespace linyi::app
