#include "domain/chat.hpp"

namespace linyi {

std::string_view to_text(Purpose purpose) {
    switch (purpose) {
        case Purpose::none: return "none";
        case Purpose::owners: return "owners";
        case Purpose::council: return "council";
        case Purpose::work: return "work";
    }
    return "none";
}

std::optional<Purpose> purpose_from(std::string_view text) {
    if (text == "owners" || text == "业主群" || text == "业主") return Purpose::owners;
    if (text == "council" || text == "议事群" || text == "议事") return Purpose::council;
    if (text == "work" || text == "工作群" || text == "工作") return Purpose::work;
    return std::nullopt;
}

}  // namespace linyi
