#include "adapters/telegram/encode.hpp"

#include "adapters/json/fields.hpp"
#include "adapters/telegram/classify.hpp"
#include "adapters/telegram/html.hpp"
#include "adapters/telegram/multipart.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace linyi::telegram {
namespace {

constexpr std::size_t toast_units_max = 200;
constexpr std::size_t callback_bytes_max = 64;
/// A file's caption may have 1024; the rest is for what markup adds to the bare text.
constexpr std::size_t caption_units_max = 1000;
constexpr std::size_t short_label_code_points = 6;  // three of these fit beside each other
constexpr std::size_t short_labels_per_row = 3;

enum class Step { answer_button, edit_text, send_text, send_file, send_file_with_caption };

json::Value id_value(const std::string& id) {
    const auto number = json::integer_from(json::Value{id});
    return number ? json::Value{*number} : json::Value{id};
}

/// "-1001234567890/7" is topic 7 of a forum.
json::Object target_of(const std::string& chat) {
    const auto slash = chat.find('/');
    json::Object target{{"chat_id", id_value(chat.substr(0, slash))}};
    if (slash != chat.npos) target["message_thread_id"] = id_value(chat.substr(slash + 1));
    return target;
}

std::vector<Button> usable_buttons(const Document& document) {
    std::vector<Button> buttons;
    std::copy_if(document.buttons.begin(), document.buttons.end(), std::back_inserter(buttons),
                 [](const Button& button) {
                     return !button.label.empty() && !button.value.empty() &&
                            button.value.size() <= callback_bytes_max;
                 });
    return buttons;
}

/// One button a row, so that a thumb hits it; up to three where all labels are short.
json::Value keyboard_of(const std::vector<Button>& buttons) {
    const bool are_short = std::all_of(buttons.begin(), buttons.end(), [](const Button& button) {
        return code_points(button.label) <= short_label_code_points;
    });
    const std::size_t per_row = are_short ? short_labels_per_row : 1;
    json::Array rows;
    json::Array row;
    for (const auto& button : buttons) {
        row.emplace_back(json::Object{{"text", button.label}, {"callback_data", button.value}});
        if (row.size() == per_row) rows.emplace_back(std::exchange(row, json::Array{}));
    }
    if (!row.empty()) rows.emplace_back(std::move(row));
    return json::Object{{"inline_keyboard", std::move(rows)}};
}

void add_quote(const Document& document, const Send& send, json::Object& body) {
    const auto quoted = json::integer_from(json::Value{document.reply_to});
    if (!quoted || send.plain) return;
    body["reply_parameters"] =
        json::Object{{"message_id", *quoted}, {"allow_sending_without_reply", true}};
}

/// The text under `key`, its markup and its buttons.
void add_text(const Document& document, const Send& send, const char* key, json::Object& body) {
    auto text = send.plain ? to_bare_text(document) : to_html(document);
    if (text.empty()) text = "…";  // buttons need some text above them
    body[key] = std::move(text);
    if (!send.plain) body["parse_mode"] = "HTML";
    const auto buttons = usable_buttons(document);
    if (!buttons.empty()) body["reply_markup"] = keyboard_of(buttons);
}

json::Object text_body(const Document& document, const Send& send) {
    auto body = target_of(send.chat);
    body["link_preview_options"] = json::Object{{"is_disabled", true}};
    add_text(document, send, "text", body);
    return body;
}

Method as_json(std::string name, json::Object body) {
    return {.name = std::move(name),
            .content_type = "application/json",
            .body = json::write(std::move(body))};
}

Method answer_button(const Document& document) {
    json::Object body{{"callback_query_id", document.action_token}};
    if (!document.toast.empty()) body["text"] = cut_to_units(document.toast, toast_units_max);
    return as_json("answerCallbackQuery", std::move(body));
}

Method edit_text(const Document& document, const Send& send) {
    auto body = text_body(document, send);
    body.erase("message_thread_id");
    body["message_id"] = id_value(send.edit_of);
    return as_json("editMessageText", std::move(body));
}

Method send_text(const Document& document, const Send& send) {
    auto body = text_body(document, send);
    add_quote(document, send, body);
    return as_json("sendMessage", std::move(body));
}

std::string form_text(const json::Value& value) {
    const auto* text = value.as<std::string>();
    return text == nullptr ? json::write(value) : *text;
}

Method send_file(const Document& document, const Send& send, bool has_caption) {
    auto body = target_of(send.chat);
    add_quote(document, send, body);
    if (has_caption) add_text(document, send, "caption", body);
    std::vector<std::pair<std::string, std::string>> fields;
    for (const auto& [key, value] : body) fields.emplace_back(key, form_text(value));
    auto form = multipart(fields, *document.attachment);
    return {.name = "sendDocument",
            .content_type = std::move(form.content_type),
            .body = std::move(form.body)};
}

bool has_text(const Document& document) {
    return !to_plain_text(document).empty() || !usable_buttons(document).empty();
}

/// One request instead of two cannot be cut in half: a retry never repeats the words.
bool fits_caption(const Document& document) {
    return document.attachment && utf16_units(to_bare_text(document)) <= caption_units_max;
}

std::vector<Step> steps_of(const Document& document, const Send& send) {
    std::vector<Step> steps;
    if (!document.action_token.empty()) steps.push_back(Step::answer_button);
    if (has_text(document)) {
        if (!send.edit_of.empty()) {
            const auto at = steps.size();
            steps.push_back(Step::edit_text);
            const bool is_lost = at < send.earlier.size() && is_edit_lost(send.earlier[at]);
            if (is_lost) steps.push_back(Step::send_text);
        } else if (fits_caption(document)) {
            steps.push_back(Step::send_file_with_caption);
            return steps;
        } else {
            steps.push_back(Step::send_text);
        }
    }
    if (document.attachment) steps.push_back(Step::send_file);
    return steps;
}

}  // namespace

std::optional<Method> next_method(const Document& document, const Send& send) {
    const auto steps = steps_of(document, send);
    if (send.earlier.size() >= steps.size()) return std::nullopt;
    switch (steps[send.earlier.size()]) {
        case Step::answer_button: return answer_button(document);
        case Step::edit_text: return edit_text(document, send);
        case Step::send_text: return send_text(document, send);
        case Step::send_file: return send_file(document, send, false);
        case Step::send_file_with_caption: return send_file(document, send, true);
    }
    return std::nullopt;
}

}  // namespace linyi::telegram
