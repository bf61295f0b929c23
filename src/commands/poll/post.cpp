#include "base/text.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/ballot_shape.hpp"
#include "commands/poll/ballots_pb.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/rule_rows.hpp"
#include "commands/poll/rule_texts.hpp"
#include "commands/poll/sheet.hpp"
#include "commands/poll/sheet_texts.hpp"
#include "commands/poll/texts.hpp"
#include "commands/poll/verdict.hpp"
#include "domain/score_mark.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace linyi::commands::poll {
namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// What everybody reads is in the community's language; only private answers follow the person.
Language public_language(const Context& context) {
    return context.community.language;
}

std::string deadline_text(const Poll& poll, const OpenRequest& request, const Context& context) {
    const auto language = public_language(context);
    if (!poll.closes_at) return say(language, texts::deadline_open);
    auto time = when(*poll.closes_at, context);
    if (!request.has_default_deadline) return time;
    return say(language, texts::deadline_default,
               {{"time", std::move(time)},
                {"days", std::to_string(context.settings.votes.default_open.count())}});
}

std::string entitled_text(const Poll& poll, const Share& electorate, Language language) {
    const Args args{{"rights", std::to_string(electorate.rights)},
                    {"buildings", join(poll.scope.buildings, "、")}};
    return say(language, poll.scope.buildings.empty() ? texts::entitled_all : texts::entitled_some,
               args);
}

std::string how_to_answer(const Poll& poll, const rules::RuleSet& rules, Language language) {
    Args args{{"id", short_id(poll)}, {"max", std::to_string(poll.choices_max)}};
    args["example"] = example_answer(poll);
    if (poll.max_score > 0) {
        args["max"] = std::to_string(poll.max_score);
        return say(language, texts::how_score, args);
    }
    if (rules.method == rules::Method::committee_election)
        return say(language, texts::how_election, args);
    if (has_costs(rules.method)) return say(language, texts::how_budget, args);
    if (poll.kind == PollKind::yes_no) return say(language, texts::how_yes_no, args);
    args["first"] = shortest_answer(poll, poll.options.front(), language);
    args["second"] = shortest_answer(poll, poll.options.at(1), language);
    if (poll.is_ranked) {
        args["first"] = poll.options.front().key;
        args["second"] = poll.options.at(1).key;
        return say(language, texts::how_ranked, args);
    }
    auto text = say(language, texts::how_choice, args);
    if (poll.kind == PollKind::multiple) text += " " + say(language, texts::how_multiple, args);
    return text;
}

const Text& nature_of(const Poll& poll) {
    return poll.is_formal ? texts::formal : texts::consultative;
}

}  // namespace

std::string when(Timestamp at, const Context& context) {
    return when(at, context, public_language(context));
}

std::string when(Timestamp at, const Context& context, Language language) {
    auto local = context.community.zone.to_local(at);
    if (local.time == std::chrono::minutes{0}) {
        // A deadline "until 1 January" is over when that day is; "2 January, 00:00" reads
        // otherwise.
        local.day = std::chrono::sys_days{local.day} - std::chrono::days{1};
        local.time = std::chrono::hours{24};
    }
    const auto year = static_cast<int>(local.day.year());
    const auto month = static_cast<unsigned>(local.day.month());
    const auto day = static_cast<unsigned>(local.day.day());
    const auto hour = local.time.count() / 60;
    const auto minute = local.time.count() % 60;
    if (language == Language::zh)
        return fmt::format("{}年{}月{}日 {:02}:{:02}", year, month, day, hour, minute);
    return fmt::format("{} {} {}, {:02}:{:02}", day, months.at(month - 1), year, hour, minute);
}

bool has_private_chat(Context& context) {
    const auto& direct = context.caller.account.direct_chat;
    const auto chat = direct ? context.tx.chats().find(*direct) : std::nullopt;
    return chat && !chat->is_gone;
}

std::string participation(const Poll& poll, Context& context) {
    const auto voted = context.tx.ballots().participating(poll.id).rights;
    const auto rights = context.tx.polls().electorate(poll.id).rights;
    return say(public_language(context), texts::participation,
               {{"voted", std::to_string(voted)}, {"rights", std::to_string(rights)}});
}

std::string option_name(const Poll& poll, const PollOption& option, Language language) {
    const bool is_plain = poll.kind == PollKind::yes_no && option.answer.empty();
    if (!is_plain) return option.label;
    switch (option.role) {
        case OptionRole::yes: return say(language, texts::yes);
        case OptionRole::no: return say(language, texts::no);
        case OptionRole::abstain: return say(language, texts::abstain);
        case OptionRole::plain: break;
    }
    return option.label;
}

std::string shortest_answer(const Poll& poll, const PollOption& option, Language language) {
    const bool is_plain = poll.kind == PollKind::yes_no && option.answer.empty();
    if (is_plain) return option_name(poll, option, language);
    if (!poll.is_numbered && option.answer.empty()) return option.label;
    return std::string(sign_of(option));
}

std::string example_answer(const Poll& poll) {
    std::vector<std::string> parts;
    const std::size_t shown = poll.max_score > 0 ? 3 : 2;
    for (std::size_t i = 0; i < poll.options.size() && parts.size() < shown; ++i) {
        const auto& option = poll.options[i];
        if (option.role == OptionRole::abstain) continue;
        const auto mark = std::max(0, poll.max_score - 2 * static_cast<int>(i));
        parts.push_back(poll.max_score > 0 ? option.key + "=" + std::to_string(mark) : option.key);
    }
    if (poll.max_score == 0 && poll.choices_max < 2) parts.resize(1);
    return join(parts, poll.max_score > 0 ? " " : "、");
}

std::string choice_words(const Poll& poll, const std::vector<std::string>& choice,
                         Language language) {
    std::vector<std::string> words;
    for (const auto& chosen : choice) {
        const auto mark = poll.max_score > 0 ? score_mark_from(chosen) : std::nullopt;
        const auto* option = find_option(poll, mark ? mark->key : chosen);
        if (option == nullptr) continue;
        auto name = option_name(poll, *option, language);
        if (mark)
            name = say(language, texts::mark_words,
                       {{"option", name}, {"points", std::to_string(mark->score)}});
        words.push_back(std::move(name));
    }
    return join(words, poll.is_ranked ? " > " : say(language, texts::list_joint));
}

std::string answer_words(const Poll& poll, const PollOption& option, Language language) {
    const auto name = option_name(poll, option, language);
    const auto sent = shortest_answer(poll, option, language);
    return sent == name ? name : sent + "=" + name;
}

Block option_block(const Poll& poll) {
    std::vector<std::string> lines;
    bool counts = poll.is_numbered;  // 1, 2, 3 in order, as we number them
    bool has_told = false;
    for (const auto& option : poll.options) {
        const auto place = std::to_string(lines.size() + 1);
        counts = counts &&
                 (poll.kind == PollKind::yes_no ? option.answer.empty() || option.answer == place
                                                : option.key == place);
        has_told = has_told || !option.answer.empty();
        lines.push_back(option.label);
    }
    if (counts) return numbered(std::move(lines));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& option = poll.options[i];
        const bool is_named = poll.is_numbered || has_told;
        const std::string sign(sign_of(option));
        const bool says_more = poll.kind != PollKind::yes_no || !option.answer.empty();
        if (is_named && says_more && sign != lines[i]) lines[i] = sign + ". " + lines[i];
    }
    return list(std::move(lines));
}

Document opening_post(const Poll& poll, const FrozenRules& frozen, const Share& electorate,
                      const OpenRequest& request, const Context& context) {
    const auto language = public_language(context);
    Document post;
    post.title =
        say(language, texts::post_title, {{"id", short_id(poll)}, {"question", poll.question}});
    // One press cannot give marks.
    for (std::size_t i = 0; poll.max_score == 0 && i < poll.options.size(); ++i) {
        const auto& option = poll.options[i];
        post.buttons.push_back(
            {option.label, "v:" + std::to_string(poll.id.value) + ":" + std::to_string(i + 1)});
    }
    post.blocks.push_back(option_block(poll));
    post.blocks.push_back(
        fields({{say(language, texts::who_asks), context.caller.name()},
                {say(language, texts::nature), say(language, nature_of(poll))},
                {say(language, texts::entitled), entitled_text(poll, electorate, language)},
                {say(language, texts::deadline), deadline_text(poll, request, context)},
                {say(language, texts::rule_label), rule_words(frozen, language)}}));
    auto& rows = post.blocks.back().fields;
    if (frozen.noticed_at)
        rows.push_back({say(language, texts::noticed), when(*frozen.noticed_at, context)});
    for (auto& row : number_rows(frozen.rules, language)) rows.push_back(std::move(row));
    for (auto& row : threshold_rows(frozen.rules, language)) rows.push_back(std::move(row));
    post.blocks.push_back(note(poll.is_secret ? say(language, texts::how_secret)
                                              : how_to_answer(poll, frozen.rules, language)));
    post.blocks.push_back(note(fingerprint_words(frozen, language)));
    return post;
}

Tally tally_of(const Poll& poll, storage::Tx tx) {
    return count(poll, tx.polls().electorate(poll.id), tx.ballots().counted(poll.id));
}

Tally tally_of(const Poll& poll, Context& context) {
    return tally_of(poll, context.tx);
}

Document result_post(const Poll& poll, Context& context) {
    const auto language = public_language(context);
    const auto counted = poll::counted(poll, context.tx);
    Document post;
    post.title =
        say(language, texts::result_title, {{"id", short_id(poll)}, {"question", poll.question}});
    auto rows = option_rows(counted, language);
    for (auto& row : verdict_rows(poll, counted, language)) rows.push_back(std::move(row));
    if (poll.is_formal)
        for (auto& row : openness_rows(poll, context)) rows.push_back(std::move(row));
    post.blocks.push_back(fields(std::move(rows)));
    if (!counted.shown.split)
        post.blocks.push_back(
            note(say(language, texts::split_hidden, {{"least", std::to_string(shown_group_min)}})));
    post.blocks.push_back(note(say(language, nature_of(poll)) + "。" +
                               say(language, texts::check_own, {{"id", short_id(poll)}})));
    post.blocks.push_back(note(fingerprint_words(counted.frozen, language)));
    post.blocks.push_back(link(say(language, texts::see_page), page_of(poll, context)));
    if (has_ballots_pb(poll, counted))
        post.blocks.push_back(
            link(say(language, texts::budget_file), page_of(poll, context) + "/ballots.pb"));
    return post;
}

}  // namespace linyi::commands::poll
