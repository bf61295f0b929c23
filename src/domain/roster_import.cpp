#include "domain/roster_import.hpp"

#include "base/text.hpp"
#include "domain/roster_problems.hpp"
#include "domain/roster_words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace linyi {
namespace {

constexpr std::size_t label_code_points_max = 24;
constexpr std::size_t phone_digits_min = 7;
constexpr std::size_t phone_digits_max = 15;
constexpr std::size_t shown_code_points_max = 40;

using Severity = RosterProblem::Severity;

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// Digits of a phone number; empty if it is none (masked, too short, a word).
std::string phone_digits(std::string_view text) {
    std::string digits;
    for (const char c : tidy(text)) {
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

/// "P17" → 17; none if it is anything else.
std::optional<PersonId> owner_id_from(std::string_view text) {
    if (text.size() < 2 || (text[0] != 'P' && text[0] != 'p')) return std::nullopt;
    PersonId id;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), id.value);
    if (error != std::errc{} || end != text.data() + text.size() || id.value <= 0)
        return std::nullopt;
    return id;
}

bool is_status_word(std::string_view name) {
    constexpr std::string_view words[] = {"未售", "未出售", "待售", "在售", "未交付", "未交房"};
    return std::find(std::begin(words), std::end(words), name) != std::end(words);
}

void add_known(std::vector<std::string>& list, std::string_view entry) {
    if (!entry.empty() && std::find(list.begin(), list.end(), entry) == list.end())
        list.emplace_back(entry);
}

std::string shown(std::string_view text) {
    return std::string(first_code_points(text, shown_code_points_max));
}

std::vector<std::string> names_of(const DraftUnit& unit) {
    std::vector<std::string> names;
    for (const auto& owner : unit.owners) names.push_back(owner.name);
    std::sort(names.begin(), names.end());
    return names;
}

const ProblemText& text_of(NameFault fault) {
    switch (fault) {
        case NameFault::number: return problem_text::number_as_owner;
        case NameFault::masked: return problem_text::masked_owner;
        case NameFault::two_names: return problem_text::two_names;
        default: return problem_text::bad_owner;
    }
}

}  // namespace

bool RosterReading::has_errors() const {
    return std::any_of(problems.begin(), problems.end(),
                       [](const auto& p) { return p.severity == Severity::error; });
}

void RosterBuilder::set_column(std::string_view column, std::string_view name,
                               std::string_view letters) {
    columns_.insert_or_assign(std::string(column),
                              Column{.shown = std::string(name), .letters = std::string(letters)});
}

void RosterBuilder::report(Severity severity, const Found& found) {
    const auto known = columns_.find(found.column);
    const bool is_named = known != columns_.end();
    RosterProblem problem{.severity = severity,
                          .row = found.row,
                          .column = is_named ? known->second.shown : std::string(found.column),
                          .what = &found.text.what,
                          .remedy = &found.text.remedy,
                          .args = found.args};
    if (is_named && !known->second.letters.empty() && found.row > 0)
        problem.cell = known->second.letters + std::to_string(found.row);
    add_problem(std::move(problem));
}

void RosterBuilder::add(const RosterRow& row) {
    is_last_good_ = false;
    if (draft().units.size() == roster_rows_max) {
        if (seen_.emplace("", Seen{.row = row.row}).second)
            report(Severity::error, {.row = row.row, .text = problem_text::too_many_rows});
        return;
    }
    DraftUnit unit{.row = row.row};
    bool is_good = read_facts(row, unit);
    const bool has_area = read_area(row, unit);
    is_good = read_owners(row, unit) && is_good && has_area && !row.has_error;
    for (const auto& account : row.accounts) add_known(unit.accounts, trim(account));
    for (const auto& tenant : row.tenants) add_known(unit.tenants, trim(tenant));
    if (!unit.label.empty()) is_good = is_new(unit, has_area) && is_good;
    is_last_good_ = is_good;
    if (is_good) draft().units.push_back(std::move(unit));
}

bool RosterBuilder::is_new(const DraftUnit& unit, bool has_area) {
    Seen now{.row = unit.row, .owners = names_of(unit)};
    if (has_area) now.area = unit.area;
    const auto [at, is_first] = seen_.emplace(unit.label, now);
    if (is_first) return true;
    const auto& known = at->second;
    Args args{{"unit", unit.label}, {"row", std::to_string(known.row)}};
    if (known.area && now.area && *known.area != *now.area) {
        args["other"] = to_text(*known.area);
        args["area"] = to_text(*now.area);
        report(Severity::error, {unit.row, "unit", problem_text::duplicate_area, args});
    } else if (known.owners != now.owners) {
        report(Severity::error, {unit.row, "unit", problem_text::duplicate_owners, args});
    } else {
        report(Severity::error, {unit.row, "unit", problem_text::duplicate_unit, args});
    }
    return false;
}

std::string RosterBuilder::label_of(const RosterRow& row, UnitKind kind) {
    const auto typed = tidy(row.unit);
    auto label = unit_label_(typed);
    if (!label.empty()) return label;
    // Parking places are called anything: 车位12, B1-A007. They are taken as written.
    const bool fits = kind == UnitKind::parking && !typed.empty() && !has_control(typed) &&
                      code_points(typed) <= label_code_points_max;
    if (fits) return typed;
    const auto owner = row.owners.empty() ? std::string{} : owner_name(row.owners.front());
    if (typed.empty() && row.area.empty() && !owner.empty()) {
        report(Severity::error, {.row = row.row,
                                 .column = "unit",
                                 .text = problem_text::owner_without_unit,
                                 .args = {{"name", shown(owner)}}});
        return {};
    }
    const bool is_room = !typed.empty() && typed.find_first_not_of("0123456789") == typed.npos;
    const auto& text = typed.empty() ? problem_text::no_unit
                       : is_room     ? problem_text::room_without_building
                                     : problem_text::bad_unit;
    report(Severity::error,
           {.row = row.row, .column = "unit", .text = text, .args = {{"text", shown(typed)}}});
    return {};
}

bool RosterBuilder::read_kind(const RosterRow& row, DraftUnit& unit) {
    auto kind = kind_in_words(row.kind);
    // 车位12 says itself what it is.
    if (tidy(row.kind).empty()) kind = kind_in_words(row.unit).value_or(KindReading{});
    if (!kind) {
        report(Severity::error, {.row = row.row,
                                 .column = "kind",
                                 .text = problem_text::bad_kind,
                                 .args = {{"text", shown(row.kind)}}});
        return false;
    }
    if (kind->is_storage && storage_units_++ == 0) first_storage_row_ = row.row;
    unit.kind = kind->kind;
    return true;
}

bool RosterBuilder::read_facts(const RosterRow& row, DraftUnit& unit) {
    bool is_good = read_kind(row, unit);
    if (const auto status = status_in_words(row.status)) {
        unit.status = *status;
    } else {
        report(Severity::error, {.row = row.row,
                                 .column = "status",
                                 .text = problem_text::bad_status,
                                 .args = {{"text", shown(row.status)}}});
        is_good = false;
    }
    unit.label = label_of(row, unit.kind);
    is_good = is_good && !unit.label.empty();
    const auto parts = split(unit.label, '-');
    unit.building = building_in_words(tidy(row.building).empty() ? parts.front() : row.building);
    unit.stairwell = stairwell_in_words(row.stairwell);
    if (unit.stairwell.empty() && parts.size() == 3) unit.stairwell = stairwell_in_words(parts[1]);
    return is_good;
}

bool RosterBuilder::read_area(const RosterRow& row, DraftUnit& unit) {
    const auto refuse = [&](const ProblemText& text) {
        report(Severity::error, {.row = row.row,
                                 .column = "area",
                                 .text = text,
                                 .args = {{"text", shown(trim(row.area))}}});
        return false;
    };
    // One sentence about a row that is a co-owner's is enough.
    if (trim(row.area).empty() && trim(row.unit).empty() && !row.owners.empty()) return false;
    const auto area = area_in_words(row.area);
    if (!area)
        return refuse(says_nothing(row.area) ? problem_text::no_area : problem_text::bad_area);
    if (*area == Area{} && unit.kind != UnitKind::parking) return refuse(problem_text::zero_area);
    unit.area = *area;
    return true;
}

bool RosterBuilder::read_owner(const RosterRow& row, std::string_view typed, DraftUnit& unit) {
    const auto name = owner_name(typed);
    const auto refuse = [&](const ProblemText& text) {
        report(Severity::error, {.row = row.row,
                                 .column = "owners",
                                 .text = text,
                                 .args = {{"text", shown(name)}, {"name", shown(name)}}});
        return false;
    };
    if (is_status_word(name)) {
        return unit.status != UnitStatus::sold || refuse(problem_text::owner_is_status);
    }
    // An exported file says by the id who is meant; its names may be masked.
    if (row.owner_ids.empty()) {
        const auto fault = fault_in_name(name);
        if (fault != NameFault::none) return refuse(text_of(fault));
        const bool is_there = std::any_of(unit.owners.begin(), unit.owners.end(),
                                          [&](const auto& known) { return known.name == name; });
        if (is_there) return refuse(problem_text::owner_twice);
    }
    unit.owners.push_back({.name = name});
    return true;
}

bool RosterBuilder::read_owner_ids(const RosterRow& row, DraftUnit& unit) {
    if (row.owner_ids.empty()) return true;
    if (row.owner_ids.size() != unit.owners.size()) {
        report(Severity::error, {.row = row.row,
                                 .column = "owner ids",
                                 .text = problem_text::owner_id_count,
                                 .args = {{"ids", std::to_string(row.owner_ids.size())},
                                          {"owners", std::to_string(unit.owners.size())}}});
        return false;
    }
    bool is_good = true;
    const auto refuse = [&](std::string_view column, const ProblemText& text,
                            std::string_view what) {
        report(Severity::error, {.row = row.row,
                                 .column = column,
                                 .text = text,
                                 .args = {{"text", shown(what)}, {"name", shown(what)}}});
        is_good = false;
    };
    for (std::size_t at = 0; at < row.owner_ids.size(); ++at) {
        auto& owner = unit.owners[at];
        const auto typed = tidy(row.owner_ids[at]);
        const auto known = owner_id_from(typed);
        const auto fault = typed.empty() ? fault_in_name(owner.name) : NameFault::none;
        if (known) owner.known = *known;
        if (!known && !typed.empty()) refuse("owner ids", problem_text::bad_owner_id, typed);
        if (fault != NameFault::none) refuse("owners", text_of(fault), owner.name);
        for (std::size_t before = 0; before < at; ++before) {
            const auto& other = unit.owners[before];
            if (owner.known == other.known && (owner.known || owner.name == other.name))
                refuse("owners", problem_text::owner_twice, owner.name);
        }
    }
    return is_good;
}

bool RosterBuilder::read_phones(const RosterRow& row, DraftUnit& unit) {
    if (row.phones.empty()) return true;
    if (row.phones.size() != unit.owners.size()) {
        report(Severity::error, {.row = row.row,
                                 .column = "phone",
                                 .text = problem_text::phone_count,
                                 .args = {{"phones", std::to_string(row.phones.size())},
                                          {"owners", std::to_string(unit.owners.size())}}});
        return false;
    }
    for (std::size_t at = 0; at < row.phones.size(); ++at) {
        const auto& phone = row.phones[at];
        unit.owners[at].phone = phone_digits(phone);
        if (!says_nothing(phone) && unit.owners[at].phone.empty())
            report(Severity::note,
                   {.row = row.row, .column = "phone", .text = problem_text::bad_phone});
    }
    return true;
}

bool RosterBuilder::read_owners(const RosterRow& row, DraftUnit& unit) {
    bool is_good = true;
    for (const auto& typed : row.owners) {
        if (row.owner_ids.empty() && says_nothing(typed)) continue;
        is_good = read_owner(row, typed, unit) && is_good;
    }
    if (unit.owners.empty()) {
        if (is_good && unit.status == UnitStatus::sold)
            report(Severity::note,
                   {.row = row.row, .column = "owners", .text = problem_text::no_owner});
        return is_good;
    }
    // What is counted against the owners makes sense only if all of them could be read.
    return is_good && read_owner_ids(row, unit) && read_phones(row, unit);
}

void RosterBuilder::add_owners(const RosterRow& row) {
    if (!is_last_good_ || draft().units.empty()) return;
    auto& unit = draft().units.back();
    DraftUnit more{.row = row.row, .status = unit.status};
    bool is_good = true;
    for (const auto& typed : row.owners)
        is_good = (says_nothing(typed) || read_owner(row, typed, more)) && is_good;
    if (!is_good || !read_phones(row, more)) return;
    for (auto& owner : more.owners) {
        const bool is_there =
            std::any_of(unit.owners.begin(), unit.owners.end(),
                        [&](const auto& known) { return known.name == owner.name; });
        if (is_there) {
            report(Severity::error, {.row = row.row,
                                     .column = "owners",
                                     .text = problem_text::owner_twice,
                                     .args = {{"name", owner.name}}});
        } else {
            unit.owners.push_back(std::move(owner));
        }
    }
}

void RosterBuilder::add_tenant(std::string_view account, int row) {
    // "4-2-206 小冯(租户)": what stands before the first blank, else the whole name, is the label;
    // else the letters and digits it starts with (2-103租客小丁), or the last word (小丁 2-103).
    const auto name = trim(account);
    const auto is_label_letter = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '-';
    };
    const auto run = std::find_if_not(name.begin(), name.end(), is_label_letter) - name.begin();
    std::string label;
    for (const auto part :
         {name.substr(0, name.find(' ')), name, name.substr(0, static_cast<std::size_t>(run)),
          name.substr(name.rfind(' ') + 1)})
        if (label.empty() && !part.empty()) label = unit_label_(part);
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

}  // namespace linyi
