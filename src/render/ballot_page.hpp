#pragma once

#include "domain/ballot_form.hpp"

#include <string>

namespace linyi::render {

/// What came of the press that led back to the page.
enum class PressOutcome {
    none,     ///< just opened
    counted,  ///< what was chosen is what stands
    refused,  ///< something else stands
    unclear,  ///< nothing was chosen, or too much
};

struct BallotPageOptions {
    std::string path{};   ///< of this page: where its forms go
    std::string nonce{};  ///< one press of this form counts once, however often it is sent
    PressOutcome outcome{};
};

/// The page of one person's ballot: large buttons, no script, works with a keyboard.
std::string ballot_page(const BallotForm& form, const BallotPageOptions& options);

}  // namespace linyi::render
