#include "domain/roster_import.hpp"

#include "base/text.hpp"
#include "domain/roster_problems.hpp"

#include <algorithm>
#include <utility>

namespace linyi {
namespace {

constexpr std::size_t label_code_points_max = 24;
constexpr std::size_t name_code_points_max = 60;
constexpr std::size_t phone_digits_min = 7;
constexpr std::size_t phone_digits_max = 15;
constexpr std::size_t shown_code_points_max = 40;

using Severity = RosterProblem::Severity;

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string lower(std::string_view text) {
    std::string out(trim(text));
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// "102.35 ㎡", "102.35平方米" → "102.35".
std::string_view without_unit(std::string_view area) {
    constexpr std::string_view units[] = {"㎡", "m²", "m2", "M2", "平方米", "平米", "平"};
    area = trim(area);
    for (const auto unit : units) {
        if (area.ends_with(unit)) return trim(area.substr(0, area.size() - unit.size()));
    }
    return area;
}

/// Digits of a phone number; empty if it is none (masked, too short, a word).
std::string phone_digits(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (std::string_view(" +-()").find(c) == std::string_view::npos) {
            return {};
        }
    }
    if (digits.size() == 13 && digits.starts_with("86")) digits.erase(0, 2);
    const bool fits = digits.size() >= phone_digits_min && digits.size() <= phone_digits_max;
    return fits ? digits : std::string{};
}

std::string first_part(std::string_view label) {
    return std::string(label.substr(0, label.find('-')));
}

void add_known(std::vector<std::string>& list, std::string_view entry) {
    if (!entry.empty() && std::find(list.begin(), list.end(), entry) == list.end())
        list.emplace_back(entry);
}

std::string shown(std::string_view text) {
    return std::string(first_code_points(text, shown_code_points_max));
}

}  // namespace

/// A problem before it knows the file's own name of its column.
struct RosterBuilder::Found {
    int row{};
    std::string_view column{};
    const ProblemText& text;
    Args args{};
};

bool RosterReading::has_errors() const {
    return std::any_of(problems.begin(), problems.end(),
                       [](const auto& p) { return p.severity == Severity::error; });
}

void RosterBuilder::set_column(std::string_view column, std::string_view name) {
    columns_.insert_or_assign(std::string(column), std::string(name));
}

void RosterBuilder::report(Severity severity, const Found& found) {
    const auto known = columns_.find(found.column);
    add_problem({.severity = severity,
                 .row = found.row,
                 .column = known != columns_.end() ? known->second : std::string(found.column),
                 .what = &found.text.what,
                 .remedy = &found.text.remedy,
                 .args = found.args});
}

void RosterBuilder::add(const RosterRow& row) {
    if (draft().units.size() == roster_rows_max) {
        if (rows_by_label_.emplace("", row.row).second)
            report(Severity::error, {.row = row.row, .text = problem_text::too_many_rows});
        return;
    }
    DraftUnit unit{.row = row.row};
    bool is_good = read_facts(row, unit);
    is_good = read_owners(row, unit) && is_good;
    for (const auto& account : row.accounts) add_known(unit.accounts, trim(account));
    for (const auto& tenant : row.tenants) add_known(unit.tenants, trim(tenant));

    if (!unit.label.empty()) {
        const auto [known, is_new] = rows_by_label_.emplace(unit.label, row.row);
        if (!is_new) {
            report(Severity::error,
                   {.row = row.row,
                    .column = "unit",
                    .text = problem_text::duplicate_unit,
                    .args = {{"unit", unit.label}, {"row", std::to_string(known->second)}}});
            is_good = false;
        }
    }
    if (is_good) draft().units.push_back(std::move(unit));
}

std::string RosterBuilder::label_of(const RosterRow& row, UnitKind kind) {
    const auto typed = trim(row.unit);
    auto label = unit_label_(typed);
    if (!label.empty()) return label;
    // Parking places are called anything: 车位12, B1-A007. They are taken as written.
    const bool fits = kind == UnitKind::parking && !typed.empty() && !has_control(typed) &&
                      code_points(typed) <= label_code_points_max;
    if (fits) return std::string(typed);
    report(Severity::error, {.row = row.row,
                             .column = "unit",
                             .text = typed.empty() ? problem_text::no_unit : problem_text::bad_unit,
                             .args = {{"text", shown(typed)}}});
    return {};
}

bool RosterBuilder::read_facts(const RosterRow& row, DraftUnit& unit) {
    bool is_good = true;
    const auto refuse = [&](std::string_view column, const ProblemText& text,
                            std::string_view value) {
        report(Severity::error,
               {.row = row.row, .column = column, .text = text, .args = {{"text", shown(value)}}});
        is_good = false;
    };
    if (const auto kind = unit_kind_from(lower(row.kind))) {
        unit.kind = *kind;
    } else {
        refuse("kind", problem_text::bad_kind, row.kind);
    }
    if (const auto status = unit_status_from(lower(row.status))) {
        unit.status = *status;
    } else {
        refuse("status", problem_text::bad_status, row.status);
    }
    unit.label = label_of(row, unit.kind);
    is_good = is_good && !unit.label.empty();

    const auto area = area_from(without_unit(row.area));
    if (!area) {
        refuse("area", trim(row.area).empty() ? problem_text::no_area : problem_text::bad_area,
               row.area);
    } else if (*area == Area{} && unit.kind != UnitKind::parking) {
        refuse("area", problem_text::zero_area, row.area);
    } else {
        unit.area = *area;
    }
    unit.building = trim(row.building).empty() ? first_part(unit.label) : trim(row.building);
    return is_good;
}

bool RosterBuilder::read_owners(const RosterRow& row, DraftUnit& unit) {
    bool is_good = true;
    const auto refuse = [&](std::string_view column, const ProblemText& text, Args args) {
        report(Severity::error,
               {.row = row.row, .column = column, .text = text, .args = std::move(args)});
        is_good = false;
    };
    for (const auto& typed : row.owners) {
        const auto name = trim(typed);
        if (name.empty()) continue;
        if (has_control(name) || code_points(name) > name_code_points_max) {
            refuse("owners", problem_text::bad_owner, {{"text", shown(name)}});
        } else if (std::any_of(unit.owners.begin(), unit.owners.end(),
                               [&](const DraftOwner& known) { return known.name == name; })) {
            refuse("owners", problem_text::owner_twice, {{"name", std::string(name)}});
        } else {
            unit.owners.push_back({.name = std::string(name)});
        }
    }
    if (row.owners.empty() || unit.owners.empty()) {
        if (is_good && unit.status == UnitStatus::sold)
            report(Severity::note,
                   {.row = row.row, .column = "owners", .text = problem_text::no_owner});
        return is_good;
    }
    if (row.phones.empty()) return is_good;
    if (row.phones.size() != unit.owners.size()) {
        refuse("phone", problem_text::phone_count,
               {{"phones", std::to_string(row.phones.size())},
                {"owners", std::to_string(unit.owners.size())}});
        return is_good;
    }
    for (std::size_t at = 0; at < row.phones.size(); ++at) {
        const auto phone = trim(row.phones[at]);
        unit.owners[at].phone = phone_digits(phone);
        if (!phone.empty() && unit.owners[at].phone.empty())
            report(Severity::note,
                   {.row = row.row, .column = "phone", .text = problem_text::bad_phone});
    }
    return is_good;
}

void RosterBuilder::add_tenant(std::string_view account, int row) {
    // "4-2-206 小冯(租户)": what stands before the first blank, else the whole name, is the label.
    const auto name = trim(account);
    auto label = unit_label_(name.substr(0, name.find(' ')));
    if (label.empty()) label = unit_label_(name);
    const auto unit = std::find_if(draft().units.begin(), draft().units.end(),
                                   [&](const DraftUnit& u) { return u.label == label; });
    if (unit != draft().units.end()) {
        add_known(unit->tenants, name);
        return;
    }
    report(Severity::note, {.row = row,
                            .column = "tenants",
                            .text = problem_text::tenant_without_unit,
                            .args = {{"text", shown(name)}}});
}

void RosterBuilder::add_officer(DraftOfficer officer) {
    draft().officers.push_back(std::move(officer));
}

RosterReading RosterBuilder::finish() {
    group_people();
    note_equal_names();
    if (draft().units.empty() && !reading_.has_errors())
        report(Severity::error, {.text = problem_text::no_rows});
    std::stable_sort(reading_.problems.begin(), reading_.problems.end(),
                     [](const auto& a, const auto& b) { return a.row < b.row; });
    return std::move(reading_);
}

void RosterBuilder::group_people() {
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    auto& people = draft().people;
    for (auto& unit : draft().units) {
        for (auto& owner : unit.owners) {
            const auto [at, is_new] =
                known.emplace(std::pair{owner.name, owner.phone}, people.size());
            if (is_new) people.push_back({.name = owner.name, .phone = owner.phone});
            owner.person = at->second;
        }
    }
}

void RosterBuilder::note_equal_names() {
    struct Seen {
        int row{};
        std::vector<std::string> labels{};
        std::vector<std::size_t> people{};
    };
    std::map<std::string, Seen> by_name;
    for (const auto& unit : draft().units) {
        for (const auto& owner : unit.owners) {
            auto& seen = by_name[owner.name];
            if (seen.row == 0) seen.row = unit.row;
            seen.labels.push_back(unit.label);
            if (std::find(seen.people.begin(), seen.people.end(), owner.person) ==
                seen.people.end())
                seen.people.push_back(owner.person);
        }
    }
    for (const auto& [name, seen] : by_name) {
        if (seen.labels.size() < 2) continue;
        report(Severity::note, {.row = seen.row,
                                .column = "owners",
                                .text = seen.people.size() == 1 ? problem_text::one_person
                                                                : problem_text::several_people,
                                .args = {{"name", name},
                                         {"units", join(seen.labels, ", ")},
                                         {"people", std::to_string(seen.people.size())}}});
    }
}

}  // namespace linyi
