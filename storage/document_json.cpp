#include "storage/document_json.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <stdexcept>

namespace linyi::storage {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 6> block_names{"paragraph", "list", "numbered",
                                                      "fields",    "link", "note"};

Json to_value(const Block& block) {
    Json value{{"kind", block_names.at(static_cast<std::size_t>(block.kind))}};
    if (!block.text.empty()) value["text"] = block.text;
    if (!block.items.empty()) value["items"] = block.items;
    if (!block.url.empty()) value["url"] = block.url;
    for (const auto& field : block.fields) value["fields"].push_back({field.label, field.value});
    return value;
}

Block block_from(const Json& value) {
    Block block{.text = value.value("text", ""), .url = value.value("url", "")};
    const auto name = value.at("kind").get<std::string>();
    for (std::size_t i = 0; i < block_names.size(); ++i) {
        if (block_names.at(i) == name) block.kind = static_cast<Block::Kind>(i);
    }
    if (value.contains("items")) block.items = value["items"].get<std::vector<std::string>>();
    if (value.contains("fields")) {
        for (const auto& row : value["fields"])
            block.fields.push_back({row.at(0).get<std::string>(), row.at(1).get<std::string>()});
    }
    return block;
}

}  // namespace

std::string to_json(const Document& document) {
    Json value = Json::object();
    if (!document.title.empty()) value["title"] = document.title;
    for (const auto& block : document.blocks) value["blocks"].push_back(to_value(block));
    for (const auto& button : document.buttons)
        value["buttons"].push_back({button.label, button.value});
    for (const auto& mention : document.mentions)
        value["mentions"].push_back({mention.user, mention.name});
    if (document.attachment) {
        const auto& content = document.attachment->content;
        value["attachment"] = {{"name", document.attachment->name},
                               {"mime", document.attachment->mime},
                               {"content", to_hex(content)}};
    }
    if (!document.reply_to.empty()) value["reply_to"] = document.reply_to;
    if (document.replaces != 0) value["replaces"] = document.replaces;
    if (!document.action_token.empty()) value["action_token"] = document.action_token;
    if (!document.toast.empty()) value["toast"] = document.toast;
    return value.dump();
}

Document document_from_json(std::string_view json) {
    const auto value = Json::parse(json);
    Document document{.title = value.value("title", ""),
                      .reply_to = value.value("reply_to", ""),
                      .replaces = value.value("replaces", std::int64_t{0}),
                      .action_token = value.value("action_token", ""),
                      .toast = value.value("toast", "")};
    for (const auto& block : value.value("blocks", Json::array()))
        document.blocks.push_back(block_from(block));
    for (const auto& button : value.value("buttons", Json::array()))
        document.buttons.push_back({button.at(0), button.at(1)});
    for (const auto& mention : value.value("mentions", Json::array()))
        document.mentions.push_back({mention.at(0), mention.at(1)});
    if (value.contains("attachment")) {
        const auto& kept = value["attachment"];
        Attachment attachment{.name = kept.at("name"), .mime = kept.at("mime")};
        const auto hex = kept.at("content").get<std::string>();
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            attachment.content += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        document.attachment = std::move(attachment);
    }
    return document;
}

}  // namespace linyi::storage
