#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi {

/// How a resolution went, in one head's eyes. The last word of a head counts.
struct Feedback {
    ResolutionId resolution{};
    CommunityId community{};
    AccountId account{};
    std::string head{};
    int rating{};  ///< 1 … 5
    std::string text{};
    Timestamp given_at{};
};

constexpr int rating_max = 5;
constexpr int rating_low = 2;  ///< up to here something must be talked about again

/// Something the next meeting should talk about. Source: domain.md §1.4 D5, D6;
/// interaction.md §1.6.
struct AgendaCandidate {
    enum class Source { opinion, resolution, task };
    enum class Reason {
        feedback,
        low_rating,
        overdue,
        refused,
        impossible,
        reopened,
        supported,
        proposed,  ///< a resident asked for it
    };
    enum class State { proposed, taken, deferred };

    std::int64_t id{};
    CommunityId community{};
    Source source{};
    std::int64_t source_id{};  ///< row of the opinion, resolution or task
    Reason reason{};
    std::string title{};
    State state{State::proposed};
    std::string note{};  ///< why it was deferred
    Timestamp created_at{};
};

std::string_view to_text(AgendaCandidate::Source source);
std::string_view to_text(AgendaCandidate::Reason reason);
std::string_view to_text(AgendaCandidate::State state);
std::optional<AgendaCandidate::Source> agenda_source_from(std::string_view text);
std::optional<AgendaCandidate::Reason> agenda_reason_from(std::string_view text);
std::optional<AgendaCandidate::State> agenda_state_from(std::string_view text);

/// Whether `reason` says more than `known`: a waiting entry keeps the strongest.
bool is_stronger(AgendaCandidate::Reason reason, AgendaCandidate::Reason known);

}  // namespace linyi
