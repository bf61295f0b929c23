#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace linyi::http {

/// Certificate chain and key, both PEM.
struct TlsFiles {
    std::filesystem::path certificate{};
    std::filesystem::path key{};  ///< readable by its owner alone, without a passphrase
};

/// What new TLS connections are made with. TLS 1.2 and 1.3 only, forward secrecy only, no
/// compression, no renegotiation, no session tickets (their key would outlive the forward secrecy).
/// Source: reliability.md H8. Lives on the network thread.
class TlsContext {
public:
    /// Errors: bad_configuration: a file is missing or no PEM, the key is not the certificate's, or
    /// others than its owner may read it. `detail` names the file and the remedy.
    static Result<std::unique_ptr<TlsContext>> make(const TlsFiles& files);

    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    /// Takes the new certificate for connections from now on; running ones keep theirs. On an error
    /// (as for make) the old one stays.
    Result<void> reload(const TlsFiles& files);

    /// Shared with the connections made from it: they may outlive a reload.
    std::shared_ptr<boost::asio::ssl::context> current() const { return current_; }

private:
    explicit TlsContext(std::shared_ptr<boost::asio::ssl::context> context);

    std::shared_ptr<boost::asio::ssl::context> current_;
};

}  // namespace linyi::http
