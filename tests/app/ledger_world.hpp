#pragma once

#include "app/engine.hpp"
#include "app/verify_ledger.hpp"
#include "base/random.hpp"
#include "commands/chores.hpp"
#include "ledger/key.hpp"
#include "support/clock.hpp"

#include <memory>
#include <string>
#include <vector>

namespace linyi::app::test {

/// A community with homes, owners and votes, made by what people say; its ledger is signed.
/// Everything is drawn from one seed.
class LedgerWorld {
public:
    /// `homes` homes of 60 to 140 m², each with one owner in a private chat; u0 is the committee.
    explicit LedgerWorld(int homes, std::uint64_t seed = 1,
                         std::unique_ptr<storage::Store> store = {});

    /// What somebody writes privately, or in the owners' group.
    void say(int who, const std::string& text);
    void say_in_group(int who, const std::string& text);
    /// A minute later.
    void wait() { clock.advance(std::chrono::minutes{1}); }

    /// Votes of both modes with changes, repetitions and withdrawals, closed, extended, cancelled
    /// and open; details erased; a second epoch. At least `entries` entries.
    void live(std::int64_t entries);

    std::vector<std::string> answers() const;
    PollId poll(std::int64_t number) { return store->tx().polls().find(community.id, number)->id; }
    VerifyReport verify(const std::vector<KeptCheckpoint>& kept = {}) const;
    /// The export of a vote, line by line.
    std::vector<std::string> exported(std::int64_t number) const;

    SeededRandom random;
    SeededRandom ledger_random;
    ledger::SigningKey key;
    std::unique_ptr<storage::Store> store;
    linyi::test::FixedClock clock;
    Community community{};
    int homes;

private:
    void settle_in();
    void hear(int who, const std::string& chat, ChatKind kind, const std::string& text);

    Settings settings_{};
    commands::CommandTable table_{commands::make_table()};
    std::function<ChatTraits(std::string_view)> traits_{
        [](std::string_view) { return ChatTraits{}; }};
    commands::Dispatcher dispatcher_{table_, settings_, traits_, random};
    Engine engine_{dispatcher_, nullptr};
    std::int64_t events_{};
};

}  // namespace linyi::app::test
