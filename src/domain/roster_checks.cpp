// What a roster shows only as a whole: who is one person, and what looks like a slip of the pen.
#include "base/text.hpp"
#include "domain/roster_import.hpp"
#include "domain/roster_problems.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace linyi {
namespace {

using Severity = RosterProblem::Severity;

// A home outside of these is most often one without its decimal point. A note, never an error.
constexpr Area home_area_min{8'00};
constexpr Area home_area_max{1'000'00};

// One unit in a building is no slip where all buildings are that small.
constexpr std::size_t usual_building_units = 4;

}  // namespace

RosterReading RosterBuilder::finish() {
    group_people();
    note_equal_names();
    note_lone_buildings();
    note_odd_areas();
    if (storage_units_ > 0)
        report(Severity::note, {.row = first_storage_row_,
                                .column = "kind",
                                .text = problem_text::storage_unit,
                                .args = {{"count", std::to_string(storage_units_)}}});
    if (draft().units.empty() && !reading_.has_errors())
        report(Severity::error, {.text = problem_text::no_rows});
    std::stable_sort(reading_.problems.begin(), reading_.problems.end(),
                     [](const auto& a, const auto& b) { return a.row < b.row; });
    return std::move(reading_);
}

void RosterBuilder::group_people() {
    std::map<std::tuple<PersonId, std::string, std::string>, std::size_t> known;
    auto& people = draft().people;
    for (auto& unit : draft().units) {
        for (auto& owner : unit.owners) {
            const auto [at, is_new] =
                known.emplace(std::tuple{owner.known, owner.name, owner.phone}, people.size());
            if (is_new)
                people.push_back({.name = owner.name, .phone = owner.phone, .known = owner.known});
            owner.person = at->second;
        }
    }
}

void RosterBuilder::note_equal_names() {
    struct Named {
        int row{};
        std::vector<std::string> labels{};
        std::vector<std::size_t> people{};
    };
    std::map<std::string, Named> by_name;
    for (const auto& unit : draft().units) {
        for (const auto& owner : unit.owners) {
            if (owner.known) continue;  // the id says who it is
            auto& named = by_name[owner.name];
            if (named.row == 0) named.row = unit.row;
            named.labels.push_back(unit.label);
            if (std::find(named.people.begin(), named.people.end(), owner.person) ==
                named.people.end())
                named.people.push_back(owner.person);
        }
    }
    for (const auto& [name, named] : by_name) {
        if (named.labels.size() < 2) continue;
        report(Severity::note, {.row = named.row,
                                .column = "owners",
                                .text = named.people.size() == 1 ? problem_text::one_person
                                                                 : problem_text::several_people,
                                .args = {{"name", name},
                                         {"units", join(named.labels, ", ")},
                                         {"people", std::to_string(named.people.size())}}});
    }
}

void RosterBuilder::note_lone_buildings() {
    std::map<std::string, std::vector<const DraftUnit*>> buildings;
    std::size_t largest = 0;
    for (const auto& unit : draft().units) {
        if (unit.kind == UnitKind::parking) continue;
        auto& units = buildings[unit.building];
        units.push_back(&unit);
        largest = std::max(largest, units.size());
    }
    if (largest < usual_building_units) return;
    for (const auto& [building, units] : buildings) {
        const auto& unit = *units.front();
        if (units.size() > 1 || unit.kind != UnitKind::home) continue;
        report(Severity::note, {.row = unit.row,
                                .column = "building",
                                .text = problem_text::lone_building,
                                .args = {{"building", building}, {"unit", unit.label}}});
    }
}

void RosterBuilder::note_odd_areas() {
    for (const auto& unit : draft().units) {
        const bool is_odd = unit.area < home_area_min || unit.area > home_area_max;
        if (unit.kind != UnitKind::home || !is_odd) continue;
        report(Severity::note, {.row = unit.row,
                                .column = "area",
                                .text = problem_text::odd_area,
                                .args = {{"area", to_text(unit.area)}}});
    }
}

}  // namespace linyi
