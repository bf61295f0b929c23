#pragma once

#include "language/answer.hpp"
#include "language/letters.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace linyi::language {

/// A ballot paper as the answer reader needs it.
struct PaperView {
    explicit PaperView(const BallotPaper& paper);
    /// No paper: any small number or letter would be an answer to some poll.
    PaperView();

    bool any_paper{};
    bool yes_no{};
    bool numbered{};
    bool lettered{};
    bool stems{};   ///< 甲, 乙, 丙
    int options{};  ///< how many options a number reaches
    int choices_max{1};
    std::vector<std::u32string> labels{};  ///< in comparable form, one per option
    std::vector<std::string> keys{};
    std::vector<std::size_t> choices{};  ///< options that are no abstention
    /// What to send for each option, folded: its key, or what the notice told instead.
    std::vector<std::u32string> signs{};
    bool is_told{};  ///< the notice told what to send for a yes/no; places in the list mean nothing

    /// Index of the option whose label reads `text`, if exactly one does.
    std::optional<std::size_t> named_exactly(Letters text) const;
    /// Index of the only option whose label contains `text` (two letters or more).
    std::optional<std::size_t> named_partly(Letters text) const;
    /// The option whose told word (要, 不要) `text` starts with, and its length; 0 if none.
    std::pair<std::size_t, std::size_t> told_word_at(Letters text) const;
};

/// Labels and words about to be compared: numbers in digits, blanks and punctuation gone.
std::u32string comparable(Letters text);

/// One option pointed at by number or letter; 1 is the first, also for letters.
struct Pick {
    int value{};
    bool is_letter{};
    bool is_stem{};  ///< 甲

    friend bool operator==(const Pick&, const Pick&) = default;
};

/// Numbers and letters at the start of a text: 2, 第二个, 方案B, 1和2, AC.
struct Picks {
    std::vector<Pick> picks{};
    std::size_t length{};
    bool is_written_out{};  ///< 二, 第二个: no digit
    bool is_ordinal{};      ///< 第2个
};
std::optional<Picks> picks_at(Letters text, const PaperView& paper);

/// 最后一个, 前者, the middle one: an option by its place. 1 is the first, -1 the last; of two
/// only: former_of_two, latter_of_two; middle_of_three.
struct Place {
    static constexpr int former_of_two = 101;
    static constexpr int latter_of_two = 102;
    static constexpr int middle_of_three = 103;

    int value{};
    std::size_t length{};
};
std::optional<Place> place_at(Letters text);

/// The option at such a place, abstentions apart; nothing if the paper has none there.
std::optional<std::size_t> placed_option(int place, const PaperView& paper);

/// The option that a pick points at; nothing if the poll has none such.
std::optional<std::size_t> option_of(const Pick& pick, const PaperView& paper);

}  // namespace linyi::language
