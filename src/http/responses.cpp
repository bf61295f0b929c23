#include "http/responses.hpp"

#include "base/text.hpp"
#include "http/exchange.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace linyi::http {
namespace {

constexpr std::string_view page_policy =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'";

void add_header(HttpResponse& response, std::string_view name, std::string_view value) {
    const auto is_it = [&](const Header& header) { return same_name(header.name, name); };
    if (std::any_of(response.headers.begin(), response.headers.end(), is_it)) return;
    response.headers.push_back(Header{std::string(name), std::string(value)});
}

HttpResponse typed_response(int status, std::string_view type, std::string body) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    set_header(response, "Content-Type", std::string(type));
    set_header(response, "Cache-Control", "no-store");
    return response;
}

Text words_for(int status) {
    switch (status) {
        case 401: return {"没有通过身份验证", "unauthorized"};
        case 404: return {"没有这个页面", "not found"};
        case 405: return {"这个页面不支持这种请求", "method not allowed"};
        case 413: return {"内容太大", "too large"};
        case 414:
        case 431: return {"请求头太长", "request header too long"};
        case 429: return {"操作太频繁，请稍后再试", "too many requests, please try again later"};
        case 500:
            return {"服务出了问题，请稍后再试", "something went wrong, please try again later"};
        case 503: return {"服务正忙，请稍后再试", "busy, please try again later"};
        default: return {"请求有误", "bad request"};
    }
}

bool is_html(const HttpResponse& response) {
    const auto type = single_header(response.headers, "content-type");
    return type && type->substr(0, 9) == "text/html";
}

}  // namespace

HttpResponse text_response(int status, std::string body) {
    return typed_response(status, "text/plain; charset=utf-8", std::move(body));
}

HttpResponse json_response(int status, std::string body) {
    return typed_response(status, "application/json", std::move(body));
}

HttpResponse html_response(int status, std::string body) {
    return typed_response(status, "text/html; charset=utf-8", std::move(body));
}

HttpResponse refusal_response(int status) {
    const auto words = words_for(status);
    return text_response(status, std::string(words.zh) + " / " + std::string(words.en) + "\n");
}

HttpResponse redirect_response(std::string location) {
    auto response = text_response(303, "");
    set_header(response, "Location", std::move(location));
    return response;
}

HttpResponse retry_response(int status, std::chrono::seconds wait) {
    auto response = refusal_response(status);
    const auto seconds = std::max<std::chrono::seconds::rep>(1, wait.count());
    set_header(response, "Retry-After", std::to_string(seconds));
    return response;
}

HttpResponse event_stream_head() {
    return typed_response(200, "text/event-stream", "");
}

void set_header(HttpResponse& response, std::string_view name, std::string value) {
    std::erase_if(response.headers,
                  [&](const Header& header) { return same_name(header.name, name); });
    response.headers.push_back(Header{std::string(name), std::move(value)});
}

void add_security_headers(HttpResponse& response, bool secure) {
    add_header(response, "X-Content-Type-Options", "nosniff");
    if (!is_html(response)) return;
    add_header(response, "Content-Security-Policy", page_policy);
    add_header(response, "X-Frame-Options", "DENY");
    add_header(response, "Referrer-Policy", "same-origin");
    if (secure) add_header(response, "Strict-Transport-Security", "max-age=31536000");
}

std::string json_quoted(std::string_view text) {
    const std::string hex = is_utf8(text) ? std::string{} : to_hex(text);
    if (!hex.empty()) text = hex;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + '"';
}

}  // namespace linyi::http
