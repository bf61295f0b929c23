#include "base/text.hpp"
#include "commands/meeting/meeting.hpp"
#include "commands/meeting/texts.hpp"
#include "commands/opinion/opinion.hpp"
#include "commands/opinion/words.hpp"

#include <algorithm>

namespace linyi::commands::meeting {
namespace {

using Source = AgendaCandidate::Source;
using Reason = AgendaCandidate::Reason;

constexpr std::size_t title_code_points_max = 100;
constexpr std::size_t items_max = 30;   // A meeting with more never ends.
constexpr std::size_t waiting_max = 6;  // With the items and the notes it still fits a screen.
constexpr std::size_t line_text_max = 40;

const Text& reason_text(Reason reason) {
    switch (reason) {
        case Reason::feedback: return texts::reason_feedback;
        case Reason::low_rating: return texts::reason_low_rating;
        case Reason::overdue: return texts::reason_overdue;
        case Reason::refused: return texts::reason_refused;
        case Reason::impossible: return texts::reason_impossible;
        case Reason::reopened: return texts::reason_reopened;
        case Reason::supported: return texts::reason_supported;
        case Reason::proposed: return texts::reason_proposed;
    }
    return texts::reason_proposed;
}

/// "O31", "R7", "T5": what people know the candidate's source by.
std::string id_of(const AgendaCandidate& candidate, Context& context) {
    const auto community = context.community.id;
    switch (candidate.source) {
        case Source::opinion:
            if (const auto found =
                    context.tx.opinions().find(community, OpinionId{candidate.source_id}))
                return opinion::short_id(*found);
            break;
        case Source::resolution:
            if (const auto found =
                    context.tx.resolutions().find(community, ResolutionId{candidate.source_id}))
                return "R" + std::to_string(found->number);
            break;
        case Source::task:
            if (const auto found = context.tx.tasks().find(community, TaskId{candidate.source_id}))
                return "T" + std::to_string(found->number);
            break;
    }
    return "";
}

std::string line_of(const AgendaItem& item) {
    return std::to_string(item.no) + ". " + item.title;
}

Answer to_meeting(const Meeting& meeting, Document document) {
    return {.audience = to_chat(meeting.chat),
            .kind = "meeting",
            .document = std::move(document),
            .subject = {.kind = 'M', .id = meeting.id.value}};
}

/// Puts an item at the end of the agenda.
Result<AgendaItem> append(const Meeting& meeting, AgendaItem item, Context& context) {
    const auto known = context.tx.meetings().items(meeting.id);
    if (known.size() >= items_max) {
        return Error{texts::agenda_full,
                     {{"meeting", short_id(meeting)}, {"max", std::to_string(items_max)}}};
    }
    item.no = known.empty() ? 1 : known.back().no + 1;
    context.tx.meetings().save_item(meeting.id, item);
    return item;
}

Reply say_added(const Meeting& meeting, const AgendaItem& item, Context& context) {
    const Args args{{"meeting", short_id(meeting)}, {"line", line_of(item)}};
    Reply reply{to_meeting(
        meeting,
        {.blocks = {paragraph(say(context.community.language, texts::item_added, args))}})};
    if (meeting.chat != context.chat.id) {
        reply.add({.audience = sender(),
                   .document = {.blocks = {paragraph(
                                    say(context.caller.language, texts::item_added, args))}}});
    }
    return reply;
}

Result<Reply> add(const std::string& title, const std::optional<Meeting>& meeting, const Call& call,
                  Context& context) {
    if (!meeting) return Error{texts::no_meeting};
    const auto item = append(*meeting, {.title = title}, context);
    if (!item) return item.error();
    record(context, "agenda_item_added", {},
           payload_of(*meeting, call)
               .set("item", item->no)
               .set("title", item->title)
               .set("by", context.caller.account.id)
               .json());
    return say_added(*meeting, *item, context);
}

/// A resident's item is an opinion first: it gets a number, and an answer whatever the host
/// decides.
Result<Reply> propose(const std::string& title, const Call& call, Context& context) {
    const auto& caller = context.caller;
    const bool is_known =
        !caller.bindings.empty() || (caller.member && !caller.member->roles.empty());
    if (!is_known) return Error{texts::bind_first};
    const auto made = opinion::suggest(title, call, context);
    context.tx.agenda_candidates().propose({.community = context.community.id,
                                            .source = Source::opinion,
                                            .source_id = made.id.value,
                                            .reason = Reason::proposed,
                                            .title = title,
                                            .created_at = context.now});
    record(context, "agenda_proposed", {},
           Payload{}.set("opinion", made.id).set("number", made.number).json());
    return Reply{Answer{
        .audience = here(),
        .kind = "opinion",
        .document = {.blocks = {paragraph(say(context.community.language, texts::proposed,
                                              {{"id", opinion::short_id(made)}, {"text", title}}))},
                     .reply_to = context.chat.kind == ChatKind::group ? call.message->message_id
                                                                      : std::string{}},
        .subject = {.kind = 'O', .id = made.id.value}}};
}

/// A candidate a host decides on, and what else they said.
struct Decision {
    AgendaCandidate candidate{};
    std::string id{};
    std::string rest{};
};

Result<Decision> decision_of(const std::string& words, Context& context) {
    const auto id = language::read_short_id(words);
    if (!id) return Error{Errc::invalid_argument, texts::which_candidate};
    const auto name = std::string(1, id->kind) + std::to_string(id->number);
    for (auto& candidate : context.tx.agenda_candidates().waiting(context.community.id)) {
        if (id_of(candidate, context) != name) continue;
        return Decision{.candidate = std::move(candidate), .id = name, .rest = id->rest};
    }
    return Error{Errc::not_found, texts::not_waiting, {{"id", name}}};
}

/// Who proposed it hears what became of it.
void tell_proposer(Reply& reply, const Decision& decision, const Text& words, Args args,
                   Context& context) {
    if (decision.candidate.reason != Reason::proposed) return;
    const auto made =
        context.tx.opinions().find(context.community.id, OpinionId{decision.candidate.source_id});
    if (!made) return;
    const auto account = context.tx.accounts().find(made->account);
    const auto language =
        account && account->language ? *account->language : context.community.language;
    args["id"] = decision.id;
    reply.add({.audience = to_account(made->account),
               .kind = "opinion",
               .document = {.blocks = {paragraph(say(language, words, args))}},
               .subject = {.kind = 'O', .id = made->id.value}});
}

Result<Reply> accept(const std::string& words, const std::optional<Meeting>& meeting,
                     const Call& call, Context& context) {
    const auto decision = decision_of(words, context);
    if (!decision) return decision.error();
    if (!meeting) return Error{texts::no_meeting};
    const auto item = append(
        *meeting,
        {.title = std::string(first_code_points(decision->candidate.title, title_code_points_max)),
         .background =
             say(context.community.language, texts::from_candidate, {{"id", decision->id}})},
        context);
    if (!item) return item.error();
    context.tx.agenda_candidates().take(decision->candidate.id, meeting->id, context.now);
    record(context, "agenda_item_added", {},
           payload_of(*meeting, call)
               .set("item", item->no)
               .set("title", item->title)
               .set("candidate", decision->candidate.id)
               .set("by", context.caller.account.id)
               .json());
    auto reply = say_added(*meeting, *item, context);
    tell_proposer(reply, *decision, texts::your_item_taken,
                  {{"meeting", short_id(*meeting)}, {"line", line_of(*item)}}, context);
    return reply;
}

Result<Reply> defer(const std::string& words, Context& context) {
    const auto decision = decision_of(words, context);
    if (!decision) return decision.error();
    if (decision->rest.empty())
        return Error{Errc::invalid_argument, texts::defer_reason, {{"id", decision->id}}};
    context.tx.agenda_candidates().defer(decision->candidate.id, decision->rest, context.now);
    record(context, "agenda_deferred", {},
           Payload{}
               .set("candidate", decision->candidate.id)
               .set("source", decision->id)
               .set("reason", decision->rest)
               .set("by", context.caller.account.id)
               .json());
    const Args args{{"id", decision->id}, {"reason", decision->rest}};
    auto reply = Reply::say_here(say(context.community.language, texts::deferred, args));
    tell_proposer(reply, *decision, texts::your_item_deferred, args, context);
    return reply;
}

/// What waits to be put on the agenda; only hosts decide on it, so only they see it here.
void add_waiting(Document& document, Context& context) {
    const auto language = context.community.language;
    context.tx.agenda_candidates().propose_overdue(context.community.id, context.now);
    const auto waiting = context.tx.agenda_candidates().waiting(context.community.id);
    if (waiting.empty()) return;
    std::vector<std::string> lines;
    for (const auto& candidate : waiting) {
        if (lines.size() == waiting_max) break;
        lines.push_back(say(language, texts::waiting_line,
                            {{"id", id_of(candidate, context)},
                             {"text", opinion::shortened(candidate.title, line_text_max)},
                             {"reason", say(language, reason_text(candidate.reason))}}));
    }
    if (waiting.size() > lines.size()) {
        lines.push_back(say(language, texts::waiting_more,
                            {{"count", std::to_string(waiting.size() - lines.size())}}));
    }
    document.blocks.push_back(paragraph(say(language, texts::waiting_title)));
    document.blocks.push_back(list(std::move(lines)));
    document.blocks.push_back(
        note(say(language, texts::waiting_how, {{"id", id_of(waiting.front(), context)}})));
}

Reply show(const std::optional<Meeting>& meeting, Context& context) {
    const auto language = context.community.language;
    const bool is_host = may_host(context.caller);
    Document document;
    if (meeting) {
        document.title = say(language, texts::agenda_title, {{"title", title_of(*meeting)}});
        auto lines = agenda_lines(*meeting, context);
        document.blocks.push_back(lines.empty() ? paragraph(say(language, texts::agenda_empty))
                                                : list(std::move(lines)));
    } else {
        document.blocks.push_back(
            paragraph(say(language, is_host ? texts::no_meeting : texts::no_meeting_resident)));
    }
    if (is_host) add_waiting(document, context);
    return Reply{Answer{.audience = here(), .document = std::move(document)}};
}

}  // namespace

std::vector<std::string> agenda_lines(const Meeting& meeting, Context& context) {
    std::vector<std::string> lines;
    for (const auto& item : context.tx.meetings().items(meeting.id)) {
        const bool is_now = meeting.state == MeetingState::running && item.no == meeting.item;
        lines.push_back(is_now ? say(context.community.language, texts::now_discussed,
                                     {{"line", line_of(item)}})
                               : line_of(item));
    }
    return lines;
}

Result<Reply> agenda(const Call& call, Context& context) {
    const auto target = target_of(call, context);
    if (!target) return target.error();
    const auto& words = target->rest;
    if (words.empty()) return show(target->meeting ? target->meeting : nearest(context), context);
    const bool is_named = target->meeting && target->meeting->state != MeetingState::ended;
    const auto meeting = is_named ? target->meeting : nearest(context);
    const auto taken = after_word(words, {"采纳", "列入", "accept", "take"});
    const auto put_off = after_word(words, {"暂缓", "不采纳", "defer", "decline"});
    if (taken || put_off) {
        if (!may_host(context.caller)) return Error{Errc::forbidden, texts::hosts_only};
        return taken ? accept(*taken, meeting, call, context) : defer(*put_off, context);
    }
    if (code_points(words) > title_code_points_max)
        return Error{texts::item_too_long, {{"max", std::to_string(title_code_points_max)}}};
    return may_host(context.caller) ? add(words, meeting, call, context)
                                    : propose(words, call, context);
}

}  // namespace linyi::commands::meeting
