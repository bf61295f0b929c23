#include "domain/roster_people.hpp"

#include "base/text.hpp"
#include "domain/csv.hpp"
#include "domain/roster_words.hpp"

#include <algorithm>
#include <iterator>

namespace linyi {
namespace {

struct People {
    std::vector<std::string> owners{};
    std::vector<std::string> phones{};
};

void append(std::vector<std::string>& list, const std::vector<std::string>& more) {
    list.insert(list.end(), more.begin(), more.end());
}

People people_in(const TableRow& row, const std::vector<const HeaderColumn*>& owner_columns,
                 const std::vector<const HeaderColumn*>& phone_columns) {
    const bool are_paired =
        owner_columns.size() > 1 && owner_columns.size() == phone_columns.size();
    People people;
    for (std::size_t at = 0; at < owner_columns.size(); ++at) {
        const auto names = parts_of(cell_at(row, owner_columns[at]).text);
        append(people.owners, names);
        if (!are_paired) continue;
        auto numbers = parts_of(cell_at(row, phone_columns[at]).text);
        numbers.resize(std::max(numbers.size(), names.size()));
        append(people.phones, numbers);
    }
    if (are_paired) return people;
    for (const auto* column : phone_columns)
        append(people.phones, parts_of(cell_at(row, column).text));
    return people;
}

/// "无;李梅" with ";13800000002": a part that names nobody goes with its phone.
void drop_nobody(RosterRow& row) {
    const bool has_phones = row.phones.size() == row.owners.size();
    for (auto at = row.owners.size(); at-- > 0;) {
        if (!says_nothing(row.owners[at])) continue;
        row.owners.erase(std::next(row.owners.begin(), static_cast<std::ptrdiff_t>(at)));
        if (has_phones)
            row.phones.erase(std::next(row.phones.begin(), static_cast<std::ptrdiff_t>(at)));
    }
    const bool are_none = std::all_of(row.phones.begin(), row.phones.end(), says_nothing);
    if (are_none && row.phones.size() != row.owners.size()) row.phones.clear();
}

/// Accounts are ids of a platform: nothing in them is tidied.
std::vector<std::string> account_parts(std::string_view cell) {
    std::string text(cell);
    for (const std::string_view separator : {"；", "、", "/", "／", ",", "，", "\n"})
        text = replace_all(text, separator, ";");
    if (trim(text).empty()) return {};
    return split(text, ';');
}

std::string_view first_text(const TableRow& row, const RosterHeader& header, RosterColumn column) {
    const auto all = header.all(column);
    return all.empty() ? std::string_view{} : cell_at(row, all.front()).text;
}

}  // namespace

void read_people(const TableRow& row, const RosterHeader& header, RosterRow& out) {
    out.owner_ids = parts_of(first_text(row, header, RosterColumn::owner_ids));
    out.accounts = account_parts(first_text(row, header, RosterColumn::accounts));
    out.tenants = account_parts(first_text(row, header, RosterColumn::tenants));
    auto people = people_in(row, header.all(RosterColumn::owners), header.all(RosterColumn::phone));
    auto others =
        people_in(row, header.all(RosterColumn::co_owners), header.all(RosterColumn::co_phone));
    const bool has_any = !people.phones.empty() || !others.phones.empty();
    if (has_any && people.phones.size() != people.owners.size() + others.owners.size()) {
        // One column of phones beside 业主 and 共有人 is the owners'.
        if (people.phones.empty()) people.phones.resize(people.owners.size());
        if (others.phones.empty()) others.phones.resize(others.owners.size());
    }
    if (const auto exported = split(first_text(row, header, RosterColumn::owners), ';');
        !out.owner_ids.empty() && exported.size() == out.owner_ids.size())
        people.owners = exported;        // only semicolons part the names of an exported file
    for (auto& other : others.owners) {  // named in both columns
        const auto is_other = [&](const auto& one) { return owner_name(one) == owner_name(other); };
        if (std::any_of(people.owners.begin(), people.owners.end(), is_other)) other.clear();
    }
    append(people.owners, others.owners);
    append(people.phones, others.phones);
    out.owners = std::move(people.owners);
    out.phones = std::move(people.phones);
    if (out.owner_ids.empty()) drop_nobody(out);
    for (auto& name : out.owners) name = std::string(unguarded(name));
}

}  // namespace linyi
