#include "commands/chores.hpp"

#include "base/log.hpp"
#include "commands/dispatch.hpp"

namespace linyi::commands {

Context ChoreContext::make(storage::Tx& tx, CommunityId community, Timestamp now) const {
    Context context{.tx = tx, .now = now, .random = random, .settings = settings, .traits = traits};
    if (auto found = tx.communities().find(community)) context.community = std::move(*found);
    context.caller.language = context.community.language;
    context.calendar = work_calendar(settings);
    return context;
}

bool by_itself(storage::Tx& tx, std::string_view chore, std::int64_t item,
               const std::function<void()>& work) {
    const auto failure = tx.try_part(work);
    if (failure) log::error("chore_failed", {{"chore", chore}, {"item", item}, {"what", *failure}});
    return !failure;
}

}  // namespace linyi::commands
