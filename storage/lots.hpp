#pragma once

#include "base/ids.hpp"
#include "domain/lot.hpp"

#include <cstdint>
#include <optional>

namespace linyi::storage {

class Connection;

/// Draws of lots. They have no table: what was published is read from the record, whose entries the
/// ledger binds, so that nothing about a draw can be changed apart from it.
class Lots {
public:
    explicit Lots(Connection& connection) : db_(connection) {}

    /// The draw with everything that has happened to it.
    std::optional<Lot> find(CommunityId community, std::int64_t number);

private:
    Connection& db_;
};

}  // namespace linyi::storage
