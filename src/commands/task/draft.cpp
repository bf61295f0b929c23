#include "base/text.hpp"
#include "commands/setup/look_alike.hpp"
#include "commands/task/duty.hpp"
#include "commands/task/task.hpp"

#include <charconv>

namespace linyi::commands::task {
namespace {

// One line a part, its letter first; the text comes last because it may have lines of its own.
constexpr char kind_line = 'k';
constexpr char mention_line = 'm';
constexpr char chosen_line = 'c';
constexpr char date_line = 'd';
constexpr char asked_line = 'a';
constexpr char candidate_line = 'p';
constexpr char text_line = 't';

std::string one_line(std::string_view text) {
    return replace_all(text, "\n", " ");
}

void add(std::string& out, char letter, std::string_view value) {
    out += letter;
    out += value;
    out += '\n';
}

std::int64_t number_at(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

Draft draft_of(const Call& call, bool is_resolution, Context& context) {
    static const std::vector<MentionedAccount> none;
    const auto& mentions = call.message != nullptr ? call.message->mentions : none;
    Draft draft{.is_resolution = is_resolution, .text = mark_mentions(call.rest, mentions)};
    for (const auto& mention : mentions) {
        draft.hints.mentions.push_back(setup::mentioned_account(*call.message, mention, context));
    }
    return draft;
}

std::string to_text(const Draft& draft) {
    std::string out;
    add(out, kind_line, draft.is_resolution ? "resolution" : "task");
    for (const auto account : draft.hints.mentions)
        add(out, mention_line, std::to_string(account.value));
    for (const auto& [name, person] : draft.hints.chosen)
        add(out, chosen_line, std::to_string(person.value) + " " + one_line(name));
    if (!draft.date.empty()) add(out, date_line, one_line(draft.date));
    if (!draft.asked.empty()) add(out, asked_line, one_line(draft.asked));
    for (const auto person : draft.candidates)
        add(out, candidate_line, std::to_string(person.value));
    out += text_line;
    return out + draft.text;
}

std::optional<Draft> draft_from(std::string_view text) {
    Draft draft;
    while (!text.empty()) {
        const char letter = text.front();
        text.remove_prefix(1);
        if (letter == text_line) {
            draft.text = text;
            return draft;
        }
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const auto value = text.substr(0, end);
        text.remove_prefix(end + 1);
        const auto space = value.find(' ');
        switch (letter) {
            case kind_line: draft.is_resolution = value == "resolution"; break;
            case mention_line: draft.hints.mentions.push_back({number_at(value)}); break;
            case chosen_line:
                if (space == std::string_view::npos) return std::nullopt;
                draft.hints.chosen.emplace_back(value.substr(space + 1),
                                                PersonId{number_at(value)});
                break;
            case date_line: draft.date = value; break;
            case asked_line: draft.asked = value; break;
            case candidate_line: draft.candidates.push_back({number_at(value)}); break;
            default: return std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace linyi::commands::task
