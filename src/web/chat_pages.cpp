#include "web/chat_pages.hpp"

#include "adapters/webchat/token.hpp"
#include "http/closed_page.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"
#include "render/escape.hpp"
#include "render/page.hpp"
#include "web/asset.hpp"
#include "web/language.hpp"
#include "web/texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace linyi::web {
namespace {

using Json = nlohmann::json;

// A working day; the page asks for new ones when it is loaded again.
constexpr std::chrono::hours session_max{12};
constexpr std::string_view bearer = "Bearer ";

struct File {
    const char* path{};
    const char* name{};
    const char* type{};
};

constexpr std::array<File, 5> files{
    {{"/favicon.ico", "icon.svg", "image/svg+xml"},
     {"/chat/chat.css", "chat.css", "text/css; charset=utf-8"},
     {"/chat/chat.js", "chat.js", "text/javascript; charset=utf-8"},
     {"/chat/draw.js", "draw.js", "text/javascript; charset=utf-8"},
     {"/chat/words.js", "words.js", "text/javascript; charset=utf-8"}}};

http::Response file(const File& file) {
    auto answer = http::text_response(200, std::string(asset(file.name)));
    http::set_header(answer, "Content-Type", file.type);
    return answer;
}

http::Response problem(int status, std::string_view what) {
    return http::json_response(status, "{\"error\":" + http::json_quoted(what) + "}");
}

/// "127.0.0.1:8080", "localhost", "[::1]:8080".
bool is_own_name(std::string_view host) {
    for (const std::string_view name : {"127.0.0.1", "localhost", "[::1]"}) {
        if (host == name || (host.starts_with(name) && host[name.size()] == ':')) return true;
    }
    return false;
}

/// Somebody at this very machine. The peer's address alone does not say so: a proxy sits here too,
/// and another site's page can have its own name point here (DNS rebinding).
bool is_at_this_machine(const http::Request& request) {
    const auto& headers = request.message.headers;
    const auto host = single_header(headers, "host");
    const auto is_forwarded = [](const Header& header) {
        return http::same_name(header.name, "forwarded") ||
               http::same_name(header.name, "x-forwarded-for") ||
               http::same_name(header.name, "via");
    };
    return request.loopback && host && is_own_name(*host) &&
           std::none_of(headers.begin(), headers.end(), is_forwarded);
}

http::Response no_demo(const http::Request& request) {
    const auto language = language_of(request);
    std::string body;
    for (const auto& line : {texts::chat_no_demo, texts::chat_residents, texts::chat_try})
        body += "<p>" + render::escape_html(say(language, line)) + "</p>\n";
    auto html = render::html_page(
        {.title = say(language, texts::chat_title), .language = language, .body = std::move(body)});
    const std::string style(render::page_style(html));
    return http::closed_page_response(404, std::move(html), style);
}

Json examples_of(const Persona& persona) {
    Json examples = Json::array();
    for (const auto& example : persona.examples)
        examples.push_back({{"zh", example.zh}, {"en", example.en}, {"direct", example.is_direct}});
    return examples;
}

}  // namespace

void ChatPages::add_routes(http::Router& router) const {
    using http::ready_answer;
    using http::Request;
    router.get("/", [](Request) { return ready_answer(http::redirect_response("/chat")); });
    router.get("/chat", [this](Request r) {
        if (!shows_personas(r)) return ready_answer(no_demo(r));
        return ready_answer(http::html_response(200, std::string(asset("chat.html"))));
    });
    for (const auto& one : files)
        router.get(one.path, [&one](Request) { return ready_answer(file(one)); });
    router.get("/chat/personas", [this](Request r) { return ready_answer(personas(r)); });
    router.get("/chat/events", [this](Request r) { return ready_answer(events(r)); });
}

bool ChatPages::shows_personas(const http::Request& request) const {
    // Whoever may pick a persona may vote as that person: this machine only, demo only.
    return parts_.is_loopback && !parts_.personas.empty() && is_at_this_machine(request);
}

http::Response ChatPages::personas(const http::Request& request) const {
    if (!shows_personas(request))
        return problem(404, "personas exist only in a demo, on this machine's own address");
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
                          {"examples", examples_of(persona)},
                          {"chats", chats}});
    }
    return http::json_response(200, Json{{"personas", people}}.dump());
}

http::Response ChatPages::events(const http::Request& request) const {
    const auto header = single_header(request.message.headers, "authorization");
    std::string account;
    std::vector<std::string> chats;
    for (const auto& token :
         split(header && header->starts_with(bearer) ? header->substr(bearer.size())
                                                     : std::string_view{},
               ',')) {
        const auto session =
            webchat::read_session_token(token, {parts_.secret}, parts_.clock.now());
        const bool is_one_person = chats.empty() || (session && session->account == account);
        if (!session || !is_one_person)
            return problem(401, "the session is over; load the page again");
        account = session->account;
        chats.push_back(session->chat);
    }
    auto feed = parts_.hub.join(account, chats);
    if (!feed) return http::retry_response(503, std::chrono::seconds{10});
    return {http::event_stream_head(), std::move(feed)};
}

}  // namespace linyi::web
