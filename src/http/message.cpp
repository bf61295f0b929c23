#include "http/message.hpp"

#include "base/text.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <sstream>

namespace linyi::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

constexpr unsigned version_1_0 = 10;

std::string to_string(beast::string_view text) {
    return std::string(text.data(), text.size());
}

bool is_sendable(const Header& header) {
    const auto is_bad_in_value = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    };
    const auto is_good_in_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    };
    return !header.name.empty() &&
           std::all_of(header.name.begin(), header.name.end(), is_good_in_name) &&
           std::none_of(header.value.begin(), header.value.end(), is_bad_in_value);
}

bool has_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

}  // namespace

std::optional<ParsedHead> parse_head(std::string_view head, const Framing& framing) {
    bhttp::request_parser<bhttp::empty_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(head.size()));
    parser.body_limit(boost::none);  // The session bounds the body itself.
    beast::error_code failed;
    parser.put(boost::asio::buffer(head.data(), head.size()), failed);
    if (failed || !parser.is_header_done()) return {};

    const auto length = parser.content_length();
    if (parser.chunked() != framing.chunked) return {};
    if (!framing.chunked && length.value_or(0) != framing.length) return {};

    const auto& message = parser.get();
    ParsedHead parsed;
    parsed.keep_alive = parser.keep_alive();
    parsed.is_http_1_0 = message.version() == version_1_0;
    parsed.request.method = to_string(message.method_string());
    parsed.request.target = to_string(message.target());
    for (const auto& field : message)
        parsed.request.headers.push_back(
            Header{to_string(field.name_string()), to_string(field.value())});
    return parsed;
}

std::optional<std::string> head_text(const HttpResponse& response, HeadStyle style) {
    if (response.status < 200 || response.status > 599) return {};
    bhttp::response<bhttp::empty_body> message;
    message.version(style.is_http_1_0 ? version_1_0 : 11);
    message.result(static_cast<unsigned>(response.status));
    message.reason(reason_phrase(response.status));
    for (const auto& header : response.headers) {
        if (!is_sendable(header)) return {};
        message.insert(header.name, header.value);
    }
    message.erase(bhttp::field::content_length);
    message.erase(bhttp::field::transfer_encoding);
    message.erase(bhttp::field::connection);
    message.keep_alive(style.keep_alive);
    if (style.body == HeadStyle::Body::whole && has_body(response.status)) {
        message.content_length(response.body.size());
    } else if (style.body == HeadStyle::Body::chunked) {
        message.chunked(true);
    }
    std::ostringstream text;
    text << message.base();
    return std::move(text).str();
}

std::string reason_phrase(int status) {
    const auto known = bhttp::int_to_status(static_cast<unsigned>(status));
    return known == bhttp::status::unknown ? "Unknown" : to_string(bhttp::obsolete_reason(known));
}

}  // namespace linyi::http
