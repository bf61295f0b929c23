#include "http/tls.hpp"

#include <boost/asio/ssl/context.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace linyi::http {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
namespace fs = std::filesystem;

using Context = std::shared_ptr<ssl::context>;

constexpr const char* forward_secret_ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

Error bad(const std::string& what) {
    return Error{Errc::bad_configuration, "TLS: " + what};
}

/// None if the key file is there and its owner's alone.
std::optional<Error> key_file_fault(const fs::path& key) {
    std::error_code failed;
    const auto status = fs::status(key, failed);
    if (failed || status.type() == fs::file_type::not_found)
        return bad("key file " + key.string() + " cannot be read: check the path");
    if (status.type() != fs::file_type::regular)
        return bad("key file " + key.string() + " is not a file");
    const auto others = status.permissions() & (fs::perms::group_all | fs::perms::others_all);
    if (others != fs::perms::none)
        return bad("key file " + key.string() +
                   " may be read by others than its owner: chmod 600 " + key.string());
    return {};
}

void harden(ssl::context& context) {
    auto* native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(native, forward_secret_ciphers);
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                    SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(native, 0);
}

Result<Context> load(const TlsFiles& files) {
    if (const auto fault = key_file_fault(files.key)) return *fault;
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    harden(*context);
    // A passphrase prompt would stop the service at its next start, in front of nobody.
    context->set_password_callback(
        [](std::size_t, ssl::context::password_purpose) { return std::string{}; });

    boost::system::error_code failed;
    context->use_certificate_chain_file(files.certificate.string(), failed);
    if (failed)
        return bad("certificate file " + files.certificate.string() + " is no PEM chain (" +
                   failed.message() + ")");
    context->use_private_key_file(files.key.string(), ssl::context::pem, failed);
    if (failed)
        return bad("key file " + files.key.string() + " is no PEM key of the certificate (" +
                   failed.message() + ")");
    if (SSL_CTX_check_private_key(context->native_handle()) != 1) {
        ERR_clear_error();
        return bad("key file " + files.key.string() + " does not belong to certificate " +
                   files.certificate.string());
    }
    return context;
}

}  // namespace

Result<std::unique_ptr<TlsContext>> TlsContext::make(const TlsFiles& files) {
    auto context = load(files);
    if (!context) return context.error();
    return std::unique_ptr<TlsContext>(new TlsContext(std::move(*context)));
}

TlsContext::TlsContext(std::shared_ptr<ssl::context> context) : current_(std::move(context)) {}

TlsContext::~TlsContext() = default;

Result<void> TlsContext::reload(const TlsFiles& files) {
    auto context = load(files);
    if (!context) return context.error();
    current_ = std::move(*context);
    return {};
}

}  // namespace linyi::http
