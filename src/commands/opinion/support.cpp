#include "base/text.hpp"
#include "commands/opinion/texts.hpp"
#include "commands/opinion/words.hpp"
#include "commands/payload.hpp"

namespace linyi::commands::opinion {
namespace {

// From here on an opinion is a matter for the next meeting.
constexpr std::int64_t agenda_supports = 5;

/// The opinion that is meant: named, quoted, or else the nearest one of somebody else here today.
/// A quote of anything but an opinion is no support (domain.md §5.6 rule 9).
std::optional<Opinion> meant(const Call& call, std::string_view head, Context& context) {
    if (call.message != nullptr && !call.message->reply_to.empty())
        return context.tx.opinions().find(context.chat.id, call.message->reply_to);
    if (context.chat.kind != ChatKind::group) return std::nullopt;
    const auto midnight = context.community.zone.to_utc({.day = context.local_now().day});
    return context.tx.opinions().nearest(context.chat.id, head, midnight);
}

Reply quietly(std::string text) {
    return Reply{
        Answer{.audience = sender_only(), .document = {.blocks = {paragraph(std::move(text))}}}};
}

void save(const Opinion& opinion, const std::string& head, Context& context) {
    record(context, "opinion_supported", std::nullopt,
           Payload{}
               .set("opinion", opinion.id)
               .set("number", opinion.number)
               .set("head", head)
               .json());
    if (opinion.supports + 1 != agenda_supports) return;
    context.tx.agenda_candidates().propose({.community = context.community.id,
                                            .source = AgendaCandidate::Source::opinion,
                                            .source_id = opinion.id.value,
                                            .reason = AgendaCandidate::Reason::supported,
                                            .title = opinion.text,
                                            .created_at = context.now});
}

}  // namespace

Result<Reply> support(const Call& call, Context& context) {
    const auto& caller = context.caller;
    std::optional<PersonId> person;
    if (caller.member) person = caller.member->person;
    const auto head = head_of(caller.bindings, person, caller.account.id);

    const auto named = target_of(call, context);
    if (!named) return named.error();
    auto opinion = *named ? std::optional<Opinion>{(*named)->opinion} : meant(call, head, context);
    if (!opinion || opinion->community != context.community.id) {
        // A bare +1 about something else is only talk; a command deserves an answer.
        if (call.rest.empty() && call.message != nullptr &&
            language::is_support(call.message->text))
            return Reply{};
        return Error{Errc::not_found, texts::which_to_support};
    }
    if (caller.is_staff()) return quietly(say(caller.language, texts::staff_support));
    Args args{{"opinion", short_id(*opinion)}, {"count", std::to_string(opinion->supports)}};
    if (opinion->head == head) return quietly(say(caller.language, texts::own_opinion, args));
    if (!context.tx.opinions().support(opinion->id, head, caller.account.id, context.now))
        return quietly(say(caller.language, texts::already_supported, args));

    save(*opinion, head, context);
    args["count"] = std::to_string(opinion->supports + 1);
    return quietly(say(caller.language, texts::supported, args));
}

}  // namespace linyi::commands::opinion
