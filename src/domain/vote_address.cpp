#include "domain/vote_address.hpp"

#include "base/digest.hpp"
#include "base/time.hpp"

#include <charconv>

namespace linyi {
namespace {

constexpr std::size_t mark_digits = 20;  // 80 bits: not to be guessed over a network.

}  // namespace

std::string vote_path(const Poll& poll, const FrozenRules& frozen) {
    const auto id = std::to_string(poll.id.value);
    const auto mark =
        sha256_hex("linyi vote page 1\n" + id + "\n" + std::to_string(to_millis(poll.opened_at)) +
                   "\n" + frozen.roll_sha256 + "\n" + frozen.rule_sha256 + "\n" +
                   frozen.wording_sha256 + "\n" + poll.question);
    return "/votes/" + id + "-" + mark.substr(0, mark_digits);
}

std::optional<PollId> poll_in_path(std::string_view name) {
    PollId poll;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), poll.value);
    if (read.ec != std::errc{} || read.ptr == name.data() + name.size() || *read.ptr != '-')
        return std::nullopt;
    return poll;
}

}  // namespace linyi
