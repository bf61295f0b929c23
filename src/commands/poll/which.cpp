#include "base/text.hpp"
#include "commands/choose.hpp"
#include "commands/payload.hpp"
#include "commands/poll/ballot.hpp"
#include "commands/poll/texts.hpp"

#include <algorithm>

namespace linyi::commands::poll {
namespace {

/// The answer waits in every poll that it fits and that its sender may vote in, until they say
/// which.
void note_unclear(const Poll& poll, const Call& call, Context& context) {
    const auto answers = language::read_answers(call.message->text, paper_of(poll));
    const bool fits = std::any_of(answers.begin(), answers.end(), [](const auto& answer) {
        return answer.kind != language::AnswerReading::Kind::none;
    });
    if (!fits || context.tx.polls().reach(poll.id, context.caller.account.id).empty()) return;
    record(context, "ballot_unclear", poll.id,
           Payload{}
               .set("why", "which_poll")
               .set("account", context.caller.account.id)
               .set("event", call.message->event_id)
               .json());
}

}  // namespace

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
        if (!takes_ballots(poll, context.now)) continue;
        ids.push_back(short_id(poll));
        note_unclear(poll, call, context);
    }
    if (ids.empty()) return Reply{};
    const auto language = context.caller.language;
    return Reply::say_to_sender(say(language, texts::several_open,
                                    {{"polls", join(ids, language == Language::zh ? "、" : ", ")},
                                     {"example", ids.front() + " " + call.message->text}}));
}

}  // namespace linyi::commands::poll
