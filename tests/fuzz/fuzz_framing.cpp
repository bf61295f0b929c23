// rooms: http
// The gate reads the same however the bytes are cut into packets, and never finds two framings.
#include "http/chunked.hpp"
#include "http/gate.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi::http;

struct HeadResult {
    HeadScanner::State state{};
    std::size_t head_bytes{};
    int status{};

    bool operator==(const HeadResult&) const = default;
};

HeadResult scan(std::string_view bytes, std::size_t step) {
    const Limits limits;
    HeadScanner scanner(limits);
    auto state = HeadScanner::State::more;
    for (std::size_t end = step; state == HeadScanner::State::more; end += step) {
        state = scanner.scan(bytes.substr(0, end));
        if (end >= bytes.size()) break;
    }
    if (state == HeadScanner::State::complete) return {state, scanner.head_bytes(), 0};
    if (state == HeadScanner::State::refused) return {state, 0, scanner.refusal().status};
    return {state, 0, 0};
}

struct BodyResult {
    ChunkDecoder::State state{};
    std::string body{};
    std::size_t used{};

    bool operator==(const BodyResult&) const = default;
};

BodyResult decode(std::string_view bytes, std::size_t step) {
    constexpr std::size_t body_bytes_max = 4096;
    ChunkDecoder decoder(body_bytes_max);
    BodyResult result;
    while (!bytes.empty() && decoder.state() == ChunkDecoder::State::more) {
        const auto part = bytes.substr(0, step);
        result.used += decoder.take(part, result.body);
        bytes.remove_prefix(part.size());
    }
    result.state = decoder.state();
    if (result.body.size() > body_bytes_max) std::abort();
    if (result.state == ChunkDecoder::State::refused) result.body.clear(), result.used = 0;
    return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t step = std::size_t{data[0]} + 1;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);

    const auto head = scan(bytes, bytes.size());
    if (scan(bytes, step) != head) std::abort();
    if (head.state == HeadScanner::State::complete) {
        const auto verdict = judge(bytes.substr(0, head.head_bytes));
        const auto* framing = std::get_if<Framing>(&verdict);
        if (framing != nullptr && framing->chunked && framing->length != 0) std::abort();
    }
    if (decode(bytes, step) != decode(bytes, bytes.size())) std::abort();
    return 0;
}
