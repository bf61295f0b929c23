#include "outbox/breaker.hpp"

#include <algorithm>

namespace linyi::outbox {
namespace {

constexpr int one = 100;  // the budget counts in hundredths

}  // namespace

int Breaker::allowance(Timestamp now) const {
    if (!is_open()) return INT_MAX;
    return next_allowed(now) <= now ? 1 : 0;
}

Timestamp Breaker::next_allowed(Timestamp now) const {
    if (!is_open()) return now;
    // A probe further ahead than this: the clock went back, and must not keep the account shut.
    if (next_probe_ > now + settings_.probe_every) return now;
    return std::max(next_probe_, now);
}

int Breaker::retries(Timestamp now) {
    refill(now);
    // A probe is the retry that is always allowed.
    return std::max(budget_ / one, is_open() ? 1 : 0);
}

Timestamp Breaker::next_retry(Timestamp now) {
    if (retries(now) > 0) return now;
    return refilled_ + settings_.budget_refill;
}

void Breaker::refill(Timestamp now) {
    if (refilled_ == Timestamp{} || now < refilled_) refilled_ = now;
    const auto steps = (now - refilled_) / settings_.budget_refill;
    if (steps == 0) return;
    refilled_ += settings_.budget_refill * steps;
    const auto full = static_cast<std::int64_t>(settings_.budget_max) * one;
    budget_ = static_cast<int>(std::min(full, budget_ + steps * one));
}

void Breaker::started(bool is_retry, Timestamp now) {
    refill(now);
    if (is_retry) {
        budget_ = std::max(0, budget_ - one);
    } else {
        budget_ = std::min(settings_.budget_max * one, budget_ + settings_.budget_percent);
    }
    if (is_open()) next_probe_ = now + settings_.probe_every;
}

void Breaker::succeeded() {
    failures_ = 0;
    is_widespread_ = false;
}

void Breaker::failed(ChatId lane, Timestamp now) {
    if (failures_ > 0 && lane != failed_lane_) is_widespread_ = true;
    failed_lane_ = lane;
    failures_ = std::min(failures_ + 1, settings_.failures_to_open);
    if (is_open()) next_probe_ = now + settings_.probe_every;
}

}  // namespace linyi::outbox
