#include "support/store.hpp"

#include <stdexcept>

namespace linyi::test {

std::unique_ptr<storage::Store> memory_store() {
    auto store = storage::Store::open({}, storage::StoreMode::memory);
    if (!store) throw std::runtime_error(store.error().detail);
    return std::move(*store);
}

}  // namespace linyi::test
