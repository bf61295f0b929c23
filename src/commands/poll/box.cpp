#include "commands/poll/box.hpp"

#include "commands/poll/assembly_texts.hpp"

#include <utility>

namespace linyi::commands::poll {
namespace {

/// The same choice again. Its order key is kept, so that an older message of this person does not
/// override it: with the ballot, or as a revision of its own if it came from another chat.
bool is_new_place(const Ballot& attempt, const std::optional<Ballot>& current) {
    if (!current) return true;
    return current->account == attempt.account && current->chat != attempt.chat &&
           attempt.order_key;
}

/// Whether a ballot goes into the box, as the first or as a new revision.
bool is_stored(BallotDecision decision, const Ballot& attempt,
               const std::optional<Ballot>& current) {
    switch (decision) {
        case BallotDecision::counted:
        case BallotDecision::changed:
        case BallotDecision::withdrawn: return true;
        case BallotDecision::repeated: return is_new_place(attempt, current);
        case BallotDecision::stale:
        case BallotDecision::late:
        case BallotDecision::fixed:
        case BallotDecision::taken: break;
    }
    return false;
}

}  // namespace

Boxed put_in_box(const Poll& poll, Ballot attempt, Context& context, Payload facts) {
    auto ballots = context.tx.ballots();
    const auto current = ballots.find(poll.id, attempt.right);
    std::optional<std::int64_t> newest;
    if (current) newest = ballots.newest_order_key(attempt);
    const auto decision = decide_ballot(poll, current, newest, attempt);
    const bool stores = is_stored(decision, attempt, current);
    if (current) attempt.revision = current->revision + (stores ? 1 : 0);
    facts.set("account", attempt.account)
        .set("event", attempt.event)
        .set("chat", attempt.chat)
        .set("order", attempt.order_key);
    if (attempt.route != Route::chat) facts.set("route", to_text(attempt.route));
    const Act act{.community = context.community.id,
                  .poll = poll.id,
                  .kind = "ballot_" + std::string(to_text(decision)),
                  .right = attempt.right,
                  .revision = attempt.revision,
                  .decided_at = context.now,
                  .payload = facts.json()};
    Boxed boxed{.decision = decision, .standing = current};
    if (!stores) {
        if (decision == BallotDecision::repeated && attempt.order_key) ballots.touch(attempt);
        context.tx.acts().append(act);
        return boxed;
    }
    // The entry first: the ballot keeps its number and the salt that opens it.
    auto entry = context.tx.acts().append_ballot(act, attempt.choice, current ? current->entry : 0);
    attempt.entry = entry.number;
    attempt.salt = std::move(entry.salt);
    ballots.save(attempt, current);
    boxed.receipt = std::move(entry.receipt);
    return boxed;
}

std::string route_words(Route route, Language language) {
    switch (route) {
        case Route::chat: return say(language, texts::route_chat);
        case Route::link: return say(language, texts::route_link);
        case Route::proxy: return say(language, texts::route_proxy);
        case Route::paper: return say(language, texts::route_paper);
        case Route::import: return say(language, texts::route_import);
    }
    return {};
}

}  // namespace linyi::commands::poll
