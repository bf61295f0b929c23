#include "commands/poll/box.hpp"

#include "commands/poll/assembly_texts.hpp"

#include <utility>

namespace linyi::commands::poll {
namespace {

/// The same choice again. Its order key is kept, so that an older message of this person does not
/// override it: with the ballot, or as a revision of its own if it came from another chat.
void repeat(Ballot& attempt, const std::optional<Ballot>& current, storage::Ballots ballots) {
    if (!current) {
        ballots.save(attempt, current);
        return;
    }
    const bool is_elsewhere = current->account == attempt.account && current->chat != attempt.chat;
    if (is_elsewhere && attempt.order_key) {
        attempt.revision = current->revision + 1;
        ballots.save(attempt, current);
        return;
    }
    attempt.revision = current->revision;
    if (attempt.order_key) ballots.touch(attempt);
}

}  // namespace

Boxed put_in_box(const Poll& poll, Ballot attempt, Context& context, Payload facts) {
    auto ballots = context.tx.ballots();
    const auto current = ballots.find(poll.id, attempt.right);
    std::optional<std::int64_t> newest;
    if (current) newest = ballots.newest_order_key(attempt);
    const auto decision = decide_ballot(poll, current, newest, attempt);
    switch (decision) {
        case BallotDecision::counted:
        case BallotDecision::changed:
        case BallotDecision::withdrawn:
            if (current) attempt.revision = current->revision + 1;
            ballots.save(attempt, current);
            break;
        case BallotDecision::repeated: repeat(attempt, current, ballots); break;
        case BallotDecision::stale:
        case BallotDecision::late:
        case BallotDecision::fixed:
        case BallotDecision::taken:
            if (current) attempt.revision = current->revision;
            break;
    }
    facts.set("account", attempt.account).set("event", attempt.event);
    if (attempt.route != Route::chat) facts.set("route", to_text(attempt.route));
    context.tx.acts().append({.community = context.community.id,
                              .poll = poll.id,
                              .kind = "ballot_" + std::string(to_text(decision)),
                              .right = attempt.right,
                              .revision = attempt.revision,
                              .decided_at = context.now,
                              .payload = facts.json()});
    return {.decision = decision, .revision = attempt.revision, .standing = current};
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
