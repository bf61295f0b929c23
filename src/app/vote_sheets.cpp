#include "app/vote_sheets.hpp"

#include "commands/poll/ballots_pb.hpp"
#include "commands/poll/sheet.hpp"
#include "commands/poll/web_ballot.hpp"
#include "domain/vote_address.hpp"

namespace linyi::app {

std::optional<Poll> VoteSheets::poll_at(storage::Tx& tx, std::string_view name) {
    const auto id = poll_in_path(name);
    auto poll = id ? tx.polls().find(*id) : std::nullopt;
    if (!poll || vote_path(*poll, tx.polls().frozen(*poll)) != "/votes/" + std::string(name))
        return std::nullopt;
    return poll;
}

std::optional<VoteSheet> VoteSheets::find(storage::Tx& tx, std::string_view name,
                                          std::optional<Language> language) {
    const auto poll = poll_at(tx, name);
    if (!poll) return std::nullopt;
    return of(tx, *poll, language);
}

std::optional<std::string> VoteSheets::ballots_pb(storage::Tx& tx, std::string_view name) {
    const auto poll = poll_at(tx, name);
    if (!poll) return std::nullopt;
    auto asked = context(tx, *poll, {});
    return commands::poll::ballots_pb(*poll, asked);
}

VoteSheet VoteSheets::of(storage::Tx& tx, const Poll& poll, std::optional<Language> language) {
    auto asked = context(tx, poll, language);
    return commands::poll::sheet_of(poll, asked);
}

std::optional<BallotVisit> VoteSheets::visit(storage::Tx& tx, std::string_view name) {
    const auto id = poll_in_path(name);
    const auto poll = id ? tx.polls().find(*id) : std::nullopt;
    if (!poll) return std::nullopt;
    auto asked = context(tx, *poll, {});
    return commands::poll::visit_by_link(*poll, name, asked);
}

commands::Context VoteSheets::context(storage::Tx& tx, const Poll& poll,
                                      std::optional<Language> language) {
    const commands::ChoreContext chore{random_, settings_, traits_};
    auto made = chore.make(tx, poll.community, clock_.now());
    if (language) made.community.language = *language;
    return made;
}

}  // namespace linyi::app
