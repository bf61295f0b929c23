#include "domain/disclosure.hpp"

#include <algorithm>

namespace linyi {

bool may_show_split(const Poll& poll, const Tally& tally) {
    if (!poll.is_secret) return true;
    return tally.participating.rights >= shown_group_min &&
           std::none_of(tally.options.begin(), tally.options.end(), [](const OptionCount& option) {
               return option.count.rights > 0 && option.count.rights < shown_group_min;
           });
}

}  // namespace linyi
