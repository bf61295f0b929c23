#include "base/text.hpp"
#include "commands/opinion/texts.hpp"
#include "commands/opinion/words.hpp"
#include "commands/payload.hpp"

namespace linyi::commands::opinion {
namespace {

constexpr int list_max = 10;  // Chat gets at most ten lines.
constexpr std::size_t line_text_max = 24;
constexpr std::size_t quote_max = 60;
constexpr std::size_t text_code_points_max = 2000;

/// The author's direct chat, if we may write there.
bool has_direct_chat(AccountId account, Context& context) {
    const auto known = context.tx.accounts().find(account);
    if (!known || !known->direct_chat) return false;
    const auto chat = context.tx.chats().find(*known->direct_chat);
    return chat && !chat->is_gone;
}

Language language_of(AccountId account, Context& context) {
    const auto known = context.tx.accounts().find(account);
    return known ? known->language.value_or(context.community.language)
                 : context.community.language;
}

/// What the author hears: privately with their own words, in a group without any name.
Answer outcome(const Opinion& opinion, const std::string& text, bool privately, Context& context) {
    const auto language =
        privately ? language_of(opinion.account, context) : context.community.language;
    const Args args{{"opinion", short_id(opinion)},
                    {"who", say(language, office_text(context.caller))},
                    {"type", say(language, type_text(opinion.type))},
                    {"text", text}};
    Answer answer{.audience = privately ? to_account(opinion.account) : to_chat(opinion.chat),
                  .kind = "answer",
                  .document = {.blocks = {paragraph(say(language, texts::has_answer, args))}},
                  .subject = {.kind = 'O', .id = opinion.id.value}};
    if (privately) {
        answer.document.blocks.push_back(
            note(say(language, texts::your_words,
                     {{"type", args.at("type")}, {"text", shortened(opinion.text, quote_max)}})));
    } else {
        answer.document.reply_to = opinion.platform_message;
    }
    return answer;
}

std::string line_of(const Opinion& opinion, const Context& context) {
    const auto language = context.community.language;
    const auto& zone = context.community.zone;
    auto date = to_text(zone.to_local(opinion.created_at).day);
    if (opinion.promised_at && context.now > *opinion.promised_at)
        date += " " + say(language, texts::late);
    return say(
        language, opinion.supports > 0 ? texts::line_supported : texts::line,
        {{"opinion", short_id(opinion)},
         {"type", say(language, type_text(opinion.type))},
         {"category", category_words(opinion.categories.front(), language)},
         {"text", opinion.type == OpinionType::report ? say(language, texts::closed_matter)
                                                      : shortened(opinion.text, line_text_max)},
         {"date", date},
         {"count", std::to_string(opinion.supports)}});
}

}  // namespace

Result<Reply> answer(const Call& call, Context& context) {
    const auto target = target_of(call, context);
    if (!target) return target.error();
    if (!*target || (*target)->rest.empty()) return Error{Errc::invalid_argument, texts::no_answer};
    const auto& [opinion, text] = **target;
    if (code_points(text) > text_code_points_max)
        return Error{texts::too_long, {{"max", std::to_string(text_code_points_max)}}};

    context.tx.opinions().answer(opinion.id, {.account = context.caller.account.id,
                                              .name = context.caller.name(),
                                              .text = text,
                                              .answered_at = context.now});
    record(context, "opinion_answered", std::nullopt,
           Payload{}
               .set("opinion", opinion.id)
               .set("number", opinion.number)
               .set("by", context.caller.account.id)
               .set("text", text)
               .json());
    const bool privately = has_direct_chat(opinion.account, context);
    Reply reply{outcome(opinion, text, privately, context)};
    const auto& told = privately ? texts::answered_privately : texts::answered_in_group;
    if (privately || opinion.chat != context.chat.id) {
        auto confirmation = Reply::say_to_sender(
            say(context.caller.language, told, {{"opinion", short_id(opinion)}}));
        reply.add(std::move(confirmation.answers.front()));
    }
    return reply;
}

Result<Reply> opinions(const Call&, Context& context) {
    const auto language = context.community.language;
    const auto count = context.tx.opinions().count_open(context.community.id);
    if (count == 0) return Reply::say_here(say(language, texts::none_open));
    std::vector<std::string> lines;
    for (const auto& opinion : context.tx.opinions().open_of(context.community.id, list_max))
        lines.push_back(line_of(opinion, context));
    Document document{.title = say(language, texts::open_title, {{"count", std::to_string(count)}}),
                      .blocks = {list(std::move(lines))}};
    if (count > list_max) {
        document.blocks.push_back(
            note(say(language, texts::more, {{"count", std::to_string(count - list_max)}})));
    }
    return Reply{Answer{.audience = here(), .document = std::move(document)}};
}

Document card(const Opinion& opinion, Context& context) {
    const auto language = context.community.language;
    const auto& zone = context.community.zone;
    std::vector<Field> rows{
        {.label = say(language, texts::card_supports),
         .value = say(language, texts::card_count, {{"count", std::to_string(opinion.supports)}})}};
    if (opinion.promised_at) {
        rows.push_back({.label = say(language, texts::card_promised),
                        .value = to_text(zone.to_local(*opinion.promised_at))});
    }
    // A 举报 is for those who look into it and for its author, and not in front of others.
    const bool is_open = opinion.type != OpinionType::report ||
                         (context.chat.kind == ChatKind::direct &&
                          (opinion.account == context.caller.account.id ||
                           (context.caller.member && !context.caller.member->roles.empty())));
    std::vector<std::string> answers;
    for (const auto& one : context.tx.opinions().answers(opinion.id)) {
        auto line = to_text(zone.to_local(one.answered_at)) + " " + one.name;
        answers.push_back(is_open ? line + "：" + one.text : line);
    }
    return {.title = say(language, texts::card_title,
                         {{"opinion", short_id(opinion)},
                          {"type", say(language, type_text(opinion.type))},
                          {"category", category_words(opinion.categories.front(), language)}}),
            .blocks = {paragraph(is_open ? opinion.text : say(language, texts::closed_matter)),
                       fields(std::move(rows)), list(std::move(answers))}};
}

}  // namespace linyi::commands::opinion
