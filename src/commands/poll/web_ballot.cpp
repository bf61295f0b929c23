#include "commands/poll/web_ballot.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/ballot.hpp"
#include "commands/poll/box.hpp"
#include "commands/poll/link_texts.hpp"
#include "commands/poll/texts.hpp"
#include "domain/score_mark.hpp"
#include "domain/vote_address.hpp"

#include <algorithm>

namespace linyi::commands::poll {
namespace {

// 25 × 5 bits: nobody guesses one, and it needs no key that could leak. Only its hash is kept.
constexpr std::size_t token_characters = 25;
constexpr std::string_view given = "link_given";

bool can_cast(const Poll& poll, Context& context) {
    return takes_ballots(poll, context.now) &&
           !context.tx.polls().reach(poll.id, context.caller.account.id).empty();
}

/// The vote named, else the only one open to the caller.
Result<Poll> meant(const std::string& text, Context& context) {
    const auto id = language::read_short_id(text);
    if (id && id->kind == 'V') {
        if (auto poll = context.tx.polls().find(context.community.id, id->number))
            return std::move(*poll);
        return Error{
            Errc::not_found, texts::unknown_poll, {{"id", "V" + std::to_string(id->number)}}};
    }
    auto open = context.tx.polls().open_of(context.community.id);
    std::erase_if(open, [&](const Poll& poll) { return !can_cast(poll, context); });
    if (open.empty()) return Error{texts::no_open_polls};
    if (open.size() > 1) return Error{texts::link_which, {{"example", short_id(open.back())}}};
    return std::move(open.front());
}

/// The account that was given the address whose hash this is, if it has got no newer one.
std::optional<AccountId> holder_of(const Poll& poll, const std::string& hash, storage::Tx tx) {
    const auto acts = tx.acts().of_poll(poll.id);
    const auto ours = "\"sha256\":\"" + hash + "\"";
    const auto found = std::find_if(acts.rbegin(), acts.rend(), [&](const Act& act) {
        return act.kind == given && act.payload.ends_with(ours + "}");
    });
    if (found == acts.rend()) return std::nullopt;
    const auto account = found->payload.substr(0, found->payload.find(','));  // {"account":7
    const bool has_newer = std::any_of(acts.rbegin(), found, [&](const Act& act) {
        return act.kind == given && act.payload.starts_with(account + ",");
    });
    const auto colon = account.find(':');
    if (has_newer || colon == account.npos) return std::nullopt;
    return AccountId{std::stoll(account.substr(colon + 1))};
}

std::string stands(const Poll& poll, const Ballot& ballot, bool is_proxy, Language language) {
    auto attempt = ballot;
    attempt.route = is_proxy ? Route::proxy : Route::link;
    attempt.choice = {};
    attempt.order_key.reset();
    attempt.decided_at = poll.opened_at;
    switch (decide_ballot(poll, ballot, {}, attempt)) {
        case BallotDecision::fixed: return say(language, texts::stands_fixed);
        case BallotDecision::taken:
            return say(language, texts::stands_taken,
                       {{"route", route_words(ballot.route, language)}});
        default: return {};
    }
}

void add_ballot(BallotForm::Right& right, const Poll& poll, Context& context) {
    const auto ballot = context.tx.ballots().find(poll.id, right.no);
    if (!ballot || ballot->choice.empty()) return;
    right.receipt = context.tx.ledger().receipt(ballot->entry);
    for (const auto& chosen : ballot->choice) {
        const auto mark = poll.max_score > 0 ? score_mark_from(chosen) : std::nullopt;
        const auto* option = find_option(poll, mark ? mark->key : chosen);
        if (option == nullptr) continue;
        right.chosen.push_back(static_cast<std::size_t>(option - poll.options.data()) + 1);
        if (mark) right.scores.push_back(static_cast<int>(mark->score));
    }
    if (!poll.is_ranked && poll.max_score == 0) std::sort(right.chosen.begin(), right.chosen.end());
    right.stands = stands(poll, *ballot, right.is_proxy, context.caller.language);
}

BallotForm form_of(const Poll& poll, Context& context) {
    const auto language = context.caller.language;
    BallotForm form{.language = language,
                    .community = context.community.name,
                    .id = short_id(poll),
                    .question = poll.question,
                    .nature = say(language, poll.is_formal ? texts::formal : texts::consultative),
                    .deadline = poll.closes_at ? when(*poll.closes_at, context, language)
                                               : say(language, texts::deadline_open),
                    .is_open = takes_ballots(poll, context.now),
                    .is_final = poll.no_change,
                    .is_secret = poll.is_secret,
                    .choices_max = poll.choices_max,
                    .max_score = poll.max_score,
                    .is_ranked = poll.is_ranked,
                    .result_path = vote_path(poll, context.tx.polls().frozen(poll))};
    for (const auto& option : poll.options) form.options.push_back(option.label);
    for (const auto& reached : context.tx.polls().reach(poll.id, context.caller.account.id)) {
        const bool is_known =
            std::any_of(form.rights.begin(), form.rights.end(),
                        [&](const auto& right) { return right.no == reached.right; });
        if (is_known) continue;
        form.rights.push_back(
            {.no = reached.right, .label = reached.label, .is_proxy = reached.is_proxy});
        add_ballot(form.rights.back(), poll, context);
    }
    return form;
}

}  // namespace

Result<Reply> give_link(const Call& call, Context& context) {
    const auto poll = meant(call.rest, context);
    if (!poll) return poll.error();
    const auto language = context.caller.language;
    const Args args{{"id", short_id(*poll)}, {"question", poll->question}};
    if (!takes_ballots(*poll, context.now)) {
        const auto& state =
            poll->state == PollState::cancelled ? texts::state_cancelled : texts::state_closed;
        return Error{texts::not_open, {{"id", short_id(*poll)}, {"state", say(language, state)}}};
    }
    if (!can_cast(*poll, context)) return Error{Errc::not_found, texts::own_nothing, args};

    const auto name = std::to_string(poll->id.value) + "-" + context.random.code(token_characters);
    record(
        context, std::string(given), poll->id,
        Payload{}.set("account", context.caller.account.id).set("sha256", sha256_hex(name)).json());
    Answer told{.audience = sender_only()};
    told.document.title = say(language, texts::link_title, args);
    told.document.blocks = {
        link(say(language, texts::link_label), context.settings.public_url + "/ballot/" + name),
        note(say(language, texts::link_note, args))};
    told.subject = {.kind = 'V', .id = poll->id.value};
    Reply reply(std::move(told));
    reply.poll = poll->id;
    return reply;
}

std::optional<BallotVisit> visit_by_link(const Poll& poll, std::string_view name,
                                         Context& context) {
    const auto account = holder_of(poll, sha256_hex(name), context.tx);
    const auto holder = account ? context.tx.accounts().find(*account) : std::nullopt;
    const auto chat = holder && holder->direct_chat ? context.tx.chats().find(*holder->direct_chat)
                                                    : std::nullopt;
    if (!chat) return std::nullopt;
    context.caller.account = *holder;
    context.caller.language = holder->language.value_or(context.community.language);
    return BallotVisit{.form = form_of(poll, context),
                       .poll = poll.id,
                       .account = holder->id,
                       .press = {.kind = Inbound::Kind::action,
                                 .adapter = holder->adapter,
                                 .chat = chat->platform_chat,
                                 .chat_kind = ChatKind::direct,
                                 .sender = holder->platform_user,
                                 .sender_name = holder->shown_name}};
}

}  // namespace linyi::commands::poll
