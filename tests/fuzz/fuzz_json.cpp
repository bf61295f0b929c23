// rooms: adapters
// Whatever the strict reader accepts, the writer gives back so that it reads the same again.
#include "adapters/json/value.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto value = linyi::json::read(text);
    if (!value) return 0;

    const auto again = linyi::json::read(linyi::json::write(*value));
    if (!again || *again != *value) std::abort();
    return 0;
}
