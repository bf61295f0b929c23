#include "commands/choose.hpp"

#include <charconv>

namespace linyi::commands {

std::optional<PollButton> read_poll_button(std::string_view value) {
    if (!value.starts_with("v:")) return std::nullopt;
    PollButton button;
    const auto* const end = value.data() + value.size();
    auto read = std::from_chars(value.data() + 2, end, button.poll.value);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != ':') return std::nullopt;
    read = std::from_chars(read.ptr + 1, end, button.option);
    if (read.ec != std::errc{} || read.ptr != end || button.option == 0) return std::nullopt;
    return button;
}

}  // namespace linyi::commands
