// rooms: adapters
// Escaped text reads back as itself, alone and as a parameter; whatever is read can be written and
// read again with the same result.
#include "adapters/onebot/cq.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using linyi::onebot::Segment;

/// Text between codes has no border of its own: neighbours are one.
std::string text_of(const std::vector<Segment>& segments) {
    std::string text;
    for (const auto& segment : segments) {
        if (segment.type != "text") std::abort();
        text += segment.data.at("text");
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace linyi::onebot;
    const std::string_view text(reinterpret_cast<const char*>(data), size);

    for (const auto& segment : segments_from(text)) {
        if (segment.type.empty()) std::abort();
    }
    if (text_of(segments_from(cq_escape_text(text))) != text) std::abort();
    const auto code = segments_from("[CQ:x,k=" + cq_escape_parameter(text) + "]");
    if (code.size() != 1 || code[0].data.at("k") != text) std::abort();
    return 0;
}
