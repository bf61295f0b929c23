#pragma once

#include "base/area.hpp"
#include "domain/roster.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// The words people use in a roster's columns. All take a cell as typed: width, case, blanks and
/// brackets do not matter.

/// What kind of unit a cell speaks of.
struct KindReading {
    UnitKind kind{};
    bool is_storage{};  ///< 储藏室: kept as parking, because it counts only where parking counts
};
/// 住宅, 公寓, 商铺, 办公, 车位, 车库, 储藏室, home, shop … An empty cell is a home. None if the
/// words name no kind, or two (商住).
std::optional<KindReading> kind_in_words(std::string_view text);

/// 已售, 已交付, 空置, 未售, 在售, 未交付, 已售未交房, sold … An empty cell is sold.
std::optional<UnitStatus> status_in_words(std::string_view text);

/// 是, 有, √, 1, yes; 否, 无, ×, 0, no.
std::optional<bool> yes_or_no(std::string_view text);

/// "102.35", "102.35 ㎡", "1,234.50平方米". Digits only, never through a binary fraction; but a
/// number that a spreadsheet kept as one is taken for what was typed: 89.599999999999994 is 89.60
/// because it is within 1e-9 of it. Anything else with more than two decimals is refused. Errors:
/// invalid_argument.
Result<Area> area_in_words(std::string_view text);

/// The parts of a cell with several values (; 、 / , & or a line break between them), tidied. Empty
/// parts are kept: "13800000000;;" says who has no phone. An empty cell has no parts.
std::vector<std::string> parts_of(std::string_view cell);

/// A part that says that there is nothing: "", "-", "无", "n/a".
bool says_nothing(std::string_view part);

/// An owner's name as it is compared: blanks that only widen a name of Chinese letters are gone
/// (张　伟 is 张伟).
std::string owner_name(std::string_view part);

/// What keeps a text from being one person's or company's name.
enum class NameFault { none, unreadable, number, masked, two_names };
NameFault fault_in_name(std::string_view name);

/// "3号楼", "03", "三栋" and "3#" are building 3, "a座" is A; other names stay as they are tidied.
std::string building_in_words(std::string_view text);

/// "2单元", "二单元", "02" are stairwell 2.
std::string stairwell_in_words(std::string_view text);

/// True for the short form of a building or stairwell that can stand in a label: "3", "A", "12B".
bool is_label_part(std::string_view text);

}  // namespace linyi
