#pragma once

#include "commands/command.hpp"
#include "domain/poll.hpp"

#include <string>

namespace linyi::commands::assembly {

/// What somebody wants to do that takes a second person.
struct Deed {
    std::string command{};  ///< the command that does it
    std::string payload{};  ///< text after the command word, dates already resolved
    std::string subject{};  ///< for finding it again
    std::string words{};    ///< what it is, for people: "延长 V12 到 12月5日"
};

/// Deeds on a formal vote need two people (reliability.md V10). Writes `deed` down and returns the
/// request for the second person; nothing if a second person has signed it (call.first), and then
/// it may be done.
std::optional<Reply> ask_second(const Deed& deed, const std::optional<Poll>& poll, const Call& call,
                                Context& context);

/// Whoever may be the first or second person: committee, manager, residents' committee or admin.
bool may_sign(const Caller& caller);

/// "D7 …" → 7 and the rest; nothing if the text begins with no such number.
struct Numbered {
    std::int64_t number{};
    std::string rest{};
};
std::optional<Numbered> numbered(char letter, const std::string& text);

}  // namespace linyi::commands::assembly
