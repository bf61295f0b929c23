#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;

/// Written authorities to vote for a unit, as a host has announced them in a meeting. They count in
/// consultative votes only; a formal one asks for an authority that two people filed
/// (assembly.hpp).
class AnnouncedAuthorities {
public:
    explicit AnnouncedAuthorities(Connection& connection) : db_(connection) {}

    /// `agent` none: whoever then votes for the unit. A repetition brings the time up to date.
    void file(UnitId principal, AccountId agent, Timestamp at, std::string_view event);

    /// A unit that an account may vote for.
    struct Held {
        UnitId unit{};
        std::string label{};
        bool names_agent{};  ///< false: the announcement named nobody
    };
    /// Those announced after `since`.
    std::vector<Held> held_by(AccountId agent, CommunityId community, Timestamp since);

private:
    Connection& db_;
};

}  // namespace linyi::storage
