#pragma once

#include "base/error.hpp"
#include "base/text.hpp"

#include <string>
#include <vector>

namespace linyi::render {

/// A one-time code of a unit, as it is handed over. Nothing personal is on it.
struct CodeCard {
    std::string unit{};
    std::string code{};  ///< as printed: "7K3M-Q9TX"
};

/// Cards to cut apart, eight on a page of A4.
struct CodeSheet {
    std::string community{};
    Language language{};  ///< of the community; the other one stands below it, smaller
    std::vector<CodeCard> cards{};
};

/// What the owner sends to the bot, and what the QR code holds: "/绑定 3-2-501 7K3M-Q9TX".
std::string bind_words(const CodeCard& card, Language language);

/// One HTML document: no script, nothing loaded from anywhere.
std::string code_sheet_page(const CodeSheet& sheet);

/// The same as PDF (bytes). Errors: refused if this machine has no letters for the text, with the
/// words for the terminal.
Result<std::string> code_sheet_pdf(const CodeSheet& sheet);

/// Whether this machine has letters for Chinese, so that code_sheet_pdf will not refuse.
bool has_chinese_letters();
extern const Text no_chinese_letters;

/// What stands on each card beside unit and code.
struct CardWords {
    Text title{};  ///< above the unit
    Text how{};    ///< what to do with the words in the box, and what the code is worth
};
extern const CardWords card_words;

}  // namespace linyi::render
