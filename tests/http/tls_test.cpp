#include "http/certificates.hpp"
#include "http/raw_client.hpp"
#include "http/responses.hpp"
#include "http/test_server.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>

namespace linyi::http::test {
namespace {

namespace ssl = asio::ssl;
using Steady = std::chrono::steady_clock;

std::unique_ptr<TlsContext> context_of(const TlsFiles& files) {
    auto context = TlsContext::make(files);
    if (!context) throw std::runtime_error(context.error().detail);
    return std::move(*context);
}

/// A blocking TLS client that trusts everybody.
class TlsClient {
public:
    explicit TlsClient(int version_max = TLS1_3_VERSION, const char* ciphers = nullptr) {
        SSL_CTX_set_min_proto_version(context_.native_handle(), 0);
        SSL_CTX_set_max_proto_version(context_.native_handle(), version_max);
        SSL_CTX_set_security_level(context_.native_handle(), 0);
        if (ciphers != nullptr) SSL_CTX_set_cipher_list(context_.native_handle(), ciphers);
        stream_ = std::make_unique<ssl::stream<asio::ip::tcp::socket>>(io_, context_);
    }

    bool connect(std::uint16_t port) {
        boost::system::error_code failed;
        stream_->next_layer().connect({asio::ip::address_v4::loopback(), port}, failed);
        if (!failed) stream_->handshake(ssl::stream_base::client, failed);
        return !failed;
    }

    std::string exchange(const std::string& request) {
        boost::system::error_code failed;
        asio::write(*stream_, asio::buffer(request), failed);
        std::string answer;
        const auto end = asio::read_until(*stream_, asio::dynamic_buffer(answer), "\n\n", failed);
        return failed ? answer : answer.substr(0, end);
    }

    std::string get(const std::string& path) {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    std::string certificate_name() {
        char name[64] = {};
        auto* certificate = SSL_get0_peer_certificate(native());
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name,
                                  sizeof name);
        return name;
    }

    std::string version() { return SSL_get_version(native()); }
    bool renegotiates() {
        return SSL_renegotiate(native()) == 1 && SSL_do_handshake(native()) == 1 &&
               SSL_renegotiate_pending(native()) == 0;
    }

private:
    SSL* native() { return stream_->native_handle(); }

    asio::io_context io_{};
    ssl::context context_{ssl::context::tls_client};
    std::unique_ptr<ssl::stream<asio::ip::tcp::socket>> stream_{};
};

/// The fixture's page: ends in an empty line, so that a client knows its end.
void add_page(TestServer& server) {
    server.router().get("/page", [](Request request) {
        return ready_answer(html_response(200, request.secure ? "secure\n\n" : "plain\n\n"));
    });
}

TEST(Tls, ServesAPageWithHstsThatAPlainPortDoesNotSend) {
    TemporaryFolder folder;
    TestServer secure({}, context_of(make_certificate(folder.path(), "one")));
    add_page(secure);
    TestServer plain;
    add_page(plain);
    TlsClient client;
    ASSERT_TRUE(client.connect(secure.port()));
    RawClient plain_client(plain.port());
    plain_client.send("GET /page HTTP/1.1\r\nHost: a\r\n\r\n");

    const auto page = client.get("/page");
    EXPECT_EQ(body_of(page), "secure\n\n");
    EXPECT_NE(page.find("Strict-Transport-Security: max-age="), std::string::npos);
    EXPECT_EQ(plain_client.read_response().find("Strict-Transport"), std::string::npos);
}

TEST(Tls, OnlyVersions12And13AreSpoken) {
    TemporaryFolder folder;
    TestServer server({}, context_of(make_certificate(folder.path(), "one")));
    TlsClient old(TLS1_1_VERSION);
    TlsClient usual(TLS1_2_VERSION);
    TlsClient modern;

    EXPECT_FALSE(old.connect(server.port()));
    ASSERT_TRUE(usual.connect(server.port()));
    ASSERT_TRUE(modern.connect(server.port()));
    EXPECT_EQ(usual.version(), "TLSv1.2");
    EXPECT_EQ(modern.version(), "TLSv1.3");
}

TEST(Tls, CiphersWithoutForwardSecrecyAreRefused) {
    TemporaryFolder folder;
    TestServer server({}, context_of(make_certificate(folder.path(), "one")));
    TlsClient keeping(TLS1_2_VERSION, "AES128-GCM-SHA256:AES256-SHA");
    TlsClient forward(TLS1_2_VERSION, "ECDHE-ECDSA-AES128-GCM-SHA256");
    TlsClient old_mode(TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA");

    EXPECT_FALSE(keeping.connect(server.port()));
    EXPECT_FALSE(old_mode.connect(server.port()));
    EXPECT_TRUE(forward.connect(server.port()));
}

TEST(Tls, ARenegotiationIsRefused) {
    TemporaryFolder folder;
    TestServer server({}, context_of(make_certificate(folder.path(), "one")));
    TlsClient client(TLS1_2_VERSION);
    ASSERT_TRUE(client.connect(server.port()));

    EXPECT_FALSE(client.renegotiates());
}

TEST(Tls, AReloadGivesNewConnectionsTheNewCertificateAndLeavesOldOnesAlone) {
    TemporaryFolder folder;
    TestServer server({}, context_of(make_certificate(folder.path(), "one")));
    add_page(server);
    TlsClient before;
    ASSERT_TRUE(before.connect(server.port()));
    const auto files = make_certificate(folder.path(), "two");

    server.on_network_thread([&] { EXPECT_TRUE(server.tls().reload(files)); });

    TlsClient after;
    ASSERT_TRUE(after.connect(server.port()));
    EXPECT_EQ(before.certificate_name(), "one");
    EXPECT_EQ(after.certificate_name(), "two");
    EXPECT_EQ(status_of(before.get("/page")), 200);
    EXPECT_EQ(status_of(after.get("/page")), 200);
}

TEST(Tls, ABrokenReloadKeepsTheOldCertificate) {
    TemporaryFolder folder;
    TestServer server({}, context_of(make_certificate(folder.path(), "one")));
    auto files = make_certificate(folder.path(), "two");
    std::ofstream(files.certificate) << "not a certificate\n";

    server.on_network_thread([&] {
        const auto reloaded = server.tls().reload(files);
        ASSERT_FALSE(reloaded);
        EXPECT_EQ(reloaded.error().code, Errc::bad_configuration);
        EXPECT_NE(reloaded.error().detail.find("two.pem"), std::string::npos);
    });

    TlsClient after;
    ASSERT_TRUE(after.connect(server.port()));
    EXPECT_EQ(after.certificate_name(), "one");
}

std::string fault_of(const TlsFiles& files) {
    const auto context = TlsContext::make(files);
    return context ? "" : context.error().detail;
}

TEST(Tls, AKeyThatOthersMayReadIsRefusedWithTheRemedy) {
    namespace fs = std::filesystem;
    TemporaryFolder folder;
    const auto files = make_certificate(folder.path(), "one");

    EXPECT_EQ(fault_of(files), "");
    fs::permissions(files.key, fs::perms::group_read, fs::perm_options::add);
    EXPECT_NE(fault_of(files).find("chmod 600"), std::string::npos);
    fs::permissions(files.key, fs::perms::group_read, fs::perm_options::remove);
    fs::permissions(files.key, fs::perms::others_read, fs::perm_options::add);
    EXPECT_NE(fault_of(files).find("chmod 600"), std::string::npos);
}

TEST(Tls, MissingAndForeignKeysAreRefusedByName) {
    TemporaryFolder folder;
    auto files = make_certificate(folder.path(), "one");
    const auto other = make_certificate(folder.path(), "two");

    files.key = other.key;
    EXPECT_NE(fault_of(files).find("two.key"), std::string::npos);
    files.key = folder.path() / "absent.key";
    EXPECT_NE(fault_of(files).find("absent.key"), std::string::npos);
    files.key = folder.path();
    EXPECT_NE(fault_of(files).find("not a file"), std::string::npos);
}

TEST(Tls, AHalfOpenHandshakeEndsAtItsDeadlineWhileOthersAreServed) {
    TemporaryFolder folder;
    Limits limits;
    limits.handshake = std::chrono::milliseconds{150};
    TestServer server(limits, context_of(make_certificate(folder.path(), "one")));
    add_page(server);
    RawClient half(server.port());
    half.send(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03", 11));
    const auto begun = Steady::now();

    TlsClient good;
    ASSERT_TRUE(good.connect(server.port()));
    EXPECT_EQ(status_of(good.get("/page")), 200);

    while (!half.closed_within(std::chrono::milliseconds{15}) && Steady::now() - begun < patience)
        half.send("a");
    EXPECT_GE(Steady::now() - begun, std::chrono::milliseconds{135});
    EXPECT_LE(Steady::now() - begun, std::chrono::milliseconds{1'150});
    EXPECT_EQ(status_of(good.get("/page")), 200);
}

TEST(Tls, AFramingRefusalIsAnsweredUnderTlsToo) {
    TemporaryFolder folder;
    TestServer server({}, context_of(make_certificate(folder.path(), "one")));
    TlsClient client;
    ASSERT_TRUE(client.connect(server.port()));

    const auto answer = client.exchange(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok"
        "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");

    EXPECT_EQ(status_of(answer), 400);
    EXPECT_EQ(count_responses(answer), 1);
    EXPECT_EQ(server.calls(), 0);
}

}  // namespace
}  // namespace linyi::http::test
