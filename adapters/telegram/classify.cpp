#include "adapters/telegram/classify.hpp"

#include "adapters/json/fields.hpp"
#include "adapters/wire/wire.hpp"

#include <algorithm>
#include <initializer_list>

namespace linyi::telegram {
namespace {

struct Answer {
    json::Value body{};
    std::string description{};  ///< as sent
    std::string words{};        ///< the same in lower case
    bool is_json{};
};

Answer answer_of(const HttpResponse& response) {
    Answer answer;
    auto body = json::read(response.body);
    if (!body) return answer;
    answer.is_json = true;
    answer.body = *std::move(body);
    const auto description = json::string_at(answer.body, "description");
    if (description) answer.description = *description;
    answer.words = answer.description;
    for (char& c : answer.words) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return answer;
}

bool says(const Answer& answer, std::initializer_list<std::string_view> phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
        return answer.words.find(phrase) != std::string::npos;
    });
}

/// The longer of the header and the body's parameter.
std::optional<Millis> wait_of(const HttpResponse& response, const Answer& answer) {
    auto wait = retry_after(response.headers);
    const auto* parameters = json::find(answer.body, "parameters");
    if (parameters == nullptr) return wait;
    const auto seconds = json::int_at(*parameters, "retry_after");
    constexpr std::int64_t day = 86'400;
    if (!seconds || *seconds < 0 || *seconds > day) return wait;
    return std::max(wait.value_or(Millis{0}), Millis{*seconds * 1000});
}

std::string message_id_of(const Answer& answer) {
    const auto* result = json::find(answer.body, "result");
    if (result == nullptr) return {};  // answerCallbackQuery gives just true
    const auto id = json::id_at(*result, "message_id");
    return id ? *id : std::string{};
}

bool is_edit_lost(int status, const Answer& answer) {
    return status == 400 &&
           says(answer, {"message to edit not found", "message can't be edited",
                         "there is no text in the message to edit", "message_id_invalid"});
}

Outcome bad_request(const Answer& answer) {
    if (const auto* parameters = json::find(answer.body, "parameters")) {
        const auto moved_to = json::id_at(*parameters, "migrate_to_chat_id");
        if (moved_to) return Moved{.chat = *moved_to};
    }
    // Done already, or nothing more to do: an expired button, a lost edit (render sends anew).
    if (says(answer, {"message is not modified", "query is too old", "query id is invalid"}) ||
        is_edit_lost(400, answer))
        return Sent{};
    if (says(answer, {"can't parse entities", "message to be replied not found",
                      "message to reply not found"}))
        return ResendPlain{};
    if (says(answer, {"chat not found", "message thread not found", "peer_id_invalid",
                      "group chat was deactivated"}))
        return ChatGone{.why = quoted_reason(answer.description)};
    return Refused{.why = status_reason(400, answer.description)};
}

}  // namespace

bool is_edit_lost(const HttpResponse& response) {
    return is_edit_lost(response.status, answer_of(response));
}

Outcome classify(const HttpResponse& response) {
    const int status = response.status;
    const auto answer = answer_of(response);
    if (status >= 200 && status < 300) {
        const auto is_ok = json::bool_at(answer.body, "ok");
        if (!answer.is_json || !is_ok || !*is_ok) return Unknown{};
        return Sent{.message_id = message_id_of(answer)};
    }
    if (status == 429 || status >= 500) return Retry{.wait = wait_of(response, answer)};
    const auto why = status_reason(status, answer.description);
    switch (status) {
        case 400: return bad_request(answer);
        case 401: return AccountStopped{.why = why};
        case 403: return ChatGone{.why = why};
        case 404:
            // "Not Found" alone is the answer to a token that is none.
            if (says(answer, {"method not found"})) return Refused{.why = why};
            return AccountStopped{.why = why};
        case 408: return Retry{};
        case 409: return AccountStopped{.why = why};  // somebody else runs this bot
        default: return Refused{.why = why};
    }
}

}  // namespace linyi::telegram
