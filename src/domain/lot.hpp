#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace linyi {

/// A public draw. List, seats and where the number will come from are published first; then two
/// people put the number in, and everybody can do the draw again.
/// Source: domain.md §3.8.
struct Lot {
    std::int64_t number{};  ///< L3 within its community
    std::string title{};    ///< what is drawn: "议事代表"
    std::int64_t seats{};
    std::vector<std::string> ids{};  ///< eligible, each once
    std::string source{};            ///< "12月1日福彩3D开奖号"
    std::string place{};             ///< the community's name at the opening, a part of the seed
    Timestamp opened_at{};
    Timestamp known_from{};              ///< the number is not known to anybody before
    std::optional<std::string> value{};  ///< the number; none until it is drawn
    std::set<std::string> declined{};
};

/// Bounds of a list: one message can show it.
inline constexpr std::size_t lot_ids_max = 300;

/// SHA-256 of the ids, each with a line feed behind it; hexadecimal.
std::string list_sha256(const Lot& lot);

/// "NUMBER|COMMUNITY|TITLE". Precondition: there is a value.
std::string seed_of(const Lot& lot);

/// Who is drawn, those who declined left out. Precondition: there is a value.
std::vector<std::string> drawn(const Lot& lot);

/// The same as a line for `linyi tally`.
std::string lot_case(const Lot& lot);

/// "L3".
std::string short_id(const Lot& lot);

}  // namespace linyi
