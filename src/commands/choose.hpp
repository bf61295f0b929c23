#pragma once

#include "commands/command.hpp"

#include <vector>

namespace linyi::commands {

/// The calls a message stands for, in order. Usually none or one; several where one message holds
/// several meeting markers ("【表决一截止】【议题二】…").
std::vector<Call> choose_calls(const CommandTable& table, Context& context, const Inbound& event);

/// "v:12:2": option 2 of the poll with row id 12. Short, because Telegram allows 64 bytes.
struct PollButton {
    PollId poll{};
    std::size_t option{};
};

/// None if the value is not of a vote's button.
std::optional<PollButton> read_poll_button(std::string_view value);

/// The words a poll's options are read with.
language::BallotPaper paper_of(const Poll& poll);

}  // namespace linyi::commands
