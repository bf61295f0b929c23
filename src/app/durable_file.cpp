#include "app/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace linyi::app {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
    throw std::system_error(errno, std::generic_category(), file.string());
}

/// A descriptor that is closed however the work ends.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& file, int flags)
        : file_(file), fd_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool is_open() const { return fd_ >= 0; }
    int number() const { return fd_; }

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(fd_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(file_);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync() const {
        if (::fsync(fd_) != 0) fail(file_);
    }

private:
    std::filesystem::path file_;
    int fd_;
};

}  // namespace

void write_durably(const std::filesystem::path& file, std::string_view content) {
    auto part = file;
    part += ".part";
    {
        const Descriptor out(part, O_WRONLY | O_CREAT | O_TRUNC);
        if (!out.is_open()) fail(part);
        out.write(content);
        out.sync();
    }
    std::filesystem::rename(part, file);
    const Descriptor folder(file.parent_path(), O_RDONLY | O_DIRECTORY);
    if (!folder.is_open()) fail(file.parent_path());
    folder.sync();
}

std::optional<std::string> read_whole(const std::filesystem::path& file) {
    const Descriptor in(file, O_RDONLY);
    if (!in.is_open() && errno == ENOENT) return std::nullopt;
    if (!in.is_open()) fail(file);
    std::string content;
    std::array<char, 4096> piece{};
    for (;;) {
        const auto got = ::read(in.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(file);
        if (got == 0) return content;
        content.append(piece.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace linyi::app
