#pragma once

#include "domain/roster_import.hpp"
#include "storage/store.hpp"

#include <string>
#include <vector>

namespace linyi::commands::setup {

/// Where a roster goes, and how it is remembered.
struct RosterTarget {
    CommunityId community{};
    std::string adapter{};       ///< the bot account that the file's accounts belong to
    std::string content_hash{};  ///< storage::content_hash of the file
};

/// What an import changed. Everything zero: the database already said the same.
struct RosterChanges {
    int units_added{};
    int units_changed{};
    int people_added{};
    int accounts_bound{};  ///< as owner
    int tenants_bound{};
    int roles_granted{};
    int accounts_unbound{};                  ///< of units that changed hands
    std::vector<std::string> not_in_file{};  ///< units kept although the file does not name them

    bool is_nothing() const;
};

/// What is wrong with the owner ids of an exported file: an owner of another community, or one
/// whose name (also masked) is not the one beside the id.
std::vector<RosterProblem> check_owner_ids(storage::Tx& tx, CommunityId community,
                                           const RosterDraft& draft);

/// Saves units, owners, accounts, bindings and roles of a draft without errors. Applying the same
/// draft again changes nothing. Equal names are one person as the draft grouped them; a person of
/// an earlier import is known again by name and phone, and only among owners: a name that an
/// account shows or was given in a chat is never taken for an owner.
///
/// A unit whose owners are all new has changed hands: its accounts are unbound. A unit that the
/// file does not name stays as it is. Appends one act `roster_imported` if anything changed.
/// Precondition: the community exists and check_owner_ids found nothing. Run it in a transaction of
/// its own, outside a savepoint.
RosterChanges apply_roster(storage::Tx& tx, const RosterTarget& target, const RosterDraft& draft,
                           Timestamp now);

}  // namespace linyi::commands::setup
