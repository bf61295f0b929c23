#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::storage {

class Connection;

/// Forgets what need not be kept any longer (the outbox looks after its own rows). Each function
/// looks at no more than `rows` rows, so that no ballot waits for it, and returns true once it has
/// seen everything; the next call begins anew then.
class Upkeep {
public:
    explicit Upkeep(Connection& connection) : db_(connection) {}

    /// When the next turn is; none if there never was one.
    std::optional<Timestamp> next();
    std::optional<Timestamp> last();
    /// Notes a turn at `now` and when the next one is.
    void turned(Timestamp now, Timestamp next);

    /// Ids of events received before `cutoff`; those of ballots once their poll has been over for
    /// as long.
    bool forget_event_ids(Timestamp cutoff, int rows);
    /// Events that could not be handled: they hold chat text.
    bool forget_dead_letters(Timestamp cutoff, int rows);
    /// What we asked people and nobody may answer any more: holds their words.
    bool forget_questions(Timestamp expired_before, int rows);
    /// Reminders people asked for, sent before `cutoff`.
    bool forget_timed_reminders(Timestamp cutoff, int rows);
    /// The words of opinions answered before `cutoff`, and of the answers; that they were given
    /// stays.
    bool forget_opinions(Timestamp cutoff, int rows);

private:
    struct Place {
        std::int64_t number{};
        std::string text{};
    };
    Place place(std::string_view name);
    void set_place(std::string_view name, const Place& place);

    Connection& db_;
};

}  // namespace linyi::storage
