#include "commands/poll/proxy.hpp"

#include "commands/payload.hpp"
#include "commands/poll/texts.hpp"

#include <algorithm>

namespace linyi::commands::poll {
namespace {

using Reach = storage::Polls::Reach;
using Held = storage::AnnouncedAuthorities::Held;

/// A written authority is for the votes of one meeting and its days.
constexpr std::chrono::days authority_holds{7};

/// The accounts an announcement names as the ones who vote for the unit.
std::vector<AccountId> agents_of(const language::ProxyFiling& filing, Context& context) {
    std::vector<AccountId> agents;
    if (const auto unit = context.tx.roster().find(context.community.id, filing.agent_unit))
        agents = context.tx.roster().owner_accounts(unit->id);
    if (!agents.empty() || filing.agent_name.empty()) return agents;
    for (const auto& holder : context.tx.accounts().named(context.community.id, filing.agent_name))
        agents.insert(agents.end(), holder.accounts.begin(), holder.accounts.end());
    return agents;
}

}  // namespace

bool names_room(std::string_view said, std::string_view label) {
    if (said == label) return true;
    return label.size() > said.size() && label.ends_with(said) &&
           label[label.size() - said.size() - 1] == '-';
}

bool names_own_units(const language::AnswerReading& answer, const std::vector<Reach>& reach) {
    const auto is_own = [&reach](const std::string& unit) {
        return std::any_of(reach.begin(), reach.end(), [&unit](const Reach& reached) {
            return names_room(unit, reached.unit_label);
        });
    };
    return !answer.units.empty() && std::all_of(answer.units.begin(), answer.units.end(), is_own);
}

std::vector<Reach> rights_held(const language::AnswerReading& answer, const Poll& poll,
                               Context& context) {
    const auto held = context.tx.announced_authorities().held_by(
        context.caller.account.id, context.community.id, context.now - authority_holds);
    std::vector<Reach> rights;
    const auto add = [&](const Held& authority) {
        if (auto right = context.tx.polls().right_of(poll.id, authority.unit))
            rights.push_back(std::move(*right));
    };
    if (answer.units.empty()) {
        std::vector<Held> own;
        std::copy_if(held.begin(), held.end(), std::back_inserter(own),
                     [](const Held& authority) { return authority.names_agent; });
        if (own.size() == 1) add(own.front());
        return rights;
    }
    for (const auto& unit : answer.units) {
        for (const auto& authority : held)
            if (names_room(unit, authority.label)) add(authority);
    }
    return rights.size() < answer.units.size() ? std::vector<Reach>{} : rights;
}

Result<Reply> file_proxy(const Call& call, Context& context) {
    const auto& filing = std::get<language::ProxyFiling>(call.reading);
    const auto unit = context.tx.roster().find(context.community.id, filing.principal);
    if (!unit) return Reply{};
    auto agents = agents_of(filing, context);
    const bool names_agent = !filing.agent_unit.empty() || !filing.agent_name.empty();
    if (agents.empty() && names_agent) return Reply{};  // of somebody we do not know
    if (agents.empty()) agents.push_back({});
    for (const auto agent : agents)
        context.tx.announced_authorities().file(unit->id, agent, context.now,
                                                call.message->event_id);
    record(context, "proxy_filed", std::nullopt,
           Payload{}
               .set("unit", unit->id)
               .set("by", context.caller.account.id)
               .set("event", call.message->event_id)
               .json());
    return Reply::say_here(
        say(context.community.language, texts::proxy_filed, {{"unit", unit->label}}));
}

}  // namespace linyi::commands::poll
