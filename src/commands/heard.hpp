#pragma once

#include "commands/command.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace linyi::commands {

/// A message in its situation: what is being chosen from while it is plain talk, without slash,
/// number or quote.
struct Heard {
    const CommandTable& table;
    Context& context;
    const Inbound& event;

    Call call(std::string command, std::string rest = {}) const {
        return {.message = &event, .command = std::move(command), .rest = std::move(rest)};
    }
    Call ballot(PollId poll, std::vector<language::AnswerReading> answers) const;
    /// `call`, if this build has its command.
    std::optional<Call> known(Call call) const;
};

/// Whether any of them says something about the poll.
bool is_answer(const std::vector<language::AnswerReading>& answers);

/// 【表决一】…, 散会, 议题二: what whoever leads the meeting opens, ends and starts.
std::vector<Call> marker_calls(const Heard& heard);
/// Notices of a meeting, roll calls, and who is there.
std::optional<Call> attendance_call(const Heard& heard);
/// The announcement of a written authority to vote for somebody, by whoever leads the meeting.
std::optional<Call> filing_call(const Heard& heard);

/// A host's word that a vote is over, whose deadline said so before: kept with it. None if `calls`
/// hold an ending already.
std::optional<Call> afterword_call(const Heard& heard, const std::vector<Call>& calls);
/// An answer to a poll that is open here or to several, or a choice word while none is.
std::vector<Call> answer_calls(const Heard& heard);
/// +1, 同意楼上. With a poll open the record also says why this is no vote.
std::vector<Call> seconding_calls(const Heard& heard);

}  // namespace linyi::commands
