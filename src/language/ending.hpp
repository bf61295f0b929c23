#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace linyi::language {

/// That a vote is over, or called off.
struct Ending {
    enum class Kind { closing, cancelling };

    Kind kind{};
    std::vector<int> ordinals{};  ///< of the votes, as the host counts; empty: none was named
    bool is_all{};                ///< 两项表决全部截止: every vote that is open
};

/// A clause that says it of a vote and says nothing else: 表决一到此截止, 停止投票, "voting is
/// closed", 上一个投票作废. A time or a word of its own beside makes it talk about a vote.
std::optional<Ending> ending_of(Letters clause);

/// The same said without naming the vote, as the whole message: 停!不投了, 时间到, 收票了.
std::optional<Ending> bare_ending(Letters message);

/// A clause that only calls something off (作废, 先取消掉), when the one before names the vote and
/// what is wrong with it: 表决二题目写错了,作废.
std::optional<Ending> ending_across(Letters subject, Letters verdict);

/// Whether a host says, anywhere in the message, that a vote is over or what came out:
/// 时间到。表决二: …, 好结束了不投了, 表决结果:同意6户. Only good for a vote whose deadline has
/// passed.
bool tells_of_close(std::string_view message);

}  // namespace linyi::language
