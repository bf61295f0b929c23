#include "outbox/pace.hpp"

#include <algorithm>

namespace linyi::outbox {
namespace {

/// Between a start's row and the request lies a commit; its time is a little too early.
constexpr Millis commit_time{1000};
/// A stopped account is tried by one message at a time.
constexpr Millis stopped_probe{10'000};

}  // namespace

void Pace::add_account(const std::string& name, const std::vector<RateLimit>& limits) {
    limits_.add_account(name, limits);
    accounts_.emplace(name, Account(breaker_));
}

void Pace::restore(const std::vector<storage::SendStart>& starts, Timestamp now) {
    for (const auto& start : starts) {
        const auto at = start.is_open ? now : std::min(now, start.at + commit_time);
        limits_.started(start.adapter, start.lane, start.kind, at);
    }
}

void Pace::restore(const storage::AccountPause& pause) {
    const auto found = accounts_.find(pause.adapter);
    if (found == accounts_.end()) return;
    found->second.paused_until = pause.until;
    found->second.is_stopped = pause.is_stopped;
}

std::map<std::string, storage::Allowance, std::less<>> Pace::allowance(Timestamp now) {
    std::map<std::string, storage::Allowance, std::less<>> found;
    for (auto& [name, account] : accounts_) {
        if (account.paused_until && *account.paused_until > now) continue;
        auto messages = std::min(limits_.allowance(name, now), account.breaker.allowance(now));
        if (account.is_stopped) messages = std::min(messages, 1);
        found[name] = {.messages = messages, .retries = account.breaker.retries(now)};
    }
    return found;
}

std::set<ChatId> Pace::waiting(Timestamp now) {
    std::set<ChatId> found;
    for (const auto& chat : limits_.waiting(now)) found.insert(chat.lane);
    return found;
}

std::optional<Timestamp> Pace::next_change(Timestamp now) {
    std::optional<Timestamp> first;
    const auto consider = [&](Timestamp at) {
        if (at > now && (!first || at < *first)) first = at;
    };
    for (auto& [name, account] : accounts_) {
        if (account.paused_until) consider(*account.paused_until);
        consider(limits_.next_allowed(name, now));
        consider(account.breaker.next_allowed(now));
        consider(account.breaker.next_retry(now));
    }
    for (const auto& chat : limits_.waiting(now)) consider(chat.until);
    return first;
}

void Pace::started(const storage::Claim& claim, Timestamp now) {
    limits_.started(claim.chat.adapter, claim.message.lane, claim.chat.kind, now);
    const auto found = accounts_.find(claim.chat.adapter);
    if (found == accounts_.end()) return;
    found->second.breaker.started(claim.message.attempts > 1, now);
    if (found->second.is_stopped) found->second.paused_until = now + stopped_probe;
}

bool Pace::ended(const Attempted& attempted, const Verdict& verdict, Timestamp now) {
    const auto found = accounts_.find(verdict.adapter);
    if (found == accounts_.end()) return false;
    auto& account = found->second;
    if (attempted.has_failed) {
        account.breaker.failed(verdict.lane, now);
    } else {
        account.breaker.succeeded();
    }
    if (verdict.is_too_many) {
        if (verdict.pause_account) {
            limits_.learn(verdict.adapter, now);
        } else {
            limits_.learn(verdict.adapter, verdict.lane, now);
        }
    }
    if (verdict.pause_account) {
        account.paused_until = verdict.pause_account->until;
        account.is_stopped = verdict.pause_account->is_stopped;
        return false;
    }
    if (verdict.kind != Verdict::Kind::sent || !account.paused_until) return false;
    // An answer that was on its way before the pause began does not end it.
    if (*account.paused_until > now && !account.is_stopped) return false;
    account.paused_until.reset();
    account.is_stopped = false;
    return true;
}

std::size_t Pace::breakers_open() const {
    return static_cast<std::size_t>(
        std::count_if(accounts_.begin(), accounts_.end(),
                      [](const auto& entry) { return entry.second.breaker.is_open(); }));
}

}  // namespace linyi::outbox
