#include "commands/poll/ballots_pb.hpp"

#include "domain/disclosure.hpp"
#include "domain/rules/pb_file.hpp"

namespace linyi::commands::poll {

bool has_ballots_pb(const Poll& poll, const Counted& counted) {
    return poll.state == PollState::closed && !poll.is_secret && counted.decision.budget &&
           counted.tally.electorate.rights >= shown_group_min;
}

std::optional<std::string> ballots_pb(const Poll& poll, Context& context) {
    auto found = counted(poll, context.tx);
    if (!has_ballots_pb(poll, found)) return std::nullopt;
    auto& budget = found.decision.budget;
    rules::PbFile file{.instance = std::move(budget->instance),
                       .meta = {{"description", poll.question},
                                {"country", "China"},
                                {"unit", context.community.name},
                                {"instance", short_id(poll)},
                                {"currency", "CNY"},
                                {"rule", found.frozen.rules.name}},
                       .selected = budget->spending.chosen};
    return write_pb(file);
}

}  // namespace linyi::commands::poll
