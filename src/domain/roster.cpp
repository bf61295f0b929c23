#include "domain/roster.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace linyi {
namespace {

template <class T>
using Names = std::vector<std::pair<std::string_view, T>>;

template <class T>
std::optional<T> find_name(const Names<T>& names, std::string_view text) {
    for (const auto& [name, value] : names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

bool is_developers(const Unit& unit) {
    return unit.status != UnitStatus::sold;
}

bool is_in_scope(const Unit& unit, const Electorate& scope) {
    if (unit.kind == UnitKind::parking && !scope.count_parking) return false;
    return scope.buildings.empty() || std::find(scope.buildings.begin(), scope.buildings.end(),
                                                unit.building) != scope.buildings.end();
}

}  // namespace

std::string_view to_text(UnitKind kind) {
    switch (kind) {
        case UnitKind::home: return "home";
        case UnitKind::shop: return "shop";
        case UnitKind::parking: return "parking";
    }
    return "home";
}

std::optional<UnitKind> unit_kind_from(std::string_view text) {
    static const Names<UnitKind> names{
        {"home", UnitKind::home},       {"住宅", UnitKind::home},    {"", UnitKind::home},
        {"shop", UnitKind::shop},       {"商铺", UnitKind::shop},    {"店铺", UnitKind::shop},
        {"parking", UnitKind::parking}, {"车位", UnitKind::parking}, {"车库", UnitKind::parking}};
    return find_name(names, text);
}

std::string_view to_text(UnitStatus status) {
    switch (status) {
        case UnitStatus::sold: return "sold";
        case UnitStatus::unsold: return "unsold";
        case UnitStatus::undelivered: return "undelivered";
    }
    return "sold";
}

std::optional<UnitStatus> unit_status_from(std::string_view text) {
    static const Names<UnitStatus> names{{"sold", UnitStatus::sold},
                                         {"已售", UnitStatus::sold},
                                         {"", UnitStatus::sold},
                                         {"unsold", UnitStatus::unsold},
                                         {"未售", UnitStatus::unsold},
                                         {"undelivered", UnitStatus::undelivered},
                                         {"未交付", UnitStatus::undelivered}};
    return find_name(names, text);
}

std::string_view to_text(Role role) {
    switch (role) {
        case Role::admin: return "admin";
        case Role::committee: return "committee";
        case Role::manager: return "manager";
        case Role::community: return "community";
        case Role::street: return "street";
    }
    return "admin";
}

std::optional<Role> role_from(std::string_view text) {
    static const Names<Role> names{
        {"admin", Role::admin},      {"管理员", Role::admin},        {"committee", Role::committee},
        {"业委会", Role::committee}, {"manager", Role::manager},     {"property", Role::manager},
        {"物业", Role::manager},     {"community", Role::community}, {"居委会", Role::community},
        {"社区", Role::community},   {"street", Role::street},       {"街道", Role::street}};
    return find_name(names, text);
}

std::vector<VotingRight> voting_rights(const std::vector<Unit>& units, const Electorate& scope) {
    std::vector<VotingRight> rights;
    std::map<std::vector<PersonId>, std::size_t> by_owners;
    std::optional<std::size_t> developers;

    const auto open_right = [&rights](const Unit& unit) {
        rights.push_back({.no = static_cast<std::int32_t>(rights.size() + 1), .label = unit.label});
        return rights.size() - 1;
    };
    for (const auto& unit : units) {
        if (!is_in_scope(unit, scope)) continue;
        std::size_t at{};
        if (is_developers(unit)) {
            if (!developers) developers = open_right(unit);
            at = *developers;
            rights[at].is_developer = true;
        } else if (unit.owners.empty()) {
            at = open_right(unit);
        } else {
            const auto known = by_owners.find(unit.owners);
            at = known != by_owners.end() ? known->second : open_right(unit);
            by_owners.emplace(unit.owners, at);
        }
        rights[at].area += unit.area;
        rights[at].units.push_back(unit.id);
        rights[at].unit_labels.push_back(unit.label);
    }
    return rights;
}

}  // namespace linyi
