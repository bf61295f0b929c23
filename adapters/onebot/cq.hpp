#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::onebot {

/// One part of a message; `data` values are text, whatever JSON type they came as.
struct Segment {
    std::string type{};
    std::map<std::string, std::string, std::less<>> data{};

    friend bool operator==(const Segment&, const Segment&) = default;
};

/// Segments of a message in string format, "[CQ:type,key=value]" between plain text. A bracket
/// that begins no whole code is text. Source: botuniverse/onebot-11, message/string.md (read
/// 2026-01).
std::vector<Segment> segments_from(std::string_view message);

/// Text so that no part of it can be read as a code; in a parameter the comma is escaped too.
std::string cq_escape_text(std::string_view text);
std::string cq_escape_parameter(std::string_view text);

}  // namespace linyi::onebot
