#include "domain/ballot_form.hpp"

namespace linyi {

std::string to_text(const FormChoice& choice) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
        auto part = std::to_string(choice.options[i]);
        if (i < choice.scores.size()) part += "=" + std::to_string(choice.scores[i]);
        parts.push_back(std::move(part));
    }
    return join(parts, ".");
}

std::string link_action(PollId poll, const FormChoice& choice, std::int32_t right) {
    return "w:" + std::to_string(poll.value) + ":" + to_text(choice) + ":" + std::to_string(right);
}

}  // namespace linyi
