#include "outbox/limits.hpp"

#include <algorithm>

namespace linyi::outbox {
namespace {

bool holds(const RateLimit& limit, ChatKind kind) {
    if (limit.scope == RateLimit::Scope::chat) return true;
    return limit.scope == RateLimit::Scope::group && kind == ChatKind::group;
}

/// At the smallest share a window is at most this many times as long as configured.
constexpr int stretch_max = 10;

Millis longest(const std::vector<RateLimit>& limits) {
    Millis window{};
    for (const auto& limit : limits) window = std::max(window, limit.window);
    return window * stretch_max;
}

}  // namespace

EffectiveLimit cut(const RateLimit& limit, int share_percent) {
    const auto wanted = std::int64_t{limit.count} * share_percent;  // hundredths of a start
    if (wanted >= 900) return {.count = static_cast<int>(wanted / 100), .window = limit.window};
    const auto count = std::max<std::int64_t>(1, (wanted + 99) / 100);
    const auto window = (limit.window.count() * count * 100 + wanted - 1) / wanted;
    return {.count = static_cast<int>(count), .window = Millis{window}};
}

void Limits::add_account(std::string_view account, const std::vector<RateLimit>& limits) {
    auto& added = accounts_[std::string(account)];
    added.limits.clear();
    for (const auto& limit : limits) {
        if (limit.count > 0 && limit.window > Millis{0}) added.limits.push_back(limit);
    }
}

void Limits::started(std::string_view account, ChatId lane, ChatKind kind, Timestamp at) {
    const auto found = accounts_.find(account);
    if (found == accounts_.end() || found->second.limits.empty()) return;
    const auto add = [at](Log& log) {
        // Restored starts may come in any order; everything else is the newest.
        log.starts.insert(std::upper_bound(log.starts.begin(), log.starts.end(), at), at);
    };
    add(found->second.log);
    auto& chat = found->second.lanes[lane];
    chat.kind = kind;
    add(chat.log);
}

int Limits::share(Log& log, Timestamp now) const {
    if (log.share_percent == 0) return settings_.share_percent;
    while (now - log.learned >= settings_.recover_every) {
        log.learned += settings_.recover_every;
        log.share_percent += settings_.recover_step_percent;
        if (log.share_percent < settings_.share_percent) continue;
        log.share_percent = 0;
        return settings_.share_percent;
    }
    return log.share_percent;
}

void Limits::cut_share(Log& log, Timestamp now) const {
    log.share_percent =
        std::max(settings_.share_percent_min, share(log, now) * settings_.learn_percent / 100);
    log.learned = now;
}

/// The clock went back: what seems to lie ahead has just been.
void Limits::anchor(Log& log, Timestamp now) {
    for (auto at = log.starts.rbegin(); at != log.starts.rend() && *at > now; ++at) *at = now;
    log.learned = std::min(log.learned, now);
}

void Limits::forget_old(Log& log, const std::vector<RateLimit>& limits, Timestamp now) {
    const auto keep = longest(limits);
    while (!log.starts.empty() && log.starts.front() + keep <= now) log.starts.pop_front();
}

/// When the oldest of the last `count` starts leaves the window.
Timestamp Limits::free_at(const Log& log, const EffectiveLimit& limit, Timestamp now) {
    const auto count = static_cast<std::size_t>(limit.count);
    if (log.starts.size() < count) return now;
    return std::max(now, log.starts[log.starts.size() - count] + limit.window);
}

int Limits::allowance(std::string_view account, Timestamp now) {
    const auto found = accounts_.find(account);
    if (found == accounts_.end()) return INT_MAX;
    auto& log = found->second.log;
    anchor(log, now);
    forget_old(log, found->second.limits, now);
    int allowed = INT_MAX;
    for (const auto& limit : found->second.limits) {
        if (limit.scope != RateLimit::Scope::account) continue;
        const auto kept = cut(limit, share(log, now));
        const auto first =
            std::upper_bound(log.starts.begin(), log.starts.end(), now - kept.window);
        const auto used = static_cast<int>(log.starts.end() - first);
        allowed = std::min(allowed, std::max(0, kept.count - used));
    }
    return allowed;
}

Timestamp Limits::next_allowed(std::string_view account, Timestamp now) {
    const auto found = accounts_.find(account);
    if (found == accounts_.end()) return now;
    auto& log = found->second.log;
    anchor(log, now);
    Timestamp at = now;
    for (const auto& limit : found->second.limits) {
        if (limit.scope == RateLimit::Scope::account)
            at = std::max(at, free_at(log, cut(limit, share(log, now)), now));
    }
    return at;
}

Timestamp Limits::lane_free_at(Account& account, Lane& lane, Timestamp now) {
    anchor(lane.log, now);
    Timestamp at = now;
    for (const auto& limit : account.limits) {
        if (holds(limit, lane.kind))
            at = std::max(at, free_at(lane.log, cut(limit, share(lane.log, now)), now));
    }
    return at;
}

Timestamp Limits::next_allowed(std::string_view account, ChatId lane, ChatKind kind,
                               Timestamp now) {
    const auto found = accounts_.find(account);
    if (found == accounts_.end()) return now;
    const auto chat = found->second.lanes.find(lane);
    if (chat == found->second.lanes.end()) return now;
    chat->second.kind = kind;
    return lane_free_at(found->second, chat->second, now);
}

std::vector<Limits::Waiting> Limits::waiting(Timestamp now) {
    std::vector<Waiting> found;
    for (auto& [name, account] : accounts_) {
        for (auto lane = account.lanes.begin(); lane != account.lanes.end();) {
            auto& log = lane->second.log;
            const auto until = lane_free_at(account, lane->second, now);
            forget_old(log, account.limits, now);
            if (until > now) found.push_back({.lane = lane->first, .until = until});
            // A chat that learnt stays remembered until it has recovered.
            const bool is_quiet = log.starts.empty() && share(log, now) == settings_.share_percent;
            lane = is_quiet ? account.lanes.erase(lane) : std::next(lane);
        }
    }
    return found;
}

void Limits::learn(std::string_view account, ChatId lane, Timestamp now) {
    const auto found = accounts_.find(account);
    if (found == accounts_.end()) return;
    const auto chat = found->second.lanes.find(lane);
    if (chat != found->second.lanes.end()) cut_share(chat->second.log, now);
}

void Limits::learn(std::string_view account, Timestamp now) {
    const auto found = accounts_.find(account);
    if (found != accounts_.end()) cut_share(found->second.log, now);
}

Millis Limits::longest_window() const {
    Millis window{};
    for (const auto& [name, account] : accounts_)
        window = std::max(window, longest(account.limits));
    return window;
}

}  // namespace linyi::outbox
