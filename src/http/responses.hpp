#pragma once

#include "adapters/adapter.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace linyi::http {

/// Whole answers with their Content-Type. None is to be stored by a cache unless its maker says so.
HttpResponse text_response(int status, std::string body);
HttpResponse json_response(int status, std::string body);
HttpResponse html_response(int status, std::string body);

/// A refusal for a program or a lost visitor, in plain words of both languages.
HttpResponse refusal_response(int status);

/// 303 See Other. `location` is a path of ours.
HttpResponse redirect_response(std::string location);

/// 503, or 429 if it is this sender's doing, with Retry-After (≥ 1 s).
HttpResponse retry_response(int status, std::chrono::seconds wait);

/// The head of a stream of server-sent events.
HttpResponse event_stream_head();

/// Sets `name`, replacing what stood there.
void set_header(HttpResponse& response, std::string_view name, std::string value);

/// Adds the headers a browser needs to keep a page to itself, where the handler has not set them:
/// for HTML a content policy that allows only our own files, no frames, no referrer, and under TLS
/// HSTS for a year; for everything, that its type is not to be guessed.
void add_security_headers(HttpResponse& response, bool secure);

/// A JSON string literal of `text`, quotes included. What is not UTF-8 becomes hexadecimal.
std::string json_quoted(std::string_view text);

}  // namespace linyi::http
