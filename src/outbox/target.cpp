#include "outbox/target.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <vector>

namespace linyi::outbox {
namespace {

namespace urls = boost::urls;

/// Longer ones are no API's.
constexpr std::size_t url_bytes_max = 8192;

Error refusal(const char* why) {
    return Error{Errc::invalid_argument, why};
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// True if the last label is a number, decimal or "0x…": inet_aton takes such names for addresses.
bool looks_like_number(std::string_view host) {
    if (!host.empty() && host.back() == '.') host.remove_suffix(1);
    const auto dot = host.rfind('.');
    const auto label = dot == host.npos ? host : host.substr(dot + 1);
    if (label.empty()) return true;
    if (std::all_of(label.begin(), label.end(), is_digit)) return true;
    return label.size() >= 2 && label[0] == '0' && label[1] == 'x';
}

bool is_host_name(std::string_view host) {
    if (host.empty() || host.size() > 253) return false;
    return std::all_of(host.begin(), host.end(), [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
    });
}

/// Fills host and is_address from the host part of a URL.
bool read_host(const urls::url_view& url, Target& target) {
    const std::string host = lower(std::string_view(url.encoded_host_address()));
    boost::system::error_code error;
    if (url.host_type() == urls::host_type::ipv4 || url.host_type() == urls::host_type::ipv6) {
        const auto address = boost::asio::ip::make_address(host, error);
        if (error) return false;
        target.host = address.to_string();
        target.is_address = true;
        return true;
    }
    target.host = host;
    return url.host_type() == urls::host_type::name && is_host_name(host) &&
           !looks_like_number(host);
}

/// True if host and port are all there is between "//" and the path. Boost.URL 1.81 takes
/// "1.2.3.4.5" and "name:x" for a host with something left over, and does not say so.
bool is_whole_authority(std::string_view text, const urls::url_view& url) {
    const auto begin = text.find("//");
    if (begin == text.npos) return false;
    const auto rest = text.substr(begin + 2);
    std::string expected;
    if (url.has_userinfo()) expected = std::string(std::string_view(url.encoded_userinfo())) + "@";
    expected += std::string_view(url.encoded_host());
    if (url.has_port()) expected += ":" + std::string(std::string_view(url.port()));
    return rest.substr(0, rest.find_first_of("/?#")) == expected;
}

bool read_port(const urls::url_view& url, std::uint16_t fallback, std::uint16_t& port) {
    port = fallback;
    if (!url.has_port() || std::string_view(url.port()).empty()) return true;
    port = url.port_number();
    return port != 0;
}

std::string bracketed(const Target& target) {
    const bool is_v6 = target.is_address && target.host.find(':') != std::string::npos;
    return is_v6 ? "[" + target.host + "]" : target.host;
}

std::string base64(const std::string& text) {
    std::vector<unsigned char> out(4 * ((text.size() + 2) / 3) + 1);
    const std::vector<unsigned char> in(text.begin(), text.end());
    const int size = EVP_EncodeBlock(out.data(), in.data(), static_cast<int>(in.size()));
    return {out.begin(), out.begin() + size};
}

}  // namespace

std::string Target::authority() const {
    const std::uint16_t usual = is_tls ? 443 : 80;
    return port == usual ? bracketed(*this) : authority_with_port();
}

std::string Target::authority_with_port() const {
    return bracketed(*this) + ":" + std::to_string(port);
}

Result<Target> parse_target(std::string_view text) {
    if (text.size() > url_bytes_max) return refusal("URL too long");
    const auto parsed = urls::parse_uri(text);
    if (!parsed) return refusal("not an absolute URL");
    const urls::url_view url = *parsed;
    Target target;
    const auto scheme = lower(std::string_view(url.scheme()));
    if (scheme != "http" && scheme != "https") return refusal("scheme is neither http nor https");
    target.is_tls = scheme == "https";
    if (!url.has_authority() || url.has_userinfo()) return refusal("user info, or no host");
    if (!is_whole_authority(text, url) || !read_host(url, target))
        return refusal("host is neither a name nor a plain address");
    if (!read_port(url, target.is_tls ? 443 : 80, target.port)) return refusal("port");
    target.path = std::string(std::string_view(url.encoded_path()));
    if (target.path.empty()) target.path = "/";
    if (url.has_query()) target.path += "?" + std::string(std::string_view(url.encoded_query()));
    return target;
}

Result<Proxy> parse_proxy(std::string_view text) {
    const auto refuse = [](const char* why) {
        return Error{
            Errc::bad_configuration,
            std::string(why) + "; write http://host:port or http://user:password@host:port"};
    };
    const auto parsed = urls::parse_uri(text);
    if (!parsed) return refuse("not a URL");
    const urls::url_view url = *parsed;
    if (lower(std::string_view(url.scheme())) != "http") return refuse("only http proxies");
    Target target;
    if (!url.has_authority() || !is_whole_authority(text, url) || !read_host(url, target))
        return refuse("no host");
    if (!read_port(url, 8080, target.port)) return refuse("port");
    Proxy proxy{.host = target.host, .port = target.port};
    if (url.has_userinfo()) proxy.authorization = "Basic " + base64(url.userinfo());
    return proxy;
}

}  // namespace linyi::outbox
