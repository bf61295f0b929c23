#include "web/chat_pages.hpp"

#include "adapters/webchat/token.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"
#include "web/asset.hpp"

#include <nlohmann/json.hpp>

namespace linyi::web {
namespace {

using Json = nlohmann::json;

// A working day; the page asks for new ones when it is loaded again.
constexpr std::chrono::hours session_max{12};

http::Response file(std::string_view name, const char* type) {
    auto answer = http::text_response(200, std::string(asset(name)));
    http::set_header(answer, "Content-Type", type);
    return answer;
}

http::Response problem(int status, std::string_view what) {
    return http::json_response(status, "{\"error\":" + http::json_quoted(what) + "}");
}

}  // namespace

void ChatPages::add_routes(http::Router& router) const {
    using http::ready_answer;
    using http::Request;
    router.get("/", [](Request) { return ready_answer(http::redirect_response("/chat")); });
    router.get("/chat", [](Request) {
        return ready_answer(http::html_response(200, std::string(asset("chat.html"))));
    });
    router.get("/chat/chat.css",
               [](Request) { return ready_answer(file("chat.css", "text/css; charset=utf-8")); });
    router.get("/chat/chat.js", [](Request) {
        return ready_answer(file("chat.js", "text/javascript; charset=utf-8"));
    });
    router.get("/chat/personas", [this](Request r) { return ready_answer(personas(r)); });
    router.get("/chat/events", [this](Request r) { return ready_answer(events(r)); });
}

http::Response ChatPages::personas(const http::Request& request) const {
    // Whoever may pick a persona may vote as that person: this machine only, demo only.
    if (!parts_.is_loopback || !request.loopback)
        return problem(404, "personas exist only on this machine's own address");
    Json people = Json::array();
    for (const auto& persona : parts_.personas) {
        Json chats = Json::array();
        for (const auto& chat : persona.chats) {
            const webchat::Session session{.account = persona.id,
                                           .name = persona.name_zh,
                                           .chat = chat.id,
                                           .kind = chat.kind,
                                           .expires = parts_.clock.now() + session_max};
            chats.push_back({{"id", chat.id},
                             {"direct", chat.kind == ChatKind::direct},
                             {"zh", chat.name_zh},
                             {"en", chat.name_en},
                             {"token", webchat::make_session_token(session, parts_.secret)}});
        }
        people.push_back({{"id", persona.id},
                          {"zh", persona.name_zh},
                          {"en", persona.name_en},
                          {"role_zh", persona.role_zh},
                          {"role_en", persona.role_en},
                          {"chats", chats}});
    }
    return http::json_response(200, Json{{"personas", people}}.dump());
}

http::Response ChatPages::events(const http::Request& request) const {
    const auto token = request.query_value("token").value_or("");
    const auto session = webchat::read_session_token(token, {parts_.secret}, parts_.clock.now());
    if (!session) return problem(401, "the session is over; load the page again");
    auto feed = parts_.hub.join(session->chat);
    if (!feed) return http::retry_response(503, std::chrono::seconds{10});
    return {http::event_stream_head(), std::move(feed)};
}

}  // namespace linyi::web
