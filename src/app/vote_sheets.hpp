#pragma once

#include "base/random.hpp"
#include "commands/chores.hpp"
#include "domain/ballot_form.hpp"
#include "domain/settings.hpp"
#include "domain/vote_sheet.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace linyi::app {

/// What pages, pictures and papers show of a vote, read by whichever thread holds the transaction.
/// One object a thread.
class VoteSheets {
public:
    /// `clock` must outlive the sheets.
    VoteSheets(const Settings& settings, const Clock& clock) : settings_(settings), clock_(clock) {}

    /// Of the vote whose address ends in `name`; none if that is not exactly its address.
    std::optional<VoteSheet> find(storage::Tx& tx, std::string_view name,
                                  std::optional<Language> language);

    /// Of a vote, in `language` or else its community's.
    VoteSheet of(storage::Tx& tx, const Poll& poll, std::optional<Language> language = {});

    /// The ballots of the budget vote at that address as a .pb file; none if there is no such file.
    std::optional<std::string> ballots_pb(storage::Tx& tx, std::string_view name);

    /// Who comes by a ballot link, and what they may do; none if it is not in force.
    std::optional<BallotVisit> visit(storage::Tx& tx, std::string_view name);

    /// What a handler of this vote's community would be given, without anybody who calls.
    commands::Context context(storage::Tx& tx, const Poll& poll, std::optional<Language> language);

private:
    static std::optional<Poll> poll_at(storage::Tx& tx, std::string_view name);

    Settings settings_;
    const Clock& clock_;
    SystemRandom random_{};
    std::function<ChatTraits(std::string_view)> traits_{
        [](std::string_view) { return ChatTraits{}; }};
};

}  // namespace linyi::app
