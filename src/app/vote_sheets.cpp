#include "app/vote_sheets.hpp"

#include "commands/poll/sheet.hpp"
#include "domain/vote_address.hpp"

namespace linyi::app {

std::optional<VoteSheet> VoteSheets::find(storage::Tx& tx, std::string_view name,
                                          std::optional<Language> language) {
    const auto id = poll_in_path(name);
    const auto poll = id ? tx.polls().find(*id) : std::nullopt;
    if (!poll || vote_path(*poll, tx.polls().frozen(*poll)) != "/votes/" + std::string(name))
        return std::nullopt;
    return of(tx, *poll, language);
}

VoteSheet VoteSheets::of(storage::Tx& tx, const Poll& poll, std::optional<Language> language) {
    auto asked = context(tx, poll, language);
    return commands::poll::sheet_of(poll, asked);
}

commands::Context VoteSheets::context(storage::Tx& tx, const Poll& poll,
                                      std::optional<Language> language) {
    const commands::ChoreContext chore{random_, settings_, traits_};
    auto made = chore.make(tx, poll.community, clock_.now());
    if (language) made.community.language = *language;
    return made;
}

}  // namespace linyi::app
