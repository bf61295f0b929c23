#include "outbox/tls_peer.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace linyi::outbox {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;
using File = std::unique_ptr<std::FILE, Freer<std::fclose>>;

void require(bool good) {
    if (!good) throw std::runtime_error("cannot make a test certificate");
}

Certificate make_certificate(const PeerCertificate& wanted, EVP_PKEY* key) {
    Certificate made(X509_new());
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), wanted.valid_from_s);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), wanted.valid_until_s);
    X509_set_pubkey(made.get(), key);
    auto* subject = X509_get_subject_name(made.get());
    const std::string name = "linyi test peer";
    require(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                                       reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                                       0) == 1);
    X509_set_issuer_name(made.get(), subject);
    const Extension names(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, wanted.name.c_str()));
    require(names && X509_add_ext(made.get(), names.get(), -1) == 1);
    require(X509_sign(made.get(), key, EVP_sha256()) > 0);
    return made;
}

}  // namespace

struct TlsPeer::State {
    explicit State(const PeerCertificate& wanted)
        : acceptor(io, {asio::ip::address_v4::loopback(), 0}) {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "linyi-tls-XXXXXX").string();
        require(::mkdtemp(pattern.data()) != nullptr);
        folder = pattern;
        ca_file = (folder / "peer.pem").string();
        const Key key(EVP_EC_gen("P-256"));
        const auto certificate = make_certificate(wanted, key.get());
        const File file(std::fopen(ca_file.c_str(), "w"));
        require(file && PEM_write_X509(file.get(), certificate.get()) == 1);
        SSL_CTX_use_certificate(tls.native_handle(), certificate.get());
        SSL_CTX_use_PrivateKey(tls.native_handle(), key.get());
        port = acceptor.local_endpoint().port();
        const auto ignore = [](const std::exception_ptr&) {};
        asio::co_spawn(io, accept(), ignore);
        thread = std::thread([this] { io.run(); });
    }

    ~State() {
        io.stop();
        thread.join();
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    asio::awaitable<void> accept() {
        for (;;) {
            auto [error, socket] = co_await acceptor.async_accept(as_result);
            if (error) co_return;
            const auto ignore = [](const std::exception_ptr&) {};
            asio::co_spawn(io, serve(std::move(socket)), ignore);
        }
    }

    asio::awaitable<void> serve(tcp::socket socket) {
        asio::ssl::stream<tcp::socket> stream(std::move(socket), tls);
        const auto [refused] =
            co_await stream.async_handshake(asio::ssl::stream_base::server, as_result);
        if (refused) co_return;
        const char* sni = SSL_get_servername(stream.native_handle(), TLSEXT_NAMETYPE_host_name);
        const std::string body = sni == nullptr ? "none" : sni;
        const auto reply =
            "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        std::string received;
        for (;;) {
            auto buffer = asio::dynamic_buffer(received);
            const auto [error, size] =
                co_await asio::async_read_until(stream, buffer, "\r\n\r\n", as_result);
            if (error) co_return;
            received.erase(0, size);
            ++served;
            const auto answer = asio::buffer(reply);
            const auto [lost, written] = co_await asio::async_write(stream, answer, as_result);
            if (lost) co_return;
        }
    }

    asio::io_context io{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tcp::acceptor acceptor;
    std::filesystem::path folder{};
    std::string ca_file{};
    std::uint16_t port{};
    std::atomic<int> served{};
    std::thread thread{};
};

TlsPeer::TlsPeer(PeerCertificate certificate) : state_(std::make_unique<State>(certificate)) {}
TlsPeer::~TlsPeer() = default;

std::string TlsPeer::url(const std::string& host) const {
    return "https://" + host + ":" + std::to_string(state_->port) + "/send";
}

const std::string& TlsPeer::ca_file() const {
    return state_->ca_file;
}
std::uint16_t TlsPeer::port() const {
    return state_->port;
}
int TlsPeer::served() const {
    return state_->served;
}

}  // namespace linyi::outbox
