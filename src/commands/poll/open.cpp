#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/ballot_shape.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/rule_texts.hpp"
#include "commands/poll/texts.hpp"
#include "domain/rules/consultative.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace linyi::commands::poll {
namespace {

std::string scope_text(const std::vector<std::string>& buildings, const Context& context) {
    const auto language = context.caller.language;
    if (buildings.empty()) return language == Language::zh ? "全体业主" : "all owners";
    return join(buildings, "、") + (language == Language::zh ? "号楼" : "");
}

/// Options that read alike would split a side without anybody seeing why (reliability.md I6).
std::optional<std::string> twin_option(const std::vector<PollOption>& options) {
    std::vector<std::string> seen;
    for (const auto& option : options) {
        auto plain = language::normalise(project_name(option));
        if (plain.empty() || std::find(seen.begin(), seen.end(), plain) != seen.end())
            return option.label;
        seen.push_back(std::move(plain));
    }
    return std::nullopt;
}

Error word_flaw(PollFlaw flaw, const Poll& poll, const Context& context) {
    const auto& limits = context.settings.votes.limits;
    const auto language = context.caller.language;
    switch (flaw) {
        case PollFlaw::no_question: return Error{texts::no_question};
        case PollFlaw::question_too_long:
            return Error{texts::question_too_long,
                         {{"max", std::to_string(limits.question_code_points_max)}}};
        case PollFlaw::too_few_options:
            return Error{texts::too_few_options,
                         {{"count", std::to_string(poll.options.size())},
                          {"min", std::to_string(limits.options_min)}}};
        case PollFlaw::too_many_options:
            return Error{texts::too_many_options, {{"max", std::to_string(limits.options_max)}}};
        case PollFlaw::option_too_long:
            return Error{texts::option_too_long,
                         {{"max", std::to_string(limits.option_code_points_max)}}};
        case PollFlaw::options_alike:
            return Error{texts::options_alike,
                         {{"option", twin_option(poll.options).value_or(std::string{})}}};
        case PollFlaw::deadline_past:
            return Error{texts::deadline_past,
                         {{"time", when(*poll.closes_at, context, language)},
                          {"now", when(context.now, context, language)}}};
        case PollFlaw::deadline_too_far:
            return Error{texts::deadline_too_far,
                         {{"time", when(*poll.closes_at, context, language)},
                          {"days", std::to_string(limits.open_days_max.count())}}};
        case PollFlaw::nobody_entitled:
            return Error{texts::nobody_entitled,
                         {{"scope", scope_text(poll.scope.buildings, context)}}};
    }
    return Error{Errc::invalid_argument};
}

/// The keys stay Chinese in every language: records of one kind of poll read alike everywhere.
std::vector<PollOption> yes_no_options(const Context& context) {
    const auto language = context.community.language;
    return {{.key = "同意", .label = say(language, texts::yes), .role = OptionRole::yes},
            {.key = "反对", .label = say(language, texts::no), .role = OptionRole::no},
            {.key = "弃权", .label = say(language, texts::abstain), .role = OptionRole::abstain}};
}

/// The rule set asked for, else the consultative one that fits the kind.
rules::RuleSet rules_of(const OpenRequest& request, const Context& context) {
    if (request.rules) return *request.rules;
    const auto name = request.kind == PollKind::yes_no ? "household_majority" : "plurality";
    if (const auto* known = context.settings.votes.rules.find(name)) return *known;
    return *rules::consultative().find(name);
}

bool is_by_area(const rules::RuleSet& rules) {
    return rules.method == rules::Method::owners_vote;
}

const Text& example_of(rules::Method method) {
    if (has_costs(method)) return texts::example_budget;
    if (method == rules::Method::committee_election) return texts::example_election;
    return method == rules::Method::score ? texts::example_score : texts::example_ranked;
}

bool counts_parking(const rules::RuleSet& rules, const Context& context) {
    const bool is_owners = is_by_area(rules) || rules.method == rules::Method::committee_election;
    return is_owners ? rules.owners.count_parking : context.settings.votes.count_parking;
}

/// What the rule wants of announcement and duration (domain.md §2.5).
std::optional<Error> rule_flaw(const rules::RuleSet& rules, const OpenRequest& request,
                               const Context& context) {
    const auto language = context.caller.language;
    const auto title = language == Language::zh ? rules.title_zh : rules.title_en;
    if (!can_be_asked(rules)) return Error{texts::rule_counts_files, {{"rule", title}}};
    if (wants_options(rules.method) && request.options.empty())
        return Error{texts::rule_wants_options,
                     {{"rule", title}, {"example", say(language, example_of(rules.method))}}};
    const bool wants_yes_no = is_by_area(rules) || rules.method == rules::Method::body;
    if (wants_yes_no && request.kind != PollKind::yes_no)
        return Error{texts::rule_wants_yes_no, {{"rule", title}}};
    if (!rules.lawful_channel) return std::nullopt;  // An opinion poll needs no notice.
    const std::chrono::days open{rules.open_days_min};
    if (request.closes_at && *request.closes_at < context.now + open) {
        return Error{texts::open_days_short,
                     {{"rule", title},
                      {"days", std::to_string(rules.open_days_min)},
                      {"time", when(*request.closes_at, context, language)},
                      {"least", when(context.now + open, context, language)}}};
    }
    const std::chrono::days notice{rules.notice_days};
    if (rules.notice_days > 0 && !request.noticed_at) {
        const auto day = context.community.zone.to_local(context.now - notice).day;
        return Error{texts::notice_missing,
                     {{"rule", title},
                      {"days", std::to_string(rules.notice_days)},
                      {"example", fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                                              static_cast<unsigned>(day.month()),
                                              static_cast<unsigned>(day.day()))}}};
    }
    if (request.noticed_at && context.now < *request.noticed_at + notice) {
        return Error{texts::notice_short,
                     {{"time", when(*request.noticed_at, context, language)},
                      {"days", std::to_string(rules.notice_days)},
                      {"least", when(*request.noticed_at + notice, context, language)}}};
    }
    return std::nullopt;
}

Poll to_poll(const OpenRequest& request, const rules::RuleSet& rules, const Call& call,
             const Context& context) {
    Poll poll{
        .community = context.community.id,
        .question = request.question,
        .kind = request.kind,
        .state = PollState::open,
        .is_secret = request.is_secret,
        .is_numbered = request.is_numbered,
        .choices_max = request.choices_max,
        .options = request.options,
        .scope = {.buildings = request.buildings, .count_parking = counts_parking(rules, context)},
        .opened_at = context.now,
        .closes_at = request.closes_at,
        .opened_by = context.caller.account.id,
        .chat = context.chat.id,
        .meeting = request.meeting,
        .item = request.item,
        .ordinal = request.ordinal};
    if (call.message == nullptr) poll.opened_by = {};
    if (poll.kind == PollKind::yes_no && poll.options.empty())
        poll.options = yes_no_options(context);
    poll.rule = rules.name;
    poll.is_formal = rules.lawful_channel;
    poll.no_change = rules.no_change;
    shape_ballot(poll, rules);
    return poll;
}

/// All that decides the result, so that the ledger binds it from the vote's first entry on.
Payload opening_payload(const Poll& poll, const FrozenRules& frozen, const Share& electorate,
                        const Call& call) {
    std::vector<std::string> options;
    std::vector<std::string> roles;
    std::vector<std::string> answers;
    for (const auto& option : poll.options) {
        options.push_back(option.key + "=" + option.label);
        roles.emplace_back(to_text(option.role));
        answers.push_back(option.answer);
    }
    std::vector<std::string> costs;
    for (const auto& option : poll.options) costs.push_back(std::to_string(option.cost));
    Payload payload;
    payload.set("number", poll.number)
        .set("question", poll.question)
        .set("kind", to_text(poll.kind))
        .set("rule", poll.rule)
        .set("formal", poll.is_formal)
        .set("ranked", poll.is_ranked)
        .set("no_change", poll.no_change)
        .set("rule_sha256", frozen.rule_sha256)
        .set("roll_sha256", frozen.roll_sha256)
        .set("wording_sha256", frozen.wording_sha256)
        .set("noticed_at", frozen.noticed_at)
        .set("secret", poll.is_secret)
        .set("numbered", poll.is_numbered)
        .set("choices_max", poll.choices_max)
        .set("options", options)
        .set("roles", roles)
        .set("answers", answers)
        .set("buildings", poll.scope.buildings)
        .set("count_parking", poll.scope.count_parking)
        .set("closes_at", poll.closes_at)
        .set("by", poll.opened_by)
        .set("chat", poll.chat)
        .set("meeting", poll.meeting)
        .set("item", poll.item)
        .set("ordinal", poll.ordinal)
        .set("rights", electorate.rights)
        .set("area", electorate.area.hundredths)
        .set("roll", poll.roll_hash)
        .set("names", poll.names_hash);
    if (poll.max_score > 0) payload.set("max_score", poll.max_score);
    if (has_costs(frozen.rules.method)) payload.set("costs", costs);
    if (call.message != nullptr) payload.set("event", call.message->event_id);
    return payload;
}

/// The post goes to the chat it was opened in and to every owners group.
void add_posts(Reply& reply, const Poll& poll, const Document& post, Context& context) {
    std::vector<ChatId> chats{context.chat.id};
    for (const auto& chat : context.tx.chats().of_community(poll.community, Purpose::owners))
        chats.push_back(chat.id);
    std::sort(chats.begin() + 1, chats.end());
    for (std::size_t i = 0; i < chats.size(); ++i) {
        if (i > 0 && chats[i] == chats[0]) continue;
        reply.add({.audience = to_chat(chats[i]),
                   .kind = "poll",
                   .document = post,
                   .subject = {.kind = 'V', .id = poll.id.value}});
    }
}

}  // namespace

Result<Reply> open_poll(const OpenRequest& request, const Call& call, Context& context) {
    const auto rules = rules_of(request, context);
    if (const auto flaw = rule_flaw(rules, request, context)) return *flaw;
    auto poll = to_poll(request, rules, call, context);
    const auto rights = voting_rights(context.tx.roster().units(poll.community), poll.scope);
    if (const auto flaw =
            check_poll(poll, context.settings.votes.limits, context.now, rights.size()))
        return word_flaw(*flaw, poll, context);
    if (const auto twin = twin_option(poll.options))
        return Error{texts::options_alike, {{"option", *twin}}};

    poll.number = context.tx.communities().next_number(poll.community, 'V');
    auto frozen = freeze(rules, poll, rights);
    frozen.noticed_at = request.noticed_at;
    poll = context.tx.polls().add(poll, rights, frozen);
    const auto electorate = context.tx.polls().electorate(poll.id);
    record(context, "poll_opened", poll.id, opening_payload(poll, frozen, electorate, call).json());

    Reply reply;
    reply.poll = poll.id;
    const auto post = opening_post(poll, frozen, electorate, request, context);
    add_posts(reply, poll, post, context);
    return reply;
}

}  // namespace linyi::commands::poll
