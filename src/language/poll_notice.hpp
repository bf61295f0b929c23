#pragma once

#include "language/folded.hpp"
#include "language/marker.hpp"
#include "language/notice_paper.hpp"

#include <cstddef>

namespace linyi::language {

/// The words of a poll's notice, and how much speaks for its being one.
struct PollNotice {
    PollOpening opening{};
    bool has_options{};  ///< numbered choices
    bool has_yes_no{};   ///< 同意/反对 offered as answers
    bool asks{};         ///< 是否同意, …吗?
    bool has_deadline{};
    bool has_title{};
    bool tells_result{};  ///< 同意14户,反对1户: what came out
    bool reminds{};       ///< 还有2分钟, 没投的抓紧

    /// How to answer is said, or a question with a time to answer it by.
    bool is_convincing() const {
        return !tells_result && !reminds && (has_options || has_yes_no || (asks && has_deadline));
    }
};
PollNotice read_poll_notice(const Folded& folded, const Stretch& stretch);

}  // namespace linyi::language
