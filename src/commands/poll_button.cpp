#include "commands/choose.hpp"

#include "domain/ballot_form.hpp"

#include <algorithm>
#include <charconv>

namespace linyi::commands {
namespace {

/// A whole number above zero; nothing of the text is left over.
template <class Number>
bool read_all(std::string_view text, Number& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && number > 0;
}

}  // namespace

std::optional<PollButton> read_poll_button(std::string_view value) {
    const auto parts = split(value, ':');
    const bool by_link = parts.size() == 4 && parts.front() == "w";
    if (!by_link && (parts.size() != 3 || parts.front() != "v")) return std::nullopt;
    PollButton button{.by_link = by_link};
    if (!read_all(parts[1], button.poll.value)) return std::nullopt;
    for (const auto& text : split(parts[2], '.')) {
        std::size_t option{};
        if (!read_all(text, option)) return std::nullopt;
        button.options.push_back(option);
    }
    if (!by_link && button.options.size() > 1) return std::nullopt;
    if (by_link && !read_all(parts[3], button.right)) return std::nullopt;
    return button;
}

language::AnswerReading reading_of(const PollButton& button, const Poll& poll,
                                   const std::vector<storage::Polls::Reach>& reach) {
    using language::AnswerReading;
    AnswerReading answer{.kind = AnswerReading::Kind::choice};
    for (const auto& option : poll.options) {
        const auto number = static_cast<std::size_t>(&option - poll.options.data()) + 1;
        if (std::find(button.options.begin(), button.options.end(), number) != button.options.end())
            answer.keys.push_back(option.key);
    }
    if (answer.keys.size() < button.options.size())
        answer.kind = AnswerReading::Kind::not_an_option;
    else if (answer.keys.size() > static_cast<std::size_t>(std::max(poll.choices_max, 1)))
        answer.kind = AnswerReading::Kind::several_choices;
    if (!button.by_link) return answer;
    const auto mine = std::find_if(reach.begin(), reach.end(), [&button](const auto& reached) {
        return reached.right == button.right;
    });
    // A right that is not theirs is called by its number: its unit is nobody's business here.
    answer.units = {mine == reach.end() ? "#" + std::to_string(button.right) : mine->unit_label};
    return answer;
}

}  // namespace linyi::commands
