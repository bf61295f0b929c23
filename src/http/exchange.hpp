#pragma once

#include "adapters/adapter.hpp"
#include "base/error.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linyi::http {

class Stream;

/// Names with values in the order they came, percent-decoded.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Header names do not differ by case.
bool same_name(std::string_view a, std::string_view b);

/// A request on its way to a handler. `message` is untouched: signatures cover its raw target and
/// body.
struct Request {
    Request() = default;
    explicit Request(HttpRequest m) : message(std::move(m)) {}

    HttpRequest message{};
    bool secure{};    ///< came over TLS
    bool loopback{};  ///< the peer is this machine (or a proxy on it)
    std::map<std::string, std::string, std::less<>> parameters{};  ///< the pattern's {names}
    Pairs query{};

    /// The value of the pattern's {name}; empty if the pattern has none.
    const std::string& parameter(std::string_view name) const;

    /// The value of `name` in the query if it stands there exactly once.
    std::optional<std::string_view> query_value(std::string_view name) const;

    /// The value of a cookie, as it was sent, if there is exactly one of that name.
    std::optional<std::string_view> cookie(std::string_view name) const;
};

/// What a handler answers: a whole message, or head and stream.
struct Response {
    Response() = default;
    Response(HttpResponse m) : message(std::move(m)) {}  // NOLINT: every HttpResponse is one.
    Response(HttpResponse head, std::shared_ptr<Stream> s)
        : message(std::move(head)), stream(std::move(s)) {}

    HttpResponse message{};
    std::shared_ptr<Stream> stream{};  ///< shared by the session and whoever feeds it
};

/// Takes "a=1&b=two+words" apart: a query or a posted form. Errors: malformed_payload for broken
/// percent escapes and values that are not UTF-8 or hold NUL.
Result<Pairs> pairs_from(std::string_view encoded);

/// The segments of a target's path, percent-decoded: "/hook/a%2Fb?x" → {"hook", "a/b"}; "/" is one
/// empty segment. Errors as pairs_from.
Result<std::vector<std::string>> path_segments(std::string_view target);

/// What stands behind the first '?'.
std::string_view query_of(std::string_view target);

}  // namespace linyi::http
