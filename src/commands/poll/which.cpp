#include "base/text.hpp"
#include "commands/poll/ballot.hpp"
#include "commands/poll/texts.hpp"

namespace linyi::commands::poll {

Result<Reply> which_community(const Call&, Context& context) {
    std::vector<std::string> names;
    for (const auto id : context.tx.accounts().communities_of(context.caller.account.id)) {
        if (const auto community = context.tx.communities().find(id))
            names.push_back(community->name);
    }
    return Reply::say_here(say(context.caller.language, texts::several_communities,
                               {{"communities", join(names, "、")}}));
}

Result<Reply> which_poll(const Call& call, Context& context) {
    std::vector<std::string> ids;
    for (const auto& poll : context.tx.polls().open_of(context.community.id)) {
        if (takes_ballots(poll, context.now)) ids.push_back(short_id(poll));
    }
    if (ids.empty()) return Reply{};
    const auto language = context.caller.language;
    return Reply::say_to_sender(say(language, texts::several_open,
                                    {{"polls", join(ids, language == Language::zh ? "、" : ", ")},
                                     {"example", ids.front() + " " + call.message->text}}));
}

}  // namespace linyi::commands::poll
