#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace linyi::outbox {

/// A self-signed certificate with a subject alternative name.
struct PeerCertificate {
    std::string name{"DNS:localhost"};  ///< as in OpenSSL's subjectAltName
    long valid_from_s{-3600};           ///< from now
    long valid_until_s{3600};
};

/// An HTTPS server on 127.0.0.1 that answers every request with 200 and the SNI it saw, in a thread
/// of its own. Its certificate is in `ca_file`.
class TlsPeer {
public:
    explicit TlsPeer(PeerCertificate certificate = {});
    ~TlsPeer();
    TlsPeer(const TlsPeer&) = delete;
    TlsPeer& operator=(const TlsPeer&) = delete;

    std::string url(const std::string& host) const;
    const std::string& ca_file() const;
    std::uint16_t port() const;
    /// Requests that got through the handshake.
    int served() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace linyi::outbox
