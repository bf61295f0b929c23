#include "domain/briefing.hpp"

#include "domain/briefing_privacy.hpp"
#include "domain/briefing_words.hpp"

#include <algorithm>
#include <utility>

namespace linyi {
namespace {

using briefing::Words;

std::string title_of(const BriefingInput& input, const Words& words) {
    const Args args{{"meeting", input.meeting ? input.meeting->name : std::string{}},
                    {"community", input.community},
                    {"from", input.since ? words.short_day(*input.since) : std::string{}},
                    {"until", words.short_day(input.until)}};
    if (input.meeting && !input.meeting->name.empty())
        return words.text({"{meeting}简报", "Briefing: {meeting}"}, args);
    if (input.since) {
        return words.text({"{from}至{until}{community}物业治理情况简报",
                           "{community}: what happened from {from} to {until}"},
                          args);
    }
    return words.text(
        {"截至{until}{community}物业治理情况简报", "{community}: what happened up to {until}"},
        args);
}

/// 报 (above us), 送 (beside us), 发 (to whom it is for). Source: domain.md §5.1.
std::vector<Field> circulation(const BriefingInput& input, const Words& words) {
    std::vector<Field> rows;
    if (!input.street.empty()) {
        auto street = input.street;
        if (words.zh() && street.ends_with("街道")) street += "办事处";
        rows.push_back({words.text({"报", "To (above)"}), std::move(street)});
    }
    rows.push_back(
        {words.text({"送", "Copy to"}), words.text({"社区居民委员会、物业服务企业",
                                                    "residents' committee, property management"})});
    rows.push_back({words.text({"发", "For"}), words.text({"全体业主（公告栏、业主群、公众号）",
                                                           "all owners (notice board, groups)"})});
    return rows;
}

/// Runs every line that may hold somebody's words through the mask: one place, so that no section
/// can forget it. Names of the community, the publisher and the channels are meant to be public.
void mask_document(const BriefingMask& mask, const std::vector<std::string>& channels,
                   BriefingDocument& document, std::int64_t& changed) {
    const auto masked = [&](std::string& text) {
        for (const auto& channel : channels) {
            const auto at = channel.empty() ? text.npos : text.find(channel);
            if (at == text.npos) continue;
            // The line that lists the channels is ours but for them.
            text = mask(text.substr(0, at), changed) + channel +
                   mask(text.substr(at + channel.size()), changed);
            return;
        }
        text = mask(text, changed);
    };
    masked(document.title);
    for (auto& section : document.sections) {
        for (auto& block : section.blocks) {
            masked(block.text);
            std::for_each(block.items.begin(), block.items.end(), masked);
            for (auto& row : block.rows) std::for_each(row.begin(), row.end(), masked);
        }
    }
    std::for_each(document.attachments.begin(), document.attachments.end(), masked);
    std::for_each(document.highlights.begin(), document.highlights.end(), masked);
}

}  // namespace

ComposedBriefing compose(const BriefingInput& input) {
    const Words words{input.language};
    BriefingDocument document{
        .language = input.language,
        .community = input.community,
        .name = words.text({"{community}物业治理简报", "{community} · Community briefing"},
                           {{"community", input.community}}),
        .publisher = input.publisher,
        .day = input.until,
        .title = title_of(input, words),
        .attachments = input.attachments,
        .circulation = circulation(input, words),
        .highlights = briefing::highlights(input, words)};
    std::vector<BriefingSection> sections{
        briefing::overview_section(input, words), briefing::last_tasks_section(input, words),
        briefing::items_section(input, words), briefing::resolutions_section(input, words),
        briefing::next_steps_section(input, words)};
    for (auto& section : sections) {
        if (section.blocks.empty()) continue;
        section.heading = words.ordinal(document.sections.size() + 1) + section.heading;
        document.sections.push_back(std::move(section));
    }

    std::int64_t masked = 0;
    mask_document(BriefingMask(input.privacy, input.language), input.channels, document, masked);
    auto warnings = briefing::review(input, document);
    if (masked > 0) {
        warnings.push_back(
            {.kind = BriefingWarning::Kind::masked, .excerpt = std::to_string(masked)});
    }
    return {std::move(document), std::move(warnings)};
}

bool is_worth_publishing(const BriefingInput& input) {
    const auto has_news = [](const BriefingTask& task) { return task.has_news; };
    const bool task_moved =
        std::any_of(input.last_tasks.begin(), input.last_tasks.end(), has_news) ||
        std::any_of(input.tasks.begin(), input.tasks.end(), has_news);
    return input.meeting || task_moved || !input.items.empty() || !input.disclosures.empty() ||
           !input.emergencies.empty() || !input.polls.empty() || !input.opinions.empty() ||
           !input.resolutions.empty();
}

std::string short_number(const BriefingNumber& number, Language language) {
    return say(language, {"第{n}期", "Issue {n}"}, {{"n", std::to_string(number.number)}});
}

std::string issue_line(const BriefingDocument& document) {
    if (!document.number) return say(document.language, {"草稿，未编号", "Draft, no number yet"});
    return short_number(*document.number, document.language) +
           say(document.language, {"（总第{total}期）", " (no. {total} overall)"},
               {{"total", std::to_string(document.number->total)}});
}

std::string full_title(const BriefingDocument& document) {
    if (!document.number) return document.title;
    return document.title + say(document.language, {"（{number}）", " ({number})"},
                                {{"number", short_number(*document.number, document.language)}});
}

std::string date_line(const BriefingDocument& document) {
    return Words{document.language}.day(document.day);
}

std::string imprint(const BriefingDocument& document) {
    return say(document.language, {"{publisher}　{day}印发", "{publisher}, issued on {day}"},
               {{"publisher", document.publisher}, {"day", date_line(document)}});
}

Document chat_form(const BriefingDocument& document, std::string_view url, int lines_max) {
    constexpr int frame_lines = 3;                // Title, publisher with date, link.
    constexpr std::size_t line_code_points = 90;  // Three lines of a phone.
    const auto room = static_cast<std::size_t>(std::max(1, lines_max - frame_lines));
    std::vector<std::string> lines;
    for (const auto& line : document.highlights) {
        if (lines.size() == room) break;
        lines.push_back(briefing::shortened(line, line_code_points));
    }
    if (document.highlights.size() > room) {
        const auto more = document.highlights.size() - room + 1;
        lines.back() = say(document.language, {"另有{n}项，见全文", "{n} more in the full text"},
                           {{"n", std::to_string(more)}});
    }
    Document form{.title =
                      "【" + document.name +
                      (document.number ? " " + short_number(*document.number, document.language)
                                       : std::string{}) +
                      "】"};
    form.blocks.push_back(paragraph(
        briefing::shortened(document.publisher + (document.language == Language::zh ? "　" : ", ") +
                                date_line(document),
                            line_code_points)));
    if (!lines.empty()) form.blocks.push_back(list(std::move(lines)));
    form.blocks.push_back(
        link(say(document.language, {"查看全文", "Read it all"}), std::string(url)));
    return form;
}

}  // namespace linyi
