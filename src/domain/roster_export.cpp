#include "domain/roster_export.hpp"

#include "domain/csv.hpp"
#include "domain/mask.hpp"
#include "domain/roster_columns.hpp"

#include <array>

namespace linyi {
namespace {

constexpr std::array<RosterColumn, 8> columns{
    RosterColumn::unit, RosterColumn::building, RosterColumn::stairwell, RosterColumn::area,
    RosterColumn::kind, RosterColumn::status,   RosterColumn::owners,    RosterColumn::owner_ids};

Text kind_word(UnitKind kind) {
    switch (kind) {
        case UnitKind::home: return {"住宅", "home"};
        case UnitKind::shop: return {"商铺", "shop"};
        case UnitKind::parking: return {"车位", "parking"};
    }
    return {};
}

Text status_word(UnitStatus status) {
    switch (status) {
        case UnitStatus::sold: return {"已售", "sold"};
        case UnitStatus::unsold: return {"未售", "unsold"};
        case UnitStatus::undelivered: return {"未交付", "undelivered"};
    }
    return {};
}

}  // namespace

std::string owner_id(PersonId person) {
    return "P" + std::to_string(person.value);
}

std::vector<std::vector<std::string>> export_roster(const std::vector<Unit>& units,
                                                    const std::map<PersonId, std::string>& names,
                                                    const ExportOptions& options) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> header;
    for (const auto column : columns) header.push_back(say(options.language, shown_name(column)));
    rows.push_back(std::move(header));
    for (const auto& unit : units) {
        std::vector<std::string> owners;
        std::vector<std::string> ids;
        for (const auto person : unit.owners) {
            const auto& name = names.at(person);
            // Each name by itself: behind another separator it may begin a cell of its own.
            owners.push_back(guarded(options.has_names ? name : mask_name(name)));
            ids.push_back(owner_id(person));
        }
        rows.push_back({unit.label, unit.building, unit.stairwell, to_text(unit.area),
                        say(options.language, kind_word(unit.kind)),
                        say(options.language, status_word(unit.status)), join(owners, ";"),
                        join(ids, ";")});
    }
    return rows;
}

}  // namespace linyi
