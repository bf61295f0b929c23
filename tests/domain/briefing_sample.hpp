#pragma once

#include "domain/briefing.hpp"

namespace linyi::test {

inline constexpr Day today{std::chrono::year{2025} / 11 / 21};

inline LocalTime whole(Day day) {
    return {.day = day, .time = std::chrono::hours{24}};
}

inline BriefingPerson wu() {
    return {.name = "吴磊", .role = Role::manager, .post = "项目经理"};
}

/// A briefing of a small community in which nothing happened.
inline BriefingInput nothing() {
    return {.community = "和悦里",
            .publisher = "和悦里业主委员会",
            .street = "青禾街道",
            .since = std::chrono::year{2025} / 11 / 1,
            .until = today};
}

/// A resolution that lacks nothing.
inline BriefingResolution good_resolution() {
    return {.title = "换路灯",
            .measures = {{.text = "更换南侧路灯",
                          .responsible = {.person = wu()},
                          .due = whole(std::chrono::year{2025} / 12 / 1)}},
            .supervision = "业委会"};
}

}  // namespace linyi::test
