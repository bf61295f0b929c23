#include "commands/poll/ballot.hpp"

#include <charconv>

namespace linyi::commands::poll {

std::optional<Poll> marked(int ordinal, Context& context) {
    std::optional<Poll> found;
    std::optional<Poll> unnumbered;
    for (auto& poll : context.tx.polls().open_of(context.community.id)) {
        if (poll.chat != context.chat.id) continue;
        if (ordinal == 0 || poll.ordinal == ordinal) {
            found = std::move(poll);
        } else if (poll.ordinal == 0) {
            unnumbered = std::move(poll);
        }
    }
    return found ? found : unnumbered;
}

std::optional<Poll> named_by_row(std::string_view rest, Context& context) {
    if (!rest.starts_with("#V")) return std::nullopt;
    PollId id;
    std::from_chars(rest.data() + 2, rest.data() + rest.size(), id.value);
    auto poll = context.tx.polls().find(id);
    if (!poll || poll->community != context.community.id || poll->state != PollState::open)
        return std::nullopt;
    return poll;
}

}  // namespace linyi::commands::poll
