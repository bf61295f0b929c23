#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/message.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

/// What became of a received event.
enum class InboxOutcome { nothing, applied, refused, dead_letter, too_old };

/// Every event received once: the first fence against doubled effects.
class Inbox {
public:
    Inbox(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    enum class Admission {
        fresh,
        repeated,          ///< seen before, same body: answered like the first, nothing happens
        repeated_differs,  ///< seen before with another body for the first time: audit it
    };

    /// Takes the event in, or says that it was here before.
    Admission admit(const Inbound& event, Timestamp received);
    /// Notes the outcome of an event admitted in this transaction; `poll` keeps its id as long as
    /// that poll.
    void settle(const Inbound& event, InboxOutcome outcome, std::optional<PollId> poll);

    /// Parks an event whose handling failed. `event` is kept for the operator (with chat text's
    /// retention).
    void bury(const Inbound& event, Timestamp received, std::string_view error);
    std::int64_t dead_letters();

    std::string cursor(std::string_view adapter);
    void set_cursor(std::string_view adapter, std::string_view cursor);

private:
    std::int64_t bot_number(const std::string& adapter);

    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
