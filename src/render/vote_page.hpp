#pragma once

#include "domain/vote_sheet.hpp"
#include "render/templates.hpp"

#include <string>

namespace linyi::render {

/// What stands around a vote's sheet.
struct VotePageOptions {
    std::string path{};  ///< of this page, for the link to the other language
    Templates templates{builtin_templates()};
};

/// A whole HTML page of a vote: no script, nothing loaded from anywhere, CSS in one <style>. Bars
/// are drawn as SVG with the threshold as an upright line; a share that falls short is striped, so
/// that nothing is told by colour alone, and every number stands beside its bar.
std::string vote_page(const VoteSheet& sheet, const VotePageOptions& options = {});

}  // namespace linyi::render
