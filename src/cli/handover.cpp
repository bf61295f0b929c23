#include "cli/handover.hpp"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <fstream>
#include <ostream>
#include <utility>

namespace linyi::cli {

namespace fs = std::filesystem;

Result<void> write_bytes(std::string_view bytes, const Handover& to) {
    if (to.file.empty()) {
        to.out << bytes;
        return {};
    }
    std::ofstream out(to.file, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out) return Error{Errc::unavailable, to.file.string() + ": cannot be written"};
    return {};
}

std::string text_of(const std::vector<std::vector<std::string>>& rows) {
    return nlohmann::json(rows).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::vector<std::string>> rows_in(const std::string& text) {
    return nlohmann::json::parse(text).get<std::vector<std::vector<std::string>>>();
}

Result<NewFile> NewFile::create(const fs::path& target) {
    std::error_code ignored;
    if (fs::is_directory(target, ignored))
        return Error{Errc::unavailable, target.string() + ": is a folder"};
    auto pattern = target.string() + ".XXXXXX";
    const int fd = ::mkstemp(pattern.data());  // mode 0600
    if (fd < 0) return Error{Errc::unavailable, target.string() + ": cannot be written"};
    ::close(fd);
    return NewFile(target, pattern);
}

NewFile::NewFile(NewFile&& other) noexcept
    : target_(std::move(other.target_)), path_(std::exchange(other.path_, {})) {}

NewFile::~NewFile() {
    if (path_.empty()) return;
    std::error_code ignored;
    fs::remove(path_, ignored);
}

Result<void> NewFile::keep() {
    std::error_code failed;
    fs::rename(path_, target_, failed);
    if (failed) return Error{Errc::unavailable, target_.string() + ": " + failed.message()};
    path_.clear();
    return {};
}

}  // namespace linyi::cli
