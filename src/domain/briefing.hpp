#pragma once

#include "domain/briefing_input.hpp"
#include "domain/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// 第7期 of 2025, 总第31期. Given at publishing, without gaps, never twice.
struct BriefingNumber {
    int year{};
    std::int64_t number{};  ///< within the year
    std::int64_t total{};   ///< over all years; the link uses it

    friend bool operator==(const BriefingNumber&, const BriefingNumber&) = default;
};

/// One part of a section, in no markup.
struct BriefingBlock {
    enum class Kind {
        heading,    ///< `text`
        paragraph,  ///< `text` after `label`, if there is one
        list,       ///< `items`
        table,      ///< `head`, `rows`; an empty first cell continues the row above
    };

    Kind kind{Kind::paragraph};
    std::string label{};
    std::string text{};
    std::vector<std::string> items{};
    std::vector<std::string> head{};
    std::vector<std::vector<std::string>> rows{};

    friend bool operator==(const BriefingBlock&, const BriefingBlock&) = default;
};

struct BriefingSection {
    std::string heading{};
    std::vector<BriefingBlock> blocks{};

    friend bool operator==(const BriefingSection&, const BriefingSection&) = default;
};

/// A briefing as it is published and kept for good: nothing personal is left in it.
/// Parts and their order: domain.md §5.1.
struct BriefingDocument {
    Language language{Language::zh};
    std::string community{};
    std::string name{};                      ///< 报头: 和悦里小区物业治理简报
    std::optional<BriefingNumber> number{};  ///< none: a draft
    std::string publisher{};
    Day day{};
    std::string title{};  ///< without the number; see full_title
    std::vector<BriefingSection> sections{};
    std::vector<std::string> attachments{};
    std::vector<Field> circulation{};       ///< 报, 送, 发
    std::vector<std::string> highlights{};  ///< one line each, the weightiest first: the chat form

    friend bool operator==(const BriefingDocument&, const BriefingDocument&) = default;
};

/// A correction of a published issue; it stands beside the issue, which itself never changes.
struct BriefingCorrection {
    std::int64_t no{};  ///< from 1 within its issue
    Day day{};
    std::string text{};

    friend bool operator==(const BriefingCorrection&, const BriefingCorrection&) = default;
};

/// Something the issuer should look at before publishing. Source: domain.md §1.5 E9.
struct BriefingWarning {
    enum class Kind {
        emotive_word,
        vague_deadline,
        no_deadline,
        unnamed_responsible,
        no_supervision,
        no_measures,
        long_sentence,
        missing_field,
        wrong_sum,
        masked,  ///< `excerpt` is how many places were masked
    };

    Kind kind{};
    std::string where{};    ///< the resolution, task or section
    std::string excerpt{};  ///< the words in question

    friend bool operator==(const BriefingWarning&, const BriefingWarning&) = default;
};

struct ComposedBriefing {
    BriefingDocument document{};
    std::vector<BriefingWarning> warnings{};
};

/// Writes the briefing. Sections without content are left out and the numbering closes up. The
/// document holds no phone, room number, ID or plate and no name of `privacy`.
ComposedBriefing compose(const BriefingInput& input);

/// True if there is anything worth a briefing: nothing to say, nothing sent (interaction.md §1.7).
bool is_worth_publishing(const BriefingInput& input);

/// "第7期(总第31期)"; of a draft a line that says so.
std::string issue_line(const BriefingDocument& document);
/// The title with its number behind it.
std::string full_title(const BriefingDocument& document);
/// "2025年11月21日".
std::string date_line(const BriefingDocument& document);
/// Last line of the end matter: publisher and day of issue.
std::string imprint(const BriefingDocument& document);

/// "第7期" or "Issue 7".
std::string short_number(const BriefingNumber& number, Language language);

/// The form for a group: at most `lines_max` lines (at least 4), the last one the link.
Document chat_form(const BriefingDocument& document, std::string_view url, int lines_max);

/// What a warning says to the issuer.
std::string say(const BriefingWarning& warning, Language language);

}  // namespace linyi
