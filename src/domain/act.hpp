#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace linyi {

/// A deed, recorded for good: append-only, numbered without gaps. The record of a meeting and the
/// result of a poll are read from acts, never from memory. Each act is an entry of the ledger.
struct Act {
    std::int64_t no{};  ///< given by the store: 1, 2, 3 … over the whole database
    std::optional<CommunityId> community{};
    std::optional<PollId> poll{};
    std::string kind{};  ///< "poll_opened", "ballot_counted", "task_done" …
    std::optional<std::int32_t> right{};
    std::int32_t revision{};
    Timestamp decided_at{};
    std::string payload{"{}"};  ///< a JSON object; ids and facts, never the choice of a ballot
};

}  // namespace linyi
