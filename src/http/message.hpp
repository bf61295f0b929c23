#pragma once

#include "adapters/adapter.hpp"
#include "http/gate.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace linyi::http {

/// A head as the parser read it.
struct ParsedHead {
    HttpRequest request{};  ///< without body and peer
    bool keep_alive{};
    bool is_http_1_0{};
};

/// Parses a head the gate has let pass. None if the parser refuses it or reads another framing than
/// the gate did: two readings are one too many.
std::optional<ParsedHead> parse_head(std::string_view head, const Framing& framing);

/// How the answer's body will follow its head.
struct HeadStyle {
    enum class Body { whole, chunked, until_close };

    Body body{Body::whole};
    bool keep_alive{};
    bool is_http_1_0{};
};

/// The status line and header of `response`, with Content-Length (or Transfer-Encoding) and
/// Connection of its own, whatever the handler set. None if a status, name or value cannot be sent
/// without changing what follows it.
std::optional<std::string> head_text(const HttpResponse& response, HeadStyle style);

/// "Bad Request"; for a status nobody has named, "Unknown".
std::string reason_phrase(int status);

}  // namespace linyi::http
