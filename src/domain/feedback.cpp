#include "domain/feedback.hpp"

#include <array>
#include <utility>

namespace linyi {
namespace {

using Source = AgendaCandidate::Source;
using Reason = AgendaCandidate::Reason;
using State = AgendaCandidate::State;

constexpr std::array<std::pair<Source, std::string_view>, 3> sources{{
    {Source::opinion, "opinion"},
    {Source::resolution, "resolution"},
    {Source::task, "task"},
}};

constexpr std::array<std::pair<Reason, std::string_view>, 8> reasons{{
    {Reason::feedback, "feedback"},
    {Reason::low_rating, "low_rating"},
    {Reason::overdue, "overdue"},
    {Reason::refused, "refused"},
    {Reason::impossible, "impossible"},
    {Reason::reopened, "reopened"},
    {Reason::supported, "supported"},
    {Reason::proposed, "proposed"},
}};

constexpr std::array<std::pair<State, std::string_view>, 3> states{{
    {State::proposed, "proposed"},
    {State::taken, "taken"},
    {State::deferred, "deferred"},
}};

template <class Table, class Value>
std::string_view name_of(const Table& table, Value value) {
    for (const auto& [known, name] : table) {
        if (known == value) return name;
    }
    return table.front().second;
}

template <class Value, std::size_t N>
std::optional<Value> value_of(const std::array<std::pair<Value, std::string_view>, N>& table,
                              std::string_view text) {
    for (const auto& [value, name] : table) {
        if (name == text) return value;
    }
    return std::nullopt;
}

}  // namespace

std::string_view to_text(Source source) {
    return name_of(sources, source);
}
std::string_view to_text(Reason reason) {
    return name_of(reasons, reason);
}
std::string_view to_text(State state) {
    return name_of(states, state);
}
std::optional<Source> agenda_source_from(std::string_view text) {
    return value_of(sources, text);
}
std::optional<Reason> agenda_reason_from(std::string_view text) {
    return value_of(reasons, text);
}
std::optional<State> agenda_state_from(std::string_view text) {
    return value_of(states, text);
}

bool is_stronger(Reason reason, Reason known) {
    return known == Reason::feedback && reason != Reason::feedback;
}

}  // namespace linyi
