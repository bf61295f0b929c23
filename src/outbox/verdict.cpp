#include "outbox/verdict.hpp"

#include "base/mutant.hpp"

#include <algorithm>

namespace linyi::outbox {
namespace {

/// Goes through the kinds of outcome; each one fills the verdict.
class Judge {
public:
    Judge(const VerdictSettings& settings, const Attempted& attempted, Timestamp now,
          Random& random)
        : settings_(settings), attempted_(attempted), now_(now), random_(random) {
        const auto& claim = attempted.claim;
        verdict_.attempt = {.id = claim.message.id,
                            .now = now,
                            .status = attempted.status,
                            .error = attempted.error};
        verdict_.lane = claim.message.lane;
        verdict_.adapter = claim.chat.adapter;
    }

    void operator()(const Sent& sent) {
        verdict_.kind = Verdict::Kind::sent;
        verdict_.platform_message = sent.message_id;
    }

    void operator()(const Retry& retry) {
        auto wait = wish(settings_.backoff, retry.wait);
        if (mutant("retry_after_ignored")) wait = Millis{100};
        // Adapters have no clock, so a Retry-After with a date is read here.
        if (!wait) wait = retry_after(settings_.backoff, attempted_.retry_after, now_);
        // A server error with a Retry-After is not about how fast we send.
        verdict_.is_too_many = attempted_.status == 429 || (wait && !attempted_.has_failed);
        const bool is_told_to_wait = wait.has_value();
        if (!wait) wait = own_wait();
        try_again(*wait, !is_told_to_wait, "asked to try again");
        const auto until = now_ + *wait;
        if (retry.whole_account) {
            verdict_.pause_account = storage::AccountPause{
                .adapter = verdict_.adapter, .until = until, .is_stopped = false, .why = error()};
        } else if (is_told_to_wait) {
            // The message may expire or be cancelled before the platform's time is over.
            verdict_.pause_lane = until;
        }
    }

    void operator()(const Unknown&) { try_again(own_wait(), true, "no clear answer"); }

    void operator()(const Moved& moved) {
        // Counted: a chat that moves in a circle has to end somewhere.
        try_again(Millis{0}, true, "chat moved");
        verdict_.moved_to = moved.chat;
    }

    void operator()(const ResendPlain&) {
        if (attempted_.claim.message.plain)
            return die("the text was refused without markup as well");
        try_again(Millis{0}, false, "markup refused");
        verdict_.again.plain = true;
    }

    void operator()(const RefreshToken&) {
        try_again(own_wait(), true, "token expired");
        verdict_.pause_account = storage::AccountPause{.adapter = verdict_.adapter,
                                                       .until = verdict_.again.not_before,
                                                       .is_stopped = false,
                                                       .why = "token expired"};
    }

    void operator()(const ChatGone& gone) {
        die(gone.why.empty() ? "chat gone" : gone.why);
        verdict_.is_gone = true;
    }

    void operator()(const AccountStopped& stopped) {
        try_again(settings_.stopped_pause, false,
                  stopped.why.empty() ? "account stopped" : stopped.why);
        verdict_.pause_account = storage::AccountPause{.adapter = verdict_.adapter,
                                                       .until = now_ + settings_.stopped_pause,
                                                       .is_stopped = true,
                                                       .why = error()};
    }

    void operator()(const Refused& refused) { die(refused.why.empty() ? "refused" : refused.why); }

    Verdict result() { return std::move(verdict_); }

private:
    Millis own_wait() {
        return backoff(settings_.backoff, std::max(1, attempted_.claim.message.attempts), random_);
    }

    std::string& error() { return verdict_.attempt.error; }

    void die(const std::string& why) {
        verdict_.kind = Verdict::Kind::dead;
        if (error().empty()) error() = why;
    }

    void try_again(Millis wait, bool is_counted, const std::string& why) {
        const auto& claim = attempted_.claim;
        const bool is_last = is_counted && claim.message.attempts >= settings_.backoff.attempts_max;
        if (is_last || now_ - claim.first_try >= settings_.backoff.age_max) return die(why);
        verdict_.kind = Verdict::Kind::again;
        verdict_.again = {.not_before = now_ + wait, .is_counted = is_counted};
        if (error().empty()) error() = why;
    }

    const VerdictSettings& settings_;
    const Attempted& attempted_;
    Timestamp now_;
    Random& random_;
    Verdict verdict_{};
};

}  // namespace

Verdict judge(const VerdictSettings& settings, const Attempted& attempted, Timestamp now,
              Random& random) {
    Judge by_kind(settings, attempted, now, random);
    std::visit(by_kind, attempted.outcome);
    return by_kind.result();
}

}  // namespace linyi::outbox
