#include "storage/briefing_json.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace linyi::storage {
namespace {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;

constexpr std::array<std::string_view, 4> kind_names{"heading", "paragraph", "list", "table"};

std::string to_text_day(Day day) {
    return linyi::to_text(day);
}

Day day_from(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) != 3)
        throw std::runtime_error("briefing: no day");
    return Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

Json to_value(const BriefingBlock& block) {
    Json value{{"kind", kind_names.at(static_cast<std::size_t>(block.kind))}};
    if (!block.label.empty()) value["label"] = block.label;
    if (!block.text.empty()) value["text"] = block.text;
    if (!block.items.empty()) value["items"] = block.items;
    if (!block.head.empty()) value["head"] = block.head;
    if (!block.rows.empty()) value["rows"] = block.rows;
    return value;
}

BriefingBlock block_from(const Json& value) {
    BriefingBlock block{.label = value.value("label", ""),
                        .text = value.value("text", ""),
                        .items = value.value("items", Texts{}),
                        .head = value.value("head", Texts{}),
                        .rows = value.value("rows", std::vector<Texts>{})};
    const auto name = value.at("kind").get<std::string>();
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
        if (kind_names.at(i) == name) block.kind = static_cast<BriefingBlock::Kind>(i);
    }
    return block;
}

}  // namespace

std::string to_json(const BriefingDocument& document) {
    Json sections = Json::array();
    for (const auto& section : document.sections) {
        Json blocks = Json::array();
        for (const auto& block : section.blocks) blocks.push_back(to_value(block));
        sections.push_back({{"heading", section.heading}, {"blocks", std::move(blocks)}});
    }
    Json circulation = Json::array();
    for (const auto& row : document.circulation) circulation.push_back({row.label, row.value});
    Json value{{"form", 1},  // Of this JSON; a later one is read beside it.
               {"language", to_text(document.language)},
               {"community", document.community},
               {"name", document.name},
               {"publisher", document.publisher},
               {"day", to_text_day(document.day)},
               {"title", document.title},
               {"sections", std::move(sections)},
               {"attachments", document.attachments},
               {"circulation", std::move(circulation)},
               {"highlights", document.highlights}};
    if (document.number) {
        value["number"] = {{"year", document.number->year},
                           {"number", document.number->number},
                           {"total", document.number->total}};
    }
    return value.dump();
}

BriefingDocument briefing_from_json(std::string_view json) {
    const auto value = Json::parse(json);
    BriefingDocument document{
        .language = value.at("language") == "en" ? Language::en : Language::zh,
        .community = value.at("community"),
        .name = value.at("name"),
        .publisher = value.at("publisher"),
        .day = day_from(value.at("day")),
        .title = value.at("title"),
        .attachments = value.at("attachments").get<Texts>(),
        .highlights = value.at("highlights").get<Texts>()};
    if (value.contains("number")) {
        const auto& number = value["number"];
        document.number = BriefingNumber{
            .year = number.at("year"), .number = number.at("number"), .total = number.at("total")};
    }
    for (const auto& kept : value.at("sections")) {
        BriefingSection section{.heading = kept.at("heading")};
        for (const auto& block : kept.at("blocks")) section.blocks.push_back(block_from(block));
        document.sections.push_back(std::move(section));
    }
    for (const auto& row : value.at("circulation"))
        document.circulation.push_back({.label = row.at(0), .value = row.at(1)});
    return document;
}

}  // namespace linyi::storage
