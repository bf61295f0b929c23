#include "commands/assembly/countersign.hpp"

#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/assembly/texts.hpp"
#include "commands/payload.hpp"

#include <algorithm>

namespace linyi::commands::assembly {
namespace {

std::string deed_id(std::int64_t number) {
    return "D" + std::to_string(number);
}

/// Refuses a deed that does not wait, and names those that do.
Error nothing_waits(const std::string& said, Context& context) {
    std::vector<std::string> waiting;
    for (const auto& deed : context.tx.countersigns().waiting_of(context.community.id)) {
        if (deed.kind != "paper") waiting.push_back(deed_id(deed.number));
    }
    const auto list = waiting.empty() ? std::string{}
                                      : say(context.caller.language, texts::waiting_list,
                                            {{"deeds", join(waiting, "、")}});
    return Error{Errc::not_found, texts::nothing_waits, {{"deed", said}, {"list", list}}};
}

Result<storage::Countersign> waiting_deed(const Call& call, Context& context, std::string& rest) {
    const auto named = numbered('D', call.rest);
    const auto said = std::string(first_code_points(trim(call.rest), 20));
    if (!named) return nothing_waits(said, context);
    auto deed = context.tx.countersigns().waiting(context.community.id, named->number);
    if (!deed || deed->kind == "paper") return nothing_waits(deed_id(named->number), context);
    rest = named->rest;
    return *deed;
}

Payload facts_of(const storage::Countersign& deed) {
    Payload facts;
    facts.set("deed", deed.number)
        .set("command", deed.kind)
        .set("text", deed.payload)
        .set("first", deed.asked_by);
    return facts;
}

}  // namespace

bool may_sign(const Caller& caller) {
    return caller.member && (caller.holds(Role::committee) || caller.holds(Role::manager) ||
                             caller.holds(Role::community) || caller.holds(Role::admin));
}

std::optional<Numbered> numbered(char letter, const std::string& text) {
    const auto trimmed = std::string(trim(language::fold_width(text)));
    const auto small = static_cast<char>(letter - 'A' + 'a');
    if (trimmed.empty() || (trimmed.front() != letter && trimmed.front() != small))
        return std::nullopt;
    std::size_t end = 1;
    while (end < trimmed.size() && trimmed[end] >= '0' && trimmed[end] <= '9') ++end;
    constexpr std::size_t digits_max = 9;
    if (end == 1 || end > 1 + digits_max) return std::nullopt;
    return Numbered{.number = std::stoll(trimmed.substr(1, end - 1)),
                    .rest = std::string(trim(trimmed.substr(end)))};
}

std::optional<Reply> ask_second(const Deed& deed, const std::optional<Poll>& poll, const Call& call,
                                Context& context) {
    if (call.first) return std::nullopt;
    std::optional<PollId> about;
    if (poll) about = poll->id;
    const auto number = context.tx.communities().next_number(context.community.id, 'D');
    const auto waiting = context.tx.countersigns().add(
        {.community = context.community.id,
         .number = number,
         .poll = about,
         .kind = deed.command,
         .subject = deed.subject,
         .payload = deed.payload,
         .asked_by = context.caller.member ? context.caller.member->person : PersonId{},
         .asked_account = context.caller.account.id,
         .asked_at = context.now});
    record(context, "deed_asked", about, facts_of(waiting).json());
    auto reply = Reply::say_here(say(context.community.language, texts::second_needed,
                                     {{"what", deed.words}, {"deed", deed_id(number)}}));
    reply.poll = about;
    return reply;
}

Result<Reply> sign(const Call& call, Context& context) {
    std::string rest;
    const auto deed = waiting_deed(call, context, rest);
    if (!deed) return deed.error();
    if (!context.caller.member) return Error{Errc::forbidden, texts::not_a_member};
    const auto signer = context.caller.member->person;
    if (signer == deed->asked_by)
        return Error{Errc::forbidden, texts::same_person, {{"deed", deed_id(deed->number)}}};

    context.tx.countersigns().settle(*deed, true, signer, context.now);
    record(context, "deed_signed", deed->poll, facts_of(*deed).set("second", signer).json());
    const auto* command = context.table->find(deed->kind);
    if (command == nullptr) return nothing_waits(deed_id(deed->number), context);
    Call signed_call{.message = call.message, .command = deed->kind, .rest = deed->payload};
    signed_call.first = deed->asked_by;
    return command->handler(signed_call, context);
}

Result<Reply> drop(const Call& call, Context& context) {
    std::string reason;
    const auto deed = waiting_deed(call, context, reason);
    if (!deed) return deed.error();
    const auto by = context.caller.member ? context.caller.member->person : PersonId{};
    context.tx.countersigns().settle(*deed, false, by, context.now);
    record(context, "deed_dropped", deed->poll,
           facts_of(*deed).set("by", by).set("reason", reason).json());
    return Reply::say_here(say(context.community.language, texts::dropped,
                               {{"deed", deed_id(deed->number)}, {"reason", reason}}));
}

}  // namespace linyi::commands::assembly
