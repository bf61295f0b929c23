#pragma once

#include "commands/command.hpp"
#include "commands/payload.hpp"
#include "domain/ballot.hpp"

namespace linyi::commands::poll {

/// What became of a ballot.
struct Boxed {
    BallotDecision decision{};
    std::string receipt{};             ///< for the voter; empty if nothing was stored
    std::optional<Ballot> standing{};  ///< the ballot it found in the box
};

/// Puts a ballot into the one box, whatever way it came: decides, saves, records. `facts` go into
/// the record beside account, event and route.
Boxed put_in_box(const Poll& poll, Ballot attempt, Context& context, Payload facts = {});

/// "纸质票": how a ballot came in, for people.
std::string route_words(Route route, Language language);

}  // namespace linyi::commands::poll
