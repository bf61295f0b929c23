#include "commands/briefing/briefing.hpp"
#include "commands/briefing/texts.hpp"
#include "commands/payload.hpp"

#include <algorithm>

namespace linyi::commands::briefing {
namespace {

constexpr std::size_t token_characters = 20;  // 100 bits: a draft is for whoever got the link.
constexpr std::size_t warnings_max = 8;       // More than a phone's screen is not read.

Error nothing_happened(Context& context) {
    const auto last = context.tx.briefings().last(context.community.id);
    const auto language = context.caller.language;
    const auto since =
        last ? say(language, texts::since_issue, {{"number", short_number(last->number, language)}})
             : say(language, texts::since_ever);
    return Error{texts::nothing, {{"since", since}}};
}

/// Where a briefing is read: the owners' groups; while there are none, the council's, else here.
std::vector<Audience> readers(Context& context) {
    for (const auto purpose : {Purpose::owners, Purpose::council}) {
        if (!context.tx.chats().of_community(context.community.id, purpose).empty())
            return {to_purpose(purpose)};
    }
    return {here()};
}

std::size_t groups(Context& context) {
    return context.tx.chats().of_community(context.community.id, Purpose::owners).size();
}

}  // namespace

std::string publisher_of(const Context& context) {
    const auto& caller = context.caller;
    const auto& words = caller.holds(Role::committee)   ? texts::publisher_committee
                        : caller.holds(Role::manager)   ? texts::publisher_manager
                        : caller.holds(Role::community) ? texts::publisher_community
                                                        : texts::publisher_committee;
    return say(context.community.language, words, {{"community", context.community.name}});
}

std::string link_to(const std::string& last, const Context& context) {
    return context.settings.public_url + "/briefing/" + std::to_string(context.community.id.value) +
           "/" + last;
}

Result<Drafted> make_draft(Context& context) {
    const auto period = next_period(context);
    auto gathered = gather(period, publisher_of(context), context);
    if (!is_worth_publishing(gathered.input)) return nothing_happened(context);

    auto composed = compose(gathered.input);
    auto draft = context.tx.briefings().save_draft({.community = context.community.id,
                                                    .token = context.random.code(token_characters),
                                                    .covers_from = period.since,
                                                    .covers_until = period.now,
                                                    .told = std::move(gathered.told),
                                                    .document = std::move(composed.document),
                                                    .created_by = context.caller.account.id,
                                                    .created_at = context.now});
    record(context, "briefing_drafted", std::nullopt,
           Payload{}.set("briefing", draft.id).set("by", context.caller.account.id).json());
    return Drafted{.draft = std::move(draft), .warnings = std::move(composed.warnings)};
}

Answer draft_answer(const Drafted& drafted, Context& context) {
    const auto language = context.caller.language;
    const auto id = std::to_string(drafted.draft.id.value);
    Document document{.title = say(language, texts::draft_title)};
    document.blocks.push_back(paragraph(drafted.draft.document.title));
    document.blocks.push_back(
        link(say(language, texts::draft_link), link_to("draft-" + drafted.draft.token, context)));
    std::vector<std::string> lines;
    for (const auto& warning : drafted.warnings) {
        if (lines.size() < warnings_max) lines.push_back(say(warning, language));
    }
    if (!lines.empty()) {
        document.blocks.push_back(paragraph(say(language, texts::draft_warnings)));
        document.blocks.push_back(list(std::move(lines)));
    }
    if (drafted.warnings.size() > warnings_max) {
        const auto more = std::to_string(drafted.warnings.size() - warnings_max);
        document.blocks.push_back(note(say(language, texts::draft_more, {{"n", more}})));
    }
    document.blocks.push_back(note(say(language, texts::draft_how)));
    document.buttons = {{say(language, texts::button_publish), "briefing:publish:" + id},
                        {say(language, texts::button_drop), "briefing:drop:" + id}};
    return {.audience = sender(), .document = std::move(document)};
}

Reply publish(const storage::BriefingDraft& draft, Context& context) {
    const auto issue = context.tx.briefings().publish(draft, context.local_now().day,
                                                      context.caller.account.id, context.now);
    record(context, "briefing_published", std::nullopt,
           Payload{}
               .set("briefing", issue.id)
               .set("by", context.caller.account.id)
               .set("year", issue.number.year)
               .set("number", issue.number.number)
               .set("total", issue.number.total)
               .set("sha256", issue.sha256)
               .json());

    const auto link = link_to(std::to_string(issue.number.total), context);
    const auto document = context.tx.briefings().document(issue.id);
    Reply reply;
    for (const auto& audience : readers(context)) {
        reply.add({.audience = audience,
                   .kind = "briefing",
                   .document = chat_form(document, link, context.settings.briefing_chat_lines_max),
                   .subject = {.kind = 'B', .id = issue.id.value}});
    }
    const auto language = context.caller.language;
    const auto count = groups(context);
    reply.add({.audience = sender(),
               .document = {.blocks = {paragraph(
                                say(language, count > 0 ? texts::published : texts::published_here,
                                    {{"number", short_number(issue.number, language)},
                                     {"count", std::to_string(count)},
                                     {"link", link}}))}}});
    return reply;
}

Reply publish_correction(const storage::BriefingIssue& issue, const std::string& text,
                         Context& context) {
    const auto document = context.tx.briefings().document(issue.id);
    const auto correction = context.tx.briefings().correct(issue.id, {.text = text},
                                                           context.caller.account.id, context.now);
    record(context, "briefing_corrected", std::nullopt,
           Payload{}
               .set("briefing", issue.id)
               .set("by", context.caller.account.id)
               .set("correction", correction.no)
               .set("text", text)
               .json());

    Document post{.title = say(document.language, texts::correction_title,
                               {{"number", short_number(issue.number, document.language)}})};
    post.blocks = {paragraph(text),
                   linyi::link("", link_to(std::to_string(issue.number.total), context))};
    Reply reply;
    for (const auto& audience : readers(context)) {
        reply.add({.audience = audience,
                   .kind = "briefing",
                   .document = post,
                   .subject = {.kind = 'B', .id = issue.id.value}});
    }
    const auto language = context.caller.language;
    reply.add(
        {.audience = sender(),
         .document = {.blocks = {paragraph(say(language, texts::corrected,
                                               {{"number", short_number(issue.number, language)},
                                                {"n", std::to_string(correction.no)}}))}}});
    return reply;
}

}  // namespace linyi::commands::briefing
