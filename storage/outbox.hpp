#pragma once

#include "domain/outgoing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

/// Messages on their way out. Lane order is the id.
class Outbox {
public:
    Outbox(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// Puts a message at the end of its lane; `id`, `attempts` and the results are ignored.
    OutboxId enqueue(const Outgoing& message);
    std::optional<Outgoing> find(OutboxId id);
    /// Rows of one state, newest first, at most `limit`.
    std::vector<Outgoing> in_state(OutgoingState state, int limit);
    /// {state, rows} for every state that occurs.
    std::vector<std::pair<std::string, std::int64_t>> counts();

private:
    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
