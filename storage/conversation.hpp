#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/outgoing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;

/// A question linyi asked somebody; their next words in that chat answer it.
struct PendingQuestion {
    std::string kind{};  ///< which handler continues: "ballot", "task_due" …
    std::int64_t subject{};
    std::string payload{};  ///< what the handler wants back, in its own form
    Timestamp asked{};
    Timestamp expires{};
};

/// A name-free group line that is due: ballots received since the last one.
struct DueConfirmation {
    PollId poll{};
    ChatId chat{};
    std::int64_t counted{};
    std::int64_t changed{};
};

/// The state of talks: rows, never memory.
class Conversation {
public:
    explicit Conversation(Connection& connection) : db_(connection) {}

    void ask(AccountId account, ChatId chat, const PendingQuestion& question);
    std::optional<PendingQuestion> pending(AccountId account, ChatId chat, Timestamp now);
    void answered(AccountId account, ChatId chat);

    /// True the first time for this account, poll and reason.
    bool tell_once(AccountId account, PollId poll, std::string_view reason, Timestamp now);

    /// Counts one ballot into the chat's next group line, due at `due` if none is waiting yet.
    void confirm_later(PollId poll, ChatId chat, bool is_change, Timestamp due);
    std::vector<DueConfirmation> due_confirmations(Timestamp now);
    std::optional<Timestamp> next_confirmation();
    void confirmed(PollId poll, ChatId chat);
    /// Lines still waiting for a poll that closes: they go out with the result.
    std::vector<DueConfirmation> confirmations_of(PollId poll);

    void posted(ChatId chat, std::string_view platform_message, const Subject& subject);
    std::optional<Subject> subject_of(ChatId chat, std::string_view platform_message);

private:
    Connection& db_;
};

}  // namespace linyi::storage
