#pragma once

#include "commands/command.hpp"

#include <vector>

namespace linyi::commands {

/// The calls a message stands for, in order. Usually none or one; several where one message holds
/// several meeting markers ("【表决一截止】【议题二】…").
std::vector<Call> choose_calls(const CommandTable& table, Context& context, const Inbound& event);

/// The words a poll's options are read with.
language::BallotPaper paper_of(const Poll& poll);

}  // namespace linyi::commands
