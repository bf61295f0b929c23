#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/reminder/reminder.hpp"
#include "commands/reminder/texts.hpp"

namespace linyi::commands::reminder {
namespace {

Result<Reply> mute(const Call& call, Context& context) {
    const auto id = language::read_short_id(call.rest);
    if (!id || id->kind != 'V') return Error{Errc::invalid_argument, texts::mute_example};
    const Args args{{"id", "V" + std::to_string(id->number)}};
    const auto poll = context.tx.polls().find(context.community.id, id->number);
    if (!poll) return Error{Errc::not_found, texts::unknown_poll, args};
    if (!takes_ballots(*poll, context.now)) return Error{texts::poll_is_over, args};

    if (context.tx.reminders().stop(context.caller.account.id, poll->id, context.now)) {
        record(context, "reminders_stopped", poll->id,
               Payload{}.set("by", context.caller.account.id).json());
    }
    return Reply::say_to_sender(say(context.caller.language, texts::muted, args));
}

}  // namespace

void register_commands(CommandTable& table) {
    table.add({.name = "mute",
               .words = {"mute", "不再提醒"},
               .usage = texts::mute_usage,
               .summary = texts::mute_summary,
               .handler = mute});
}

}  // namespace linyi::commands::reminder
