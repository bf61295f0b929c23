#include "domain/outgoing.hpp"

#include <array>
#include <utility>

namespace linyi {
namespace {

constexpr std::array<std::pair<OutgoingState, std::string_view>, 7> names{{
    {OutgoingState::offered, "offered"},
    {OutgoingState::pending, "pending"},
    {OutgoingState::inflight, "inflight"},
    {OutgoingState::sent, "sent"},
    {OutgoingState::dead, "dead"},
    {OutgoingState::expired, "expired"},
    {OutgoingState::cancelled, "cancelled"},
}};

}  // namespace

std::string_view to_text(OutgoingState state) {
    for (const auto& [value, name] : names) {
        if (value == state) return name;
    }
    return "pending";
}

std::optional<OutgoingState> outgoing_state_from(std::string_view text) {
    for (const auto& [value, name] : names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

}  // namespace linyi
