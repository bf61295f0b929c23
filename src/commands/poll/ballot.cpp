#include "commands/poll/ballot.hpp"

#include "base/text.hpp"
#include "commands/choose.hpp"
#include "commands/payload.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/box.hpp"
#include "commands/poll/proxy.hpp"
#include "commands/poll/rule_texts.hpp"
#include "commands/poll/texts.hpp"

#include <algorithm>
#include <utility>

namespace linyi::commands::poll {
namespace {

using language::AnswerReading;

/// What one answer did, for one confirmation over all rights it was cast for.
struct Outcome {
    BallotDecision decision{};
    std::vector<std::string> labels{};
    std::vector<std::string> codes{};  ///< of the receipts
    std::optional<Ballot> standing{};  ///< the ballot that was there before
};

/// One message against one poll.
class Casting {
public:
    Casting(const Poll& poll, const BallotCall& ballot, const Call& call, Context& context)
        : poll_(poll), ballot_(ballot), call_(call), context_(context) {}

    Reply run() {
        reply_.poll = poll_.id;
        if (poll_.state == PollState::cancelled) return refuse("cancelled", texts::cancelled);
        if (!takes_ballots(poll_, context_.now)) return refuse_late();
        const bool is_in_group = context_.chat.kind == ChatKind::group && !ballot_.by_button;
        if (poll_.is_secret && is_in_group)
            return refuse("secret_in_group", texts::secret_in_group);
        reach_ = context_.tx.polls().reach(poll_.id, context_.caller.account.id);
        for (const auto& answer : ballot_.answers) {
            if (answer.kind != AnswerReading::Kind::none) take(answer);
        }
        return std::move(reply_);
    }

private:
    void take(const AnswerReading& answer) {
        if (answer.is_proxy && !names_own_units(answer, reach_) && !holds_authority(answer)) {
            const auto rights = poll_.is_formal ? std::vector<storage::Polls::Reach>{}
                                                : rights_held(answer, poll_, context_);
            if (!rights.empty()) return take_for(rights, answer);
            refuse("proxy", texts::proxy, {{"unit", join(answer.units, "、")}}, answer);
            return;
        }
        if (reach_.empty()) {
            if (answer.kind != AnswerReading::Kind::withdrawn) refuse_voice(answer);
            return;
        }
        switch (answer.kind) {
            case AnswerReading::Kind::none: return;
            case AnswerReading::Kind::unclear: ask(answer); return;
            case AnswerReading::Kind::not_an_option:
                refuse("not_an_option", texts::not_an_option,
                       {{"named", answer.named}, {"options", option_words()}}, answer);
                return;
            case AnswerReading::Kind::several_choices:
                refuse("several_choices", texts::several,
                       {{"max", std::to_string(poll_.choices_max)},
                        {"count", std::to_string(answer.keys.size())},
                        {"options", option_words()}},
                       answer);
                return;
            case AnswerReading::Kind::choice:
                if (abstains_beside(answer)) {
                    refuse("abstain_beside", texts::abstain_alone, {{"options", option_words()}},
                           answer);
                    return;
                }
                cast_rights(answer);
                return;
            case AnswerReading::Kind::withdrawn: cast_rights(answer); return;
        }
    }

    /// 1、3 and 弃权 at once say two things.
    bool abstains_beside(const AnswerReading& answer) const {
        return !poll_.is_ranked && answer.keys.size() > 1 &&
               std::any_of(answer.keys.begin(), answer.keys.end(), [&](const auto& key) {
                   const auto* option = find_option(poll_, key);
                   return option != nullptr && option->role == OptionRole::abstain;
               });
    }

    /// 代3-1-103投: counts if its owners' written authority was filed.
    bool holds_authority(const AnswerReading& answer) const {
        return std::any_of(reach_.begin(), reach_.end(), [&](const auto& reached) {
            return reached.is_proxy &&
                   std::any_of(answer.units.begin(), answer.units.end(), [&](const auto& unit) {
                       return names_room(unit, reached.unit_label);
                   });
        });
    }

    /// As a host announced it: 代3-1-103投, with the written authority filed.
    void take_for(std::vector<storage::Polls::Reach> rights, AnswerReading answer) {
        const auto own = std::exchange(reach_, std::move(rights));
        answer.is_proxy = false;
        answer.units.clear();
        take(answer);
        reach_ = own;
    }

    /// The rights this answer is for: all the caller holds, or those whose units it names.
    void cast_rights(const AnswerReading& answer) {
        std::vector<storage::Polls::Reach> rights;
        const bool has_own = std::any_of(reach_.begin(), reach_.end(),
                                         [](const auto& reached) { return !reached.is_proxy; });
        for (const auto& reached : reach_) {
            // Who votes for others says so by naming their unit; a bare answer is one's own.
            const bool is_meant =
                answer.units.empty()
                    ? !reached.is_proxy || !has_own
                    : std::any_of(answer.units.begin(), answer.units.end(), [&](const auto& unit) {
                          return names_room(unit, reached.unit_label);
                      });
            const bool is_known = std::any_of(rights.begin(), rights.end(), [&](const auto& right) {
                return right.right == reached.right;
            });
            if (is_meant && !is_known) rights.push_back(reached);
        }
        if (rights.empty()) {
            refuse("foreign_unit", texts::foreign_unit, {{"unit", join(answer.units, "、")}},
                   answer);
            return;
        }
        std::vector<Outcome> outcomes;
        for (const auto& right : rights) {
            // 不投了 of somebody who had not voted is remembered, so that a ballot sent before it
            // and arriving later does not count; there is nothing to tell them.
            const bool is_idle =
                answer.kind == AnswerReading::Kind::withdrawn && !has_voted(right.right);
            if (right.is_proxy && is_over_limit(right, answer)) continue;
            const auto boxed = cast_one(right, answer);
            if (is_idle) continue;
            auto same =
                std::find_if(outcomes.begin(), outcomes.end(),
                             [d = boxed.decision](const auto& o) { return o.decision == d; });
            if (same == outcomes.end())
                same =
                    outcomes.insert(same, {.decision = boxed.decision, .standing = boxed.standing});
            same->labels.push_back(right.label);
            same->codes.push_back(boxed.receipt);
        }
        context_.tx.conversation().answered(context_.caller.account.id, context_.chat.id);
        confirm(outcomes, answer);
    }

    /// One agent may speak for so many heads as the frozen rule says.
    bool is_over_limit(const storage::Polls::Reach& right, const AnswerReading& answer) {
        if (has_voted(right.right) || !context_.caller.member) return false;
        const auto limit = context_.tx.polls().frozen(poll_).rules.owners.proxy_limit;
        const auto cast =
            context_.tx.proxies().heads_cast(poll_.id, context_.caller.member->person);
        if (!limit || cast < *limit) return false;
        refuse("proxy_limit", texts::proxy_limit,
               {{"count", std::to_string(cast)},
                {"max", std::to_string(*limit)},
                {"units", right.label}},
               answer);
        return true;
    }

    bool has_voted(std::int32_t right) {
        const auto ballot = context_.tx.ballots().find(poll_.id, right);
        return ballot && !ballot->choice.empty();
    }

    /// 3、1 is the same choice as 1、3, unless the order is what was asked for.
    std::vector<std::string> in_poll_order(const std::vector<std::string>& keys) const {
        if (poll_.is_ranked || poll_.max_score > 0) return keys;
        std::vector<std::string> ordered;
        for (const auto& option : poll_.options) {
            if (std::find(keys.begin(), keys.end(), option.key) != keys.end())
                ordered.push_back(option.key);
        }
        return ordered;
    }

    Boxed cast_one(const storage::Polls::Reach& right, const AnswerReading& answer) {
        return put_in_box(poll_,
                          {.poll = poll_.id,
                           .right = right.right,
                           .choice = in_poll_order(answer.keys),
                           .account = context_.caller.account.id,
                           .chat = context_.chat.id,
                           .order_key = call_.message->order_key,
                           .decided_at = context_.now,
                           .event = call_.message->event_id,
                           .route = route_of(right)},
                          context_);
    }

    Route route_of(const storage::Polls::Reach& right) const {
        if (right.is_proxy) return Route::proxy;
        const auto pressed = read_poll_button(call_.message->action_value);
        return pressed && pressed->by_link ? Route::link : Route::chat;
    }

    bool is_new(BallotDecision decision) const {
        return decision == BallotDecision::counted || decision == BallotDecision::changed ||
               decision == BallotDecision::withdrawn;
    }

    bool can_hear_privately() {
        return context_.chat.kind == ChatKind::direct || !call_.message->action_token.empty() ||
               has_private_chat(context_);
    }

    /// Privately if a private chat is known (or at the button), else one more for the group line.
    void confirm(const std::vector<Outcome>& outcomes, const AnswerReading& answer) {
        if (outcomes.empty()) return;
        if (!can_hear_privately()) {
            for (const auto& outcome : outcomes) {
                if (!is_new(outcome.decision)) continue;  // The group need not hear it.
                context_.tx.conversation().confirm_later(
                    poll_.id, context_.chat.id, outcome.decision != BallotDecision::counted,
                    context_.now + context_.settings.votes.confirm_every);
            }
            return;
        }
        // One message for all rights, and never to the group: it names the choice.
        Answer told{.audience = sender_only(), .kind = "confirmation"};
        for (const auto& outcome : outcomes)
            told.document.blocks.push_back(paragraph(confirmation(outcome, answer)));
        told.subject = {.kind = 'V', .id = poll_.id.value};
        reply_.add(std::move(told));
    }

    std::string confirmation(const Outcome& outcome, const AnswerReading& answer) const {
        const auto language = context_.caller.language;
        Args args{
            {"id", short_id(poll_)},
            {"choice",
             poll_.is_secret ? say(language, texts::hidden_choice) : choice_words(answer)},
            {"units", join(outcome.labels, "、")},
            {"receipt", say(language, texts::receipt_code, {{"code", join(outcome.codes, "、")}})}};
        add_standing(outcome, args);
        return say(language, words_for(outcome.decision), args);
    }

    /// "以纸质票方式投过": where the ballot came from that stands.
    void add_standing(const Outcome& outcome, Args& args) const {
        if (!outcome.standing) return;
        const auto language = context_.caller.language;
        args["route"] = route_words(outcome.standing->route, language);
        args["time"] = when(outcome.standing->decided_at, context_, language);
    }

    static const Text& words_for(BallotDecision decision) {
        switch (decision) {
            case BallotDecision::counted: return texts::counted;
            case BallotDecision::changed: return texts::changed;
            case BallotDecision::withdrawn: return texts::withdrawn;
            case BallotDecision::repeated: return texts::repeated;
            case BallotDecision::stale: return texts::stale;
            case BallotDecision::late: return texts::late;
            case BallotDecision::fixed: return texts::ballot_fixed;
            case BallotDecision::taken: return texts::ballot_taken;
        }
        return texts::late;
    }

    std::string choice_words(const AnswerReading& answer) const {
        return poll::choice_words(poll_, answer.keys, context_.caller.language);
    }

    std::string option_words() const {
        std::vector<std::string> words;
        for (const auto& option : poll_.options)
            words.push_back(answer_words(poll_, option, context_.caller.language));
        return join(words, " / ");
    }

    void ask(const AnswerReading& answer) {
        record_refusal("unclear", answer, "ballot_unclear");
        context_.tx.conversation().ask(
            context_.caller.account.id, context_.chat.id,
            {.kind = "ballot",
             .subject = poll_.id.value,
             .payload = answer.keys.size() == 1 ? answer.keys.front() : std::string{},
             .asked = context_.now,
             .expires = std::min(poll_.closes_at.value_or(Timestamp::max()),
                                 context_.now + context_.settings.votes.question_ttl)});
        if (!tell_once("unclear")) return;
        const Args args{{"id", short_id(poll_)},
                        {"suggestion", choice_words(answer)},
                        {"options", option_words()},
                        {"example", example_answer(poll_)},
                        {"max", std::to_string(poll_.max_score)}};
        if (poll_.max_score > 0) return tell(texts::unclear_score, args);
        tell(answer.keys.empty() ? texts::unclear_open : texts::unclear, args);
    }

    /// Voices of people without a right here are kept apart and told why (never mixed in).
    void refuse_voice(const AnswerReading& answer) {
        const auto& caller = context_.caller;
        if (caller.is_owner() && !poll_.scope.buildings.empty()) {
            refuse("out_of_scope", texts::out_of_scope,
                   {{"buildings", join(poll_.scope.buildings, "、")}}, answer);
        } else if (caller.is_owner()) {
            refuse("not_entitled", texts::not_entitled, {}, answer);
        } else if (caller.is_tenant()) {
            refuse("tenant", texts::tenant, {}, answer);
        } else if (caller.is_staff()) {
            refuse("staff", texts::staff, {}, answer);
        } else {
            refuse("unbound", texts::unbound, {}, answer);
        }
    }

    Reply refuse_late() {
        const auto closed = poll_.closed_at.value_or(poll_.closes_at.value_or(context_.now));
        return refuse("late", texts::late,
                      {{"time", when(closed, context_, context_.caller.language)}});
    }

    Reply refuse(std::string_view why, const Text& words, Args args = {}) {
        refuse(why, words, std::move(args), ballot_.answers.front());
        return std::move(reply_);
    }

    void refuse(std::string_view why, const Text& words, Args args, const AnswerReading& answer) {
        record_refusal(why, answer, why == "late" ? "ballot_late" : "ballot_refused");
        args.emplace("id", short_id(poll_));
        const bool always = why == "not_an_option" || why == "several_choices" ||
                            why == "abstain_beside" || context_.chat.kind == ChatKind::direct ||
                            ballot_.by_button;
        if (always || tell_once(why)) tell(words, args);
    }

    void record_refusal(std::string_view why, const AnswerReading& answer, std::string kind) {
        Payload payload;
        payload.set("why", why)
            .set("account", context_.caller.account.id)
            .set("event", call_.message->event_id);
        if (answer.is_proxy) payload.set("units", answer.units);
        const bool is_voice = why == "tenant" || why == "staff" || why == "unbound";
        if (is_voice && !poll_.is_secret) payload.set("choice", answer.keys);
        record(context_, std::move(kind), poll_.id, payload.json());
    }

    bool tell_once(std::string_view reason) {
        return context_.tx.conversation().tell_once(context_.caller.account.id, poll_.id, reason,
                                                    context_.now);
    }

    void tell(const Text& words, const Args& args) {
        Answer answer{.audience = sender(), .kind = "refusal"};
        answer.document.blocks = {paragraph(say(context_.caller.language, words, args))};
        answer.subject = {.kind = 'V', .id = poll_.id.value};
        reply_.add(std::move(answer));
    }

    const Poll& poll_;
    const BallotCall& ballot_;
    const Call& call_;
    Context& context_;
    std::vector<storage::Polls::Reach> reach_{};
    Reply reply_{};
};

}  // namespace

Result<Reply> cast(const Call& call, Context& context) {
    const auto& ballot = std::get<BallotCall>(call.reading);
    const auto poll = context.tx.polls().find(ballot.poll);
    if (!poll || poll->community != context.community.id)
        return Error{Errc::not_found, texts::unknown_poll, {{"id", ""}}};
    return Casting(*poll, ballot, call, context).run();
}

}  // namespace linyi::commands::poll
