#pragma once

#include "domain/briefing.hpp"
#include "render/templates.hpp"

#include <string>
#include <vector>

namespace linyi::render {

/// What stands around a briefing's document. A document without a number is shown as a draft.
struct BriefingOptions {
    Templates templates{builtin_templates()};
    std::vector<BriefingCorrection> corrections{};  ///< of the issue, in order
};

/// A whole HTML page: no script, nothing loaded from anywhere, CSS in one <style>; readable on
/// phones, printed on A4 with the head of domain.md §5.2.
std::string briefing_page(const BriefingDocument& document, const BriefingOptions& options = {});

/// Markdown with headings and tables.
std::string briefing_markdown(const BriefingDocument& document,
                              const BriefingOptions& options = {});

/// The chat form as plain text, at most `lines_max` lines, the last one the link.
std::string briefing_text(const BriefingDocument& document, std::string_view url, int lines_max);

}  // namespace linyi::render
