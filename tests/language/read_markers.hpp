#pragma once

#include "language/marker.hpp"

#include <string>

namespace linyi::language::test {

/// The markers of a text in one line: "open 1", "close 2", "cancel 0", "extend 1 +5", "start",
/// "end", "item 3".
inline std::string read(const char* text) {
    struct Name {
        std::string operator()(const PollOpening& m) const {
            return "open " + std::to_string(m.ordinal);
        }
        std::string operator()(const PollClosing& m) const {
            return "close " + std::to_string(m.ordinal);
        }
        std::string operator()(const PollCancelling& m) const {
            return "cancel " + std::to_string(m.ordinal);
        }
        std::string operator()(const PollExtension& m) const {
            const auto more = m.more.count() == 0 ? "" : "+" + std::to_string(m.more.count());
            return "extend " + std::to_string(m.ordinal) + " " + more + m.until;
        }
        std::string operator()(const MeetingStart&) const { return "start"; }
        std::string operator()(const MeetingEnd&) const { return "end"; }
        std::string operator()(const ItemStart& m) const {
            return "item " + std::to_string(m.ordinal);
        }
    };
    std::string out;
    for (const Marker& marker : read_markers(text))
        out += (out.empty() ? "" : ", ") + std::visit(Name{}, marker);
    return out;
}

}  // namespace linyi::language::test
