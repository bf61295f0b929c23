#include "adapters/onebot/cq.hpp"

#include "base/text.hpp"

namespace linyi::onebot {
namespace {

constexpr std::string_view code_start = "[CQ:";

std::string unescape(std::string_view text, bool in_parameter) {
    auto out = replace_all(text, "&#91;", "[");
    out = replace_all(out, "&#93;", "]");
    if (in_parameter) out = replace_all(out, "&#44;", ",");
    return replace_all(out, "&amp;", "&");  // last, so that "&amp;#91;" stays text
}

void add_text(std::string_view text, std::vector<Segment>& segments) {
    if (text.empty()) return;
    segments.push_back({.type = "text", .data = {{"text", unescape(text, false)}}});
}

/// The inside of a code: "type,key=value,key=value".
Segment code_from(std::string_view inside) {
    Segment segment;
    for (const auto& part : split(inside, ',')) {
        if (segment.type.empty()) {
            segment.type = part;
            continue;
        }
        const auto equals = part.find('=');
        if (equals == part.npos) continue;
        const std::string_view whole = part;
        segment.data.insert_or_assign(unescape(whole.substr(0, equals), true),
                                      unescape(whole.substr(equals + 1), true));
    }
    return segment;
}

}  // namespace

std::vector<Segment> segments_from(std::string_view message) {
    std::vector<Segment> segments;
    std::size_t text_from = 0;
    for (std::size_t at = 0;;) {
        const auto open = message.find(code_start, at);
        const auto close = open == message.npos ? open : message.find(']', open);
        if (close == message.npos) break;
        const auto inside =
            message.substr(open + code_start.size(), close - open - code_start.size());
        if (inside.empty() || inside.front() == ',') {
            at = close + 1;
            continue;
        }
        add_text(message.substr(text_from, open - text_from), segments);
        segments.push_back(code_from(inside));
        at = text_from = close + 1;
    }
    add_text(message.substr(text_from), segments);
    return segments;
}

std::string cq_escape_text(std::string_view text) {
    auto out = replace_all(text, "&", "&amp;");
    out = replace_all(out, "[", "&#91;");
    return replace_all(out, "]", "&#93;");
}

std::string cq_escape_parameter(std::string_view text) {
    return replace_all(cq_escape_text(text), ",", "&#44;");
}

}  // namespace linyi::onebot
