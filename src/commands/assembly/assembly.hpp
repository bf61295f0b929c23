#pragma once

#include "commands/command.hpp"

namespace linyi::commands::assembly {

/// What an owners' assembly needs besides answering in the chat: deeds of two people, paper
/// ballots, authorities, the door-to-door list, posting and objections.
void register_commands(CommandTable& table);

Result<Reply> sign(const Call& call, Context& context);
Result<Reply> drop(const Call& call, Context& context);
Result<Reply> paper(const Call& call, Context& context);
Result<Reply> proxy(const Call& call, Context& context);
Result<Reply> revoke(const Call& call, Context& context);
Result<Reply> visit(const Call& call, Context& context);
Result<Reply> posted(const Call& call, Context& context);
Result<Reply> object(const Call& call, Context& context);
Result<Reply> second_round(const Call& call, Context& context);
Result<Reply> settle_objection(const Call& call, Context& context);

/// A poll named by "V12 …" at the beginning of `text`, and what follows.
struct Named {
    Poll poll{};
    std::string rest{};
};
Result<Named> named_poll(const std::string& text, Context& context);

/// "3-2-501 …": a unit of the community at the beginning of `text`, and what follows.
struct NamedUnit {
    Unit unit{};
    std::string rest{};
};
Result<NamedUnit> named_unit(const std::string& text, Context& context);

/// The right of `poll` that holds this unit.
Result<VotingRight> right_of(const Poll& poll, const Unit& unit, Context& context);

/// Objections may come until so long after the first posting, else after the close.
Timestamp objections_until(const Poll& poll, Context& context);

/// Objections to the result of `poll` that nobody has answered: they hold its resolution.
std::vector<std::string> open_objections(const Poll& poll, Context& context);

}  // namespace linyi::commands::assembly
