#include "domain/ballot_form.hpp"

namespace linyi {

std::string link_action(PollId poll, const std::vector<std::size_t>& options, std::int32_t right) {
    std::vector<std::string> numbers;
    for (const auto option : options) numbers.push_back(std::to_string(option));
    return "w:" + std::to_string(poll.value) + ":" + join(numbers, ".") + ":" +
           std::to_string(right);
}

}  // namespace linyi
