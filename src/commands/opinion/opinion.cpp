#include "commands/opinion/opinion.hpp"

#include "base/text.hpp"
#include "commands/opinion/texts.hpp"
#include "commands/opinion/words.hpp"
#include "commands/payload.hpp"
#include "language/category.hpp"
#include "language/emergency.hpp"

#include <optional>

namespace linyi::commands::opinion {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t text_code_points_max = 2000;

OpinionType type_of(language::Act act) {
    switch (act) {
        case language::Act::question: return OpinionType::question;
        case language::Act::help: return OpinionType::help;
        case language::Act::complaint: return OpinionType::complaint;
        case language::Act::report: return OpinionType::report;
        case language::Act::suggestion: return OpinionType::suggestion;
        case language::Act::praise: return OpinionType::praise;
    }
    return OpinionType::suggestion;
}

/// The word typed decides; 意见 leaves it to the cues in the text.
OpinionType type_of(const Call& call) {
    if (call.command == "consult") return OpinionType::question;
    if (call.command == "ask_help") return OpinionType::help;
    if (call.command == "complain") return OpinionType::complaint;
    if (call.command == "report") return OpinionType::report;
    if (call.command == "suggest") return OpinionType::suggestion;
    if (call.command == "praise") return OpinionType::praise;
    return type_of(language::act_of(call.rest));
}

Priority priority_of(OpinionType type, std::string_view text) {
    if (language::read_alarm(text) == language::Alarm::now) return Priority::danger;
    return default_priority(type);
}

/// Until when the first answer is promised. Source: domain.md §7.3.
Timestamp promise(Priority priority, const Context& context) {
    const auto& limits = context.settings.answers;
    switch (priority) {
        case Priority::danger: return context.now + limits.danger;
        case Priority::living: return context.now + limits.living;
        case Priority::general: return context.now + limits.general;
        case Priority::complex: break;
    }
    const auto local = context.local_now();
    const auto day =
        context.calendar.add_workdays(std::chrono::sys_days{local.day}, limits.complex_workdays);
    return context.community.zone.to_utc(
        {.day = std::chrono::year_month_day{day}, .time = local.time});
}

Opinion opinion_of(const Call& call, Context& context) {
    const auto text = std::string(trim(call.rest));
    const auto type = type_of(call);
    const auto& caller = context.caller;
    std::optional<PersonId> person;
    if (caller.member) person = caller.member->person;
    Opinion opinion{.community = context.community.id,
                    .type = type,
                    .categories = language::categories_of(text),
                    .priority = priority_of(type, text),
                    .text = text,
                    .account = caller.account.id,
                    .head = head_of(caller.bindings, person, caller.account.id),
                    .chat = context.chat.id,
                    .platform_message = call.message != nullptr ? call.message->message_id : "",
                    .created_at = context.now};
    if (type != OpinionType::praise) opinion.promised_at = promise(opinion.priority, context);
    if (const auto meeting = context.tx.meetings().running(context.chat.id))
        opinion.meeting = meeting->id;
    return opinion;
}

std::string time_words(Timestamp at, const Context& context) {
    return to_text(context.community.zone.to_local(at));
}

Args args_of(const Opinion& opinion, Language language, const Context& context) {
    Args args{{"opinion", short_id(opinion)},
              {"type", say(language, type_text(opinion.type))},
              {"category", category_words(opinion.categories.front(), language)},
              {"priority", to_text(opinion.priority)},
              {"text", opinion.text}};
    if (opinion.promised_at) args["time"] = time_words(*opinion.promised_at, context);
    return args;
}

Answer receipt(const Opinion& opinion, const Call& call, Context& context) {
    const bool in_group = context.chat.kind == ChatKind::group;
    const auto language = in_group ? context.community.language : context.caller.language;
    auto args = args_of(opinion, language, context);
    args["promise"] =
        say(language, opinion.promised_at ? texts::promised : texts::promised_praise, args);
    Document document{.blocks = {paragraph(say(language, texts::received, args))}};
    if (opinion.priority == Priority::danger)
        document.blocks.push_back(paragraph(say(language, texts::danger)));
    if (in_group) {
        document.blocks.push_back(note(say(language, texts::how_to_support)));
        if (call.message != nullptr) document.reply_to = call.message->message_id;
    }
    return {.audience = here(),
            .kind = "opinion",
            .document = std::move(document),
            .subject = {.kind = 'O', .id = opinion.id.value}};
}

/// Those who have to answer hear of it. Who said it is not told: a register number is enough.
Answer notice_for(Role role, const Opinion& opinion, const Context& context) {
    const auto language = context.community.language;
    const auto args = args_of(opinion, language, context);
    Answer answer{.audience = to_role(role),
                  .kind = opinion.priority == Priority::danger ? "alert" : "opinion",
                  .document = {.blocks = {paragraph(say(language, texts::for_staff, args))}},
                  .subject = {.kind = 'O', .id = opinion.id.value}};
    if (opinion.promised_at)
        answer.document.blocks.push_back(note(say(language, texts::for_staff_note, args)));
    return answer;
}

/// Gives the opinion its number and puts it on record.
Opinion keep(const Call& call, Context& context) {
    auto opinion = opinion_of(call, context);
    opinion.number = context.tx.communities().next_number(context.community.id, 'O');
    opinion = context.tx.opinions().add(opinion);
    record(context, "opinion_made", std::nullopt,
           Payload{}
               .set("opinion", opinion.id)
               .set("number", opinion.number)
               .set("type", to_text(opinion.type))
               .set("categories", opinion.categories)
               .set("priority", to_text(opinion.priority))
               .set("text", opinion.text)
               .set("meeting", opinion.meeting)
               .set("promised", opinion.promised_at)
               .json());
    return opinion;
}

Result<Reply> collect(const Call& call, Context& context) {
    const auto shown = target_of(call, context);
    if (!shown) return shown.error();
    if (*shown && (*shown)->rest.empty()) {
        return Reply{Answer{.audience = here(),
                            .document = card((*shown)->opinion, context),
                            .subject = {.kind = 'O', .id = (*shown)->opinion.id.value}}};
    }
    if (trim(call.rest).empty()) return Error{Errc::invalid_argument, texts::no_text};
    if (code_points(call.rest) > text_code_points_max)
        return Error{texts::too_long, {{"max", std::to_string(text_code_points_max)}}};

    const auto opinion = keep(call, context);
    Reply reply{receipt(opinion, call, context)};
    reply.add(notice_for(Role::manager, opinion, context));
    // Danger to life or property goes to everybody on duty at once (domain.md §7.3 P0).
    if (opinion.priority == Priority::danger) {
        for (const auto role : {Role::committee, Role::community, Role::street})
            reply.add(notice_for(role, opinion, context));
    }
    return reply;
}

}  // namespace

Opinion suggest(const std::string& text, const Call& call, Context& context) {
    auto suggestion = call;
    suggestion.command = "suggest";
    suggestion.rest = text;
    return keep(suggestion, context);
}

void register_commands(CommandTable& table) {
    using namespace texts;
    table.add({.name = "opinion",
               .words = {"opinion", "意见"},
               .usage = opinion_usage,
               .summary = opinion_summary,
               .handler = collect});
    table.add({.name = "suggest",
               .words = {"suggest", "suggestion", "建议"},
               .usage = suggest_usage,
               .summary = suggest_summary,
               .handler = collect});
    table.add({.name = "complain",
               .words = {"complain", "complaint", "投诉"},
               .usage = complain_usage,
               .summary = complain_summary,
               .handler = collect});
    table.add({.name = "ask_help",
               .words = {"askhelp", "求助"},
               .usage = ask_help_usage,
               .summary = ask_help_summary,
               .handler = collect});
    table.add({.name = "consult",
               .words = {"question", "咨询"},
               .usage = consult_usage,
               .summary = consult_summary,
               .handler = collect});
    table.add({.name = "report",
               .words = {"report", "举报"},
               .usage = report_usage,
               .summary = report_summary,
               .handler = collect});
    table.add({.name = "praise",
               .words = {"praise", "表扬"},
               .usage = praise_usage,
               .summary = praise_summary,
               .handler = collect});
    table.add({.name = "support",
               .words = {"support", "附议"},
               .usage = support_usage,
               .summary = support_summary,
               .handler = support});
    table.add({.name = "answer",
               .words = {"answer", "回复", "答复"},
               .usage = answer_usage,
               .summary = answer_summary,
               .roles = {Role::manager, Role::committee, Role::community, Role::street},
               .handler = answer});
    table.add({.name = "opinions",
               .words = {"opinions", "意见列表"},
               .usage = opinions_usage,
               .summary = opinions_summary,
               .handler = opinions});
}

}  // namespace linyi::commands::opinion
