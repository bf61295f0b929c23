#pragma once

#include "base/text.hpp"
#include "domain/document.hpp"

#include <string>
#include <vector>

namespace linyi {

/// A share drawn as a bar. Widths are thousandths, cut like the percentages: a bar that falls short
/// never touches its line.
struct VoteBar {
    std::string label{};    ///< "参与面积"
    std::string words{};    ///< the numbers in full: nobody has to measure the picture
    std::string percent{};  ///< "66.66%"
    int filled{};           ///< of 1000
    int line{};             ///< where the threshold is, of 1000; 0: none
    std::string line_label{};
    bool is_met{};
};

/// An option after the close. Area is left out where it would point at single households.
struct VoteOptionRow {
    std::string label{};
    std::string heads{};
    std::string area{};
    int filled{};  ///< of 1000, of the heads that took part
};

/// A heading with paragraphs and rows below it.
struct VotePart {
    std::string heading{};
    std::vector<std::string> paragraphs{};
    std::vector<Field> rows{};

    bool is_empty() const { return paragraphs.empty() && rows.empty(); }
};

/// Everything that may be public of one vote, in words: its page, its picture and its poster are
/// drawn from this. No name, no unit, no account; before the close no split. Groups of fewer than
/// five are not broken down.
struct VoteSheet {
    Language language{};
    std::string community{};
    std::string id{};  ///< "V12"
    std::string question{};
    std::string nature{};   ///< consultative or formal, on everything
    std::string state{};    ///< "进行中", "已截止", "已取消"
    std::string verdict{};  ///< empty before the close
    bool is_closed{};
    bool passed{};
    std::vector<Field> facts{};  ///< rule and its source, electorate, deadline, what it takes
    std::vector<VoteBar> bars{};
    std::string missing{};  ///< what would still have to come, or why it cannot; may be empty
    std::vector<VoteOptionRow> options{};
    std::string options_note{};     ///< why there are no options, or no areas
    std::vector<VotePart> parts{};  ///< silent ballots, ways, funnel, notice, postings, objections
    std::string fingerprint{};
};

}  // namespace linyi
