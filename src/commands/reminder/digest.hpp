#pragma once

#include "commands/chores.hpp"
#include "commands/reminder/matter.hpp"

#include <vector>

namespace linyi::commands::reminder {

/// Collects what is said at one time and sends each chat one message, however many things it is
/// about.
class Digest {
public:
    void add(CommunityId community, Subject subject, Timestamp not_after, Notice notice);
    void send(const ChoreContext& chore, storage::Tx& tx, Timestamp now);

private:
    struct Message {
        CommunityId community{};
        ChatId chat{};
        Language language{};
        Subject subject{};  ///< none if it is about several things
        Timestamp not_after{};
        std::vector<Document> parts{};
    };
    static Document merge(Message& message);

    std::vector<Message> messages_{};
};

}  // namespace linyi::commands::reminder
