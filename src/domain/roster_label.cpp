#include "domain/roster_label.hpp"

#include "base/text.hpp"
#include "domain/roster_words.hpp"
#include "domain/table.hpp"

#include <algorithm>

namespace linyi {
namespace {

bool begins_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// "501室", "501房" → "501"; empty if it is more than a room.
std::string room_in_words(std::string_view text) {
    const auto whole = tidy_word(text);
    std::string_view bare = whole;
    for (const std::string_view word : {"号房", "号室", "室", "房", "户", "号"}) {
        if (bare.size() > word.size() && bare.ends_with(word)) bare.remove_suffix(word.size());
    }
    for (const std::string_view word : {"room", "flat", "apartment", "apt", "no"}) {
        if (bare.starts_with(word)) bare.remove_prefix(word.size());
    }
    std::string room(bare);
    std::transform(room.begin(), room.end(), room.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    constexpr std::size_t letters_max = 6;
    const bool is_room = !room.empty() && room.size() <= letters_max &&
                         std::all_of(room.begin(), room.end(), [](char c) {
                             return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
                         });
    return is_room ? room : std::string{};
}

std::string joined(const std::vector<std::string>& parts) {
    std::vector<std::string> given = parts;
    std::erase(given, "");
    return join(given, "-");
}

/// The first of the texts that is a label; the first of all if none is.
std::string first_label(const std::vector<std::string>& texts, const UnitLabelRule& unit_label) {
    for (const auto& text : texts) {
        if (!unit_label(text).empty()) return text;
    }
    return texts.front();
}

}  // namespace

UnitColumn meaning_of_unit_column(const std::vector<PlaceWords>& rows,
                                  const UnitLabelRule& unit_label) {
    std::size_t begin_with_building = 0;
    std::size_t begin_with_stairwell = 0;
    std::size_t two_parts = 0;
    for (const auto& row : rows) {
        const auto label = unit_label(tidy(row.unit));
        const auto parts = split(label, '-');
        const auto building = building_in_words(row.building);
        // S-03 in building 3 is a shop's whole label.
        if (parts.size() != 2 || !begins_with_digit(label) || !is_label_part(building)) continue;
        ++two_parts;
        const auto first = building_in_words(parts[0]);
        if (first == building) ++begin_with_building;
        if (!tidy(row.stairwell).empty() && first == stairwell_in_words(row.stairwell))
            ++begin_with_stairwell;
    }
    if (two_parts == 0 || begin_with_building == two_parts) return UnitColumn::whole;
    if (begin_with_stairwell == two_parts) return UnitColumn::stairwell;
    return begin_with_building * 2 > two_parts ? UnitColumn::whole : UnitColumn::stairwell;
}

std::string label_words(const PlaceWords& words, UnitColumn meaning,
                        const UnitLabelRule& unit_label) {
    const auto unit = tidy(words.unit);
    if (unit.empty()) return unit;
    const auto building = building_in_words(words.building);
    const auto stairwell = stairwell_in_words(words.stairwell);
    const auto label = unit_label(unit);
    if (!label.empty()) {
        const bool is_part = meaning == UnitColumn::stairwell && split(label, '-').size() == 2 &&
                             begins_with_digit(label) && is_label_part(building);
        if (!is_part) return unit;
        const auto whole = building + "-" + label;
        return unit_label(whole).empty() ? unit : whole;
    }
    const auto room = room_in_words(unit);
    if (room.empty() || building.empty()) return unit;
    return first_label({joined({building, stairwell, room}),
                        building + "号楼" + (stairwell.empty() ? "" : stairwell + "单元") + room},
                       unit_label);
}

bool contradicts(const PlaceWords& words, UnitColumn meaning, const UnitLabelRule& unit_label) {
    const auto building = building_in_words(words.building);
    const auto label = unit_label(label_words(words, meaning, unit_label));
    if (!begins_with_digit(label) || !is_label_part(building)) return false;
    return building_in_words(label.substr(0, label.find('-'))) != building;
}

}  // namespace linyi
