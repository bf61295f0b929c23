#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linyi::language {

/// A part of a message that is said of one vote, by the number its host gave it: 表决一同意.
struct PollMention {
    int ordinal{};       ///< 1 is the first; `every` for 两项都同意
    std::string text{};  ///< what is said of it, as written

    static constexpr int every = -1;
    friend bool operator==(const PollMention&, const PollMention&) = default;
};

/// How many votes the message can be about: where several are open, a bare number, 第一项 and 都
/// name them as well; where one is, they are its options.
enum class OpenVotes { one, several };

/// "表决一同意,表决二选2", 同意表决一, "1同意2反对", 两项都同意, "vote 1 yes". Empty if it names no
/// vote.
std::vector<PollMention> read_poll_mentions(std::string_view text, OpenVotes open);

}  // namespace linyi::language
