#include "domain/disclosure.hpp"

#include <algorithm>

namespace linyi {

Disclosure disclosure(const Poll& poll, const Tally& tally) {
    if (!poll.is_secret) return {};
    const bool has_split =
        tally.participating.rights >= shown_group_min &&
        std::none_of(tally.options.begin(), tally.options.end(), [](const OptionCount& option) {
            return option.count.rights > 0 && option.count.rights < shown_group_min;
        });
    return {.split = has_split, .areas = false, .rounds = false};
}

}  // namespace linyi
