// rooms: adapters
// No signature header made by somebody without the key is ever accepted; the good one stays good
// when entries of others stand around it.
#include "adapters/plainhook/signature.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi;

constexpr Timestamp now{std::chrono::milliseconds{1'790'000'000'000}};
constexpr std::string_view body = "{}";

HttpRequest request_with(const std::string& signature) {
    HttpRequest request;
    request.headers = {{"webhook-id", "msg_1"},
                       {"webhook-timestamp", "1790000000"},
                       {"webhook-signature", signature}};
    request.body = body;
    return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<Secret> keys{Secret{"0123456789abcdef0123456789abcdef"}};
    static const auto good = "v1," + plainhook::sign(keys[0], "msg_1", "1790000000", body);
    const std::string text(reinterpret_cast<const char*>(data), size);

    if (text.find(good) == text.npos && plainhook::verify(keys, request_with(text), now))
        std::abort();
    const bool is_entry = !text.empty() && text.find(' ') == text.npos;
    if (is_entry && !plainhook::verify(keys, request_with(text + " " + good), now)) std::abort();
    return 0;
}
