#include "commands/chores.hpp"

#include "commands/dispatch.hpp"

namespace linyi::commands {

Context ChoreContext::make(storage::Tx& tx, CommunityId community, Timestamp now) const {
    Context context{.tx = tx, .now = now, .random = random, .settings = settings, .traits = traits};
    if (auto found = tx.communities().find(community)) context.community = std::move(*found);
    context.caller.language = context.community.language;
    context.calendar = work_calendar(settings);
    return context;
}

}  // namespace linyi::commands
