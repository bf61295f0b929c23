#include "domain/code.hpp"

#include "base/text.hpp"
#include "domain/half_width.hpp"

#include <array>
#include <utility>
#include <vector>

namespace linyi {
namespace {

constexpr std::size_t group_characters = 4;
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// What keyboards and voice input offer for a dash: hyphens, dashes, minus, full width, underscore.
constexpr std::array<std::string_view, 10> dashes{"-",      "\u2010", "\u2011", "\u2012", "\u2013",
                                                  "\u2014", "\u2212", "\uFF0D", "\u30FC", "_"};

constexpr std::string_view ideographic_space = "\u3000";

/// A code point of full width as its ASCII twin; 0 if it is neither ASCII nor full width.
char narrow(std::string_view character) {
    if (character.size() == 1) return character[0];
    if (character == ideographic_space) return ' ';
    return half_width(character);
}

/// The canonical code character, or 0.
char code_character(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    return c != 0 && alphabet.find(c) != alphabet.npos ? c : '\0';
}

/// A run of letters and digits in the text.
struct Run {
    std::size_t begin{};
    std::size_t end{};
    std::string code{};  ///< canonical; empty if it holds something that is no code character
    bool is_joined{};    ///< only dashes and blanks stand between it and the run before
};

std::vector<Run> runs_of(std::string_view text) {
    std::vector<Run> runs;
    bool is_open = false;
    bool is_joined = false;
    bool is_clean = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = first_code_points(text.substr(at), 1);
        const auto size = character.empty() ? 1 : character.size();
        bool is_dash = false;
        for (const auto dash : dashes) is_dash = is_dash || character == dash;
        const char c = is_dash ? '\0' : narrow(character);
        const bool is_word =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_word) {
            if (!is_open) {
                runs.push_back({.begin = at, .is_joined = is_joined});
                is_clean = true;
            }
            const char canonical = code_character(c);
            is_clean = is_clean && canonical != 0;
            if (is_clean) {
                runs.back().code += canonical;
            } else {
                runs.back().code.clear();
            }
            runs.back().end = at + size;
        }
        is_joined = is_word || is_dash || c == ' ' ? is_word || is_joined : false;
        is_open = is_word;
        at += size;
    }
    return runs;
}

FoundCode cut(std::string_view text, std::string code, std::pair<std::size_t, std::size_t> range) {
    return {.code = std::move(code),
            .rest = std::string(trim(std::string(text.substr(0, range.first)) + " " +
                                     std::string(text.substr(range.second))))};
}

}  // namespace

std::string make_code(Random& random, std::size_t characters) {
    const auto plain = random.code(characters);
    std::string grouped;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (at != 0 && at % group_characters == 0) grouped += '-';
        grouped += plain[at];
    }
    return grouped;
}

std::string normalise_code(std::string_view text) {
    std::string code;
    for (const auto& run : runs_of(text)) {
        if (run.code.empty()) return {};
        code += run.code;
    }
    return code;
}

std::optional<FoundCode> find_code(std::string_view text, std::size_t characters) {
    const auto runs = runs_of(text);
    for (std::size_t first = 0; first < runs.size(); ++first) {
        std::string code;
        for (std::size_t last = first; last < runs.size(); ++last) {
            const auto size = runs[last].code.size();
            if (size == 0 || size % group_characters != 0) break;
            if (last != first && !runs[last].is_joined) break;
            code += runs[last].code;
            if (code.size() == characters)
                return cut(text, code, {runs[first].begin, runs[last].end});
        }
    }
    return std::nullopt;
}

}  // namespace linyi
