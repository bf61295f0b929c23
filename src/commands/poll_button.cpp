#include "commands/choose.hpp"

#include "domain/ballot_form.hpp"
#include "domain/score_mark.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

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
        const auto sign = by_link ? text.find('=') : text.npos;
        std::size_t option{};
        if (!read_all(std::string_view(text).substr(0, sign), option)) return std::nullopt;
        button.options.push_back(option);
        if (sign == text.npos) continue;
        const auto mark = score_mark_from(text.substr(0, sign) + ":" + text.substr(sign + 1));
        if (!mark) return std::nullopt;
        button.scores.push_back(mark->score);
    }
    if (!button.scores.empty() && button.scores.size() != button.options.size())
        return std::nullopt;
    if (!by_link && button.options.size() > 1) return std::nullopt;
    if (by_link && !read_all(parts[3], button.right)) return std::nullopt;
    return button;
}

language::AnswerReading reading_of(const PollButton& button, const Poll& poll,
                                   const std::vector<storage::Polls::Reach>& reach) {
    using language::AnswerReading;
    AnswerReading answer{.kind = AnswerReading::Kind::choice};
    const bool has_marks = !button.scores.empty();
    bool fits = has_marks == (poll.max_score > 0);
    const auto add = [&](std::size_t at) {
        const auto number = button.options[at];
        if (number > poll.options.size()) return;
        const auto& key = poll.options[number - 1].key;
        fits = fits && (!has_marks || button.scores[at] <= poll.max_score);
        answer.keys.push_back(has_marks ? to_text(ScoreMark{.key = key, .score = button.scores[at]})
                                        : key);
    };
    // Of a ranking the order is what was meant; else the order is the poll's.
    auto order = std::vector<std::size_t>(button.options.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!poll.is_ranked)
        std::sort(order.begin(), order.end(), [&button](std::size_t a, std::size_t b) {
            return button.options[a] < button.options[b];
        });
    for (const auto at : order) add(at);
    auto once = button.options;
    std::sort(once.begin(), once.end());
    if (std::adjacent_find(once.begin(), once.end()) != once.end()) fits = false;
    if (answer.keys.size() < button.options.size())
        answer.kind = AnswerReading::Kind::not_an_option;
    else if (answer.keys.size() > static_cast<std::size_t>(std::max(poll.choices_max, 1)))
        answer.kind = AnswerReading::Kind::several_choices;
    else if (!fits)
        answer = {.kind = AnswerReading::Kind::unclear};
    if (!button.by_link) return answer;
    const auto mine = std::find_if(reach.begin(), reach.end(), [&button](const auto& reached) {
        return reached.right == button.right;
    });
    // A right that is not theirs is called by its number: its unit is nobody's business here.
    answer.units = {mine == reach.end() ? "#" + std::to_string(button.right) : mine->unit_label};
    return answer;
}

}  // namespace linyi::commands
