#include "outbox/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <cerrno>

namespace linyi::outbox {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// Sets what the peer has to prove. False if OpenSSL refuses the name.
bool expect_host(SSL* tls, const std::string& host) {
    boost::system::error_code error;
    asio::ip::make_address(host, error);
    if (!error) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), host.c_str()) == 1;
    SSL_set_hostflags(tls, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (SSL_set1_host(tls, host.c_str()) != 1) return false;
    // SSL_set_tlsext_host_name, without the old-style cast of its macro. OpenSSL copies the name.
    return SSL_ctrl(tls, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                    const_cast<char*>(host.c_str())) == 1;
}

}  // namespace

asio::ssl::context client_tls(const std::string& ca_file) {
    asio::ssl::context context(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    if (ca_file.empty()) {
        context.set_default_verify_paths();
    } else {
        context.load_verify_file(ca_file);
    }
    context.set_verify_mode(asio::ssl::verify_peer);
    return context;
}

asio::awaitable<boost::system::error_code> Connection::connect(asio::ip::tcp::endpoint to) {
    boost::system::error_code ignored;
    socket_.close(ignored);
    const auto [error] = co_await socket_.async_connect(to, as_result);
    if (!error) socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    co_return error;
}

asio::awaitable<boost::system::error_code> Connection::secure(asio::ssl::context& context,
                                                              std::string host) {
    tls_ = std::make_unique<asio::ssl::stream<asio::ip::tcp::socket&>>(socket_, context);
    if (!expect_host(tls_->native_handle(), host))
        co_return boost::system::error_code(asio::error::invalid_argument);
    const auto [error] = co_await tls_->async_handshake(asio::ssl::stream_base::client, as_result);
    co_return error;
}

std::string Connection::certificate_problem() {
    if (!tls_) return {};
    const auto result = SSL_get_verify_result(tls_->native_handle());
    return result == X509_V_OK ? std::string{} : X509_verify_cert_error_string(result);
}

asio::awaitable<boost::system::error_code> Connection::write(std::string bytes) {
    const auto buffer = asio::buffer(bytes);
    if (tls_) {
        const auto [error, count] = co_await asio::async_write(*tls_, buffer, as_result);
        written += count;
        co_return error;
    }
    const auto [error, count] = co_await asio::async_write(socket_, buffer, as_result);
    written += count;
    co_return error;
}

asio::awaitable<boost::system::error_code> Connection::read_some() {
    const auto buffer = asio::buffer(buffer_);
    boost::system::error_code failure;
    std::size_t size{};
    if (tls_) {
        const auto [error, count] = co_await tls_->async_read_some(buffer, as_result);
        failure = error;
        size = count;
    } else {
        const auto [error, count] = co_await socket_.async_read_some(buffer, as_result);
        failure = error;
        size = count;
    }
    received += size;
    pending.append(buffer_.data(), size);
    co_return failure;
}

void Connection::close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
}

bool Connection::is_quiet() {
    if (!socket_.is_open() || !pending.empty()) return false;
    char byte{};
    const auto got = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && errno == EAGAIN;
}

}  // namespace linyi::outbox
