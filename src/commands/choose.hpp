#pragma once

#include "commands/command.hpp"

#include <vector>

namespace linyi::commands {

/// The calls a message stands for, in order. Usually none or one; several where one message holds
/// several meeting markers ("【表决一截止】【议题二】…").
std::vector<Call> choose_calls(const CommandTable& table, Context& context, const Inbound& event);

/// "v:12:2": option 2 of the poll with row id 12. Short, because Telegram allows 64 bytes.
/// "w:12:1.3:7": options 1 and 3 for right 7, from the ballot page; with marks "w:12:1=5.3=0:7"
/// (domain/ballot_form.hpp).
struct PollButton {
    PollId poll{};
    std::vector<std::size_t> options{};
    std::vector<std::int64_t> scores{};  ///< one an option, or none at all
    std::int32_t right{};                ///< 0: whatever the presser holds
    bool by_link{};
};

/// None if the value is not of a vote's button.
std::optional<PollButton> read_poll_button(std::string_view value);

/// What the press says about `poll`, to somebody who may cast `reach`.
language::AnswerReading reading_of(const PollButton& button, const Poll& poll,
                                   const std::vector<storage::Polls::Reach>& reach);

/// The words a poll's options are read with.
language::BallotPaper paper_of(const Poll& poll);

}  // namespace linyi::commands
