#pragma once

#include "http/tls.hpp"

#include <filesystem>
#include <string>

namespace linyi::http::test {

/// A folder of its own under the system's temporary one, removed at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Writes a new self-signed certificate for `name` and its key (mode 0600) into `folder`.
TlsFiles make_certificate(const std::filesystem::path& folder, const std::string& name);

}  // namespace linyi::http::test
