#include "adapters/adapter.hpp"

// Every adapter type of this build, one line each: NAME stands for the function
// `AdapterType NAME_adapter()` in adapters/NAME/NAME.cpp.
#define LINYI_ADAPTER_TYPES(ADD) \
    ADD(plainhook)               \
    ADD(onebot)                  \
    ADD(telegram)                \
    ADD(webchat)                 \
    ADD(replay)

namespace linyi {

#define LINYI_DECLARE(name) AdapterType name##_adapter();
LINYI_ADAPTER_TYPES(LINYI_DECLARE)
#undef LINYI_DECLARE

const std::vector<AdapterType>& adapter_types() {
#define LINYI_LIST(name) name##_adapter(),
    static const std::vector<AdapterType> types{LINYI_ADAPTER_TYPES(LINYI_LIST)};
#undef LINYI_LIST
    return types;
}

}  // namespace linyi
