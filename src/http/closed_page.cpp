#include "http/closed_page.hpp"

#include "http/responses.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace linyi::http {
namespace {

constexpr std::size_t digest_bytes = 32;
constexpr std::size_t base64_bytes = 45;  // 44 and the NUL that OpenSSL writes behind them

std::string sha256_base64(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    std::array<unsigned char, base64_bytes> encoded{};
    EVP_EncodeBlock(encoded.data(), digest.data(), digest_bytes);
    return {encoded.begin(), encoded.end() - 1};
}

HttpResponse own_page(int status, std::string html, std::string_view style,
                      std::string_view form_targets) {
    const auto styles =
        style.empty() ? std::string("'none'") : "'sha256-" + sha256_base64(style) + "'";
    auto answer = html_response(status, std::move(html));
    set_header(answer, "Content-Security-Policy",
               "default-src 'none'; style-src " + styles +
                   "; img-src 'self'; base-uri 'none'; form-action " + std::string(form_targets) +
                   "; frame-ancestors 'none'");
    set_header(answer, "Referrer-Policy", "no-referrer");
    set_header(answer, "X-Robots-Tag", "noindex");
    return answer;
}

}  // namespace

HttpResponse closed_page_response(int status, std::string html, std::string_view style) {
    return own_page(status, std::move(html), style, "'none'");
}

HttpResponse form_page_response(int status, std::string html, std::string_view style) {
    return own_page(status, std::move(html), style, "'self'");
}

}  // namespace linyi::http
