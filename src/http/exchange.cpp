#include "http/exchange.hpp"

#include "base/text.hpp"

#include <boost/url/params_encoded_view.hpp>
#include <boost/url/parse_path.hpp>
#include <boost/url/parse_query.hpp>
#include <boost/url/segments_encoded_view.hpp>

#include <algorithm>

namespace linyi::http {
namespace {

namespace urls = boost::urls;

bool is_decent(std::string_view text) {
    return is_utf8(text) && text.find('\0') == std::string_view::npos;
}

boost::core::string_view view_of(std::string_view text) {
    return {text.data(), text.size()};
}

std::string_view path_of(std::string_view target) {
    return target.substr(0, target.find('?'));
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
    const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return low(x) == low(y); });
}

const std::string& Request::parameter(std::string_view name) const {
    static const std::string none;
    const auto found = parameters.find(name);
    return found == parameters.end() ? none : found->second;
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
    std::optional<std::string_view> found;
    for (const auto& [key, value] : query) {
        if (key != name) continue;
        if (found) return {};
        found = value;
    }
    return found;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    std::optional<std::string_view> found;
    for (const auto& header : message.headers) {
        if (!same_name(header.name, "cookie")) continue;
        for (std::string_view rest = header.value; !rest.empty();) {
            const auto end = std::min(rest.find(';'), rest.size());
            const auto part = trim(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const auto equals = part.find('=');
            if (equals == std::string_view::npos || part.substr(0, equals) != name) continue;
            if (found) return {};
            found = part.substr(equals + 1);
        }
    }
    return found;
}

Result<Pairs> pairs_from(std::string_view encoded) {
    Pairs pairs;
    if (encoded.empty()) return pairs;
    const auto params = urls::parse_query(view_of(encoded));
    if (params.has_error()) return Error{Errc::malformed_payload, "query"};
    urls::encoding_opts form;
    form.space_as_plus = true;
    for (const auto& param : *params) {
        auto name = param.key.decode(form);
        auto value = param.has_value ? param.value.decode(form) : std::string{};
        if (!is_decent(name) || !is_decent(value)) return Error{Errc::malformed_payload, "query"};
        pairs.emplace_back(std::move(name), std::move(value));
    }
    return pairs;
}

Result<std::vector<std::string>> path_segments(std::string_view target) {
    const auto path = path_of(target);
    const auto parsed = urls::parse_path(view_of(path));
    if (parsed.has_error()) return Error{Errc::malformed_payload, "path"};
    std::vector<std::string> segments;
    for (const auto& segment : *parsed) {
        auto text = segment.decode();
        if (!is_decent(text)) return Error{Errc::malformed_payload, "path"};
        segments.push_back(std::move(text));
    }
    if (segments.empty()) segments.emplace_back();
    return segments;
}

std::string_view query_of(std::string_view target) {
    const auto mark = target.find('?');
    return mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
}

}  // namespace linyi::http
