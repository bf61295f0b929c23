#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/assembly/countersign.hpp"
#include "commands/assembly/texts.hpp"
#include "commands/payload.hpp"
#include "commands/poll/poll.hpp"

#include <algorithm>

namespace linyi::commands::assembly {
namespace {

std::string objection_id(const storage::Objection& objection) {
    return "J" + std::to_string(objection.number);
}

/// A closed vote named by the text.
Result<Named> closed_poll(const std::string& text, Context& context) {
    auto named = named_poll(text, context);
    if (!named) return named.error();
    if (named->poll.state != PollState::closed)
        return Error{texts::not_closed, {{"id", short_id(named->poll)}}};
    return named;
}

/// The units of the caller on the roll of this vote.
std::string own_label(const Poll& poll, Context& context) {
    for (const auto& reached : context.tx.polls().reach(poll.id, context.caller.account.id)) {
        if (!reached.is_proxy) return reached.label;
    }
    return {};
}

}  // namespace

Timestamp objections_until(const Poll& poll, Context& context) {
    const auto postings = context.tx.postings().of_poll(poll.id);
    const auto from = postings.empty() ? poll.closed_at.value_or(context.now) : postings.front().at;
    return from + context.settings.votes.objection_time;
}

Result<Reply> posted(const Call& call, Context& context) {
    const auto named = closed_poll(call.rest, context);
    if (!named) return named.error();
    const auto& poll = named->poll;
    const auto space = named->rest.rfind(' ');
    const auto place = std::string(trim(named->rest.substr(0, space)));
    if (place.empty())
        return Error{texts::posted_place,
                     {{"example", "/已公示 " + short_id(poll) + " 大门公告栏 照片3"}}};
    if (!context.caller.member) return Error{Errc::forbidden, texts::not_a_member};
    const auto photo =
        space == named->rest.npos ? std::string{} : std::string(trim(named->rest.substr(space)));
    context.tx.postings().add(
        poll.community, poll.id,
        {.place = place, .photo = photo, .by = context.caller.member->person, .at = context.now});
    record(context, "result_posted", poll.id,
           Payload{}
               .set("place", place)
               .set("photo", photo)
               .set("by", context.caller.member->person)
               .json());
    const auto until = objections_until(poll, context);
    return Reply::say_here(say(context.community.language, texts::posted_done,
                               {{"id", short_id(poll)},
                                {"place", place},
                                {"time", poll::when(context.now, context)},
                                {"until", poll::when(until, context)}}));
}

Result<Reply> object(const Call& call, Context& context) {
    const auto named = closed_poll(call.rest, context);
    if (!named) return named.error();
    const auto& poll = named->poll;
    const auto language = context.caller.language;
    const auto label = own_label(poll, context);
    if (label.empty() || !context.caller.member)
        return Error{Errc::forbidden, texts::object_entitled};
    if (named->rest.empty())
        return Error{texts::object_reason,
                     {{"example", "/异议 " + short_id(poll) + " 3号楼的票数和现场不符"}}};
    const auto until = objections_until(poll, context);
    if (context.now > until)
        return Error{texts::object_over,
                     {{"id", short_id(poll)}, {"until", poll::when(until, context, language)}}};

    const auto objection = context.tx.postings().object(
        poll.community, {.number = context.tx.communities().next_number(poll.community, 'J'),
                         .poll = poll.id,
                         .person = context.caller.member->person,
                         .label = label,
                         .text = named->rest,
                         .at = context.now});
    record(context, "objection_raised", poll.id,
           Payload{}.set("objection", objection.number).set("person", objection.person).json());
    const Args args{{"id", short_id(poll)},
                    {"number", objection_id(objection)},
                    {"unit", label},
                    {"text", objection.text}};
    auto reply = Reply::say_to_sender(say(language, texts::object_taken, args));
    Answer told{.audience = to_role(Role::committee), .kind = "objection"};
    told.document.blocks = {paragraph(say(context.community.language, texts::object_told, args))};
    reply.add(std::move(told));
    return reply;
}

Result<Reply> settle_objection(const Call& call, Context& context) {
    const auto named = numbered('J', call.rest);
    const auto number = named ? "J" + std::to_string(named->number) : std::string(trim(call.rest));
    const auto objection =
        named ? context.tx.postings().objection(context.community.id, named->number) : std::nullopt;
    if (!objection) return Error{Errc::not_found, texts::object_unknown, {{"number", number}}};
    if (named->rest.empty())
        return Error{texts::settle_answer,
                     {{"example", "/答复异议 " + number + " 已复核，两次计票一致"}}};
    const auto poll = context.tx.polls().find(objection->poll);
    if (!poll) return Error{Errc::not_found, texts::object_unknown, {{"number", number}}};
    const auto by = context.caller.member ? context.caller.member->person : PersonId{};
    context.tx.postings().answer(objection->id, named->rest, by, context.now);
    record(context, "objection_answered", poll->id,
           Payload{}.set("objection", objection->number).set("by", by).json());
    Reply reply;
    for (const auto& chat : context.tx.chats().of_community(poll->community, Purpose::owners)) {
        Answer told{.audience = to_chat(chat.id), .kind = "objection"};
        told.document.blocks = {paragraph(say(context.community.language, texts::settled,
                                              {{"id", short_id(*poll)},
                                               {"number", number},
                                               {"text", objection->text},
                                               {"answer", named->rest}}))};
        reply.add(std::move(told));
    }
    return reply;
}

std::vector<std::string> open_objections(const Poll& poll, Context& context) {
    std::vector<std::string> open;
    for (const auto& objection : context.tx.postings().objections(poll.id)) {
        if (!objection.answered_at) open.push_back(objection_id(objection));
    }
    return open;
}

}  // namespace linyi::commands::assembly
