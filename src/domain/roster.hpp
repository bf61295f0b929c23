#pragma once

#include "base/area.hpp"
#include "base/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

enum class UnitKind { home, shop, parking };
enum class UnitStatus { sold, unsold, undelivered };

std::string_view to_text(UnitKind kind);
std::optional<UnitKind> unit_kind_from(std::string_view text);
std::string_view to_text(UnitStatus status);
std::optional<UnitStatus> unit_status_from(std::string_view text);

/// An exclusive unit (专有部分).
struct Unit {
    UnitId id{};
    std::string label{};  ///< normal form: "3-1-102"
    Area area{};
    UnitKind kind{};
    UnitStatus status{};
    std::string building{};          ///< first part of the label, or as given
    std::string stairwell{};         ///< 单元: "2", or empty
    std::vector<PersonId> owners{};  ///< ascending
};

enum class Role { admin, committee, manager, community, street };

std::string_view to_text(Role role);
/// Takes the English word, its Chinese name and the roster's words ("property", "物业").
std::optional<Role> role_from(std::string_view text);

struct RoleGrant {
    Role role{};
    std::string title{};  ///< 主任, 物业项目经理; empty if none

    friend bool operator==(const RoleGrant&, const RoleGrant&) = default;
};

/// How an account relates to a unit.
enum class BindingKind { owner, tenant };

struct Binding {
    UnitId unit{};
    std::string label{};
    BindingKind kind{};
};

/// A voting right: all units with the same owner set are one head, and so are all unsold and
/// undelivered units together. Texts call it a household (户).
/// Source: Supreme People's Court Interpretation (2020) art. 8–9; domain.md §2.2.
struct VotingRight {
    std::int32_t no{};    ///< from 1 within its poll
    std::string label{};  ///< label of its first unit
    Area area{};
    std::vector<UnitId> units{};
    std::vector<std::string> unit_labels{};
    bool is_developer{};  ///< all unsold and undelivered units together
};

/// Which units count, as the rules of procedure say.
struct Electorate {
    std::vector<std::string> buildings{};  ///< empty: all
    bool count_parking{};                  ///< default false: parking needs its own rule
};

/// The rights of a community, in roster order of their first unit. A unit without a known owner
/// is a right of its own.
std::vector<VotingRight> voting_rights(const std::vector<Unit>& units, const Electorate& scope);

}  // namespace linyi
