#pragma once

#include "outbox/breaker.hpp"
#include "outbox/limits.hpp"
#include "outbox/verdict.hpp"
#include "storage/store.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::outbox {

/// How fast each bot account may send now: its limits, its breaker, and what its platform asked
/// for, taken together.
class Pace {
public:
    Pace(const LimitSettings& limits, const BreakerSettings& breaker)
        : limits_(limits), breaker_(breaker) {}

    void add_account(const std::string& name, const std::vector<RateLimit>& limits);

    /// After a restart. A start whose end is unknown counts as now.
    void restore(const std::vector<storage::SendStart>& starts, Timestamp now);
    void restore(const storage::AccountPause& pause);
    /// How far back `restore` wants to know.
    Millis memory() const { return limits_.longest_window(); }

    std::map<std::string, storage::Allowance, std::less<>> allowance(Timestamp now);
    /// Chats at a limit of their own.
    std::set<ChatId> waiting(Timestamp now);
    /// When `allowance` or `waiting` will say something else because time has passed.
    std::optional<Timestamp> next_change(Timestamp now);

    void started(const storage::Claim& claim, Timestamp now);
    /// True if the account was paused and is no longer: the table should know.
    bool ended(const Attempted& attempted, const Verdict& verdict, Timestamp now);

    std::size_t breakers_open() const;

private:
    struct Account {
        explicit Account(const BreakerSettings& settings) : breaker(settings) {}

        Breaker breaker;
        std::optional<Timestamp> paused_until{};
        bool is_stopped{};  ///< one try at a time until one succeeds
    };

    Limits limits_;
    BreakerSettings breaker_;
    std::map<std::string, Account, std::less<>> accounts_{};
};

}  // namespace linyi::outbox
