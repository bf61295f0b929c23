#include "app/data_folder.hpp"

#include "base/mutant.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace linyi::app {
namespace {

Error folder_error(const std::filesystem::path& path, const std::string& what) {
    return Error{Errc::bad_configuration, "data folder " + path.string() + ": " + what};
}

bool holds_linyi_files(const std::filesystem::path& path) {
    for (const auto* name :
         {"linyi.db-wal", "backups", "applying.map", "instance.secret", "ledger.checkpoint"}) {
        if (std::filesystem::exists(path / name)) return true;
    }
    return false;
}

void write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0) throw std::system_error(errno, std::generic_category(), "write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

Result<DataFolder> DataFolder::open(const std::filesystem::path& path) {
    auto folder = open_for_restore(path);
    if (folder && !std::filesystem::exists(folder->database()) && holds_linyi_files(path)) {
        return folder_error(path,
                            "linyi.db is missing although linyi has been here; restore it with "
                            "`linyi restore`, or choose an empty folder for a fresh start");
    }
    return folder;
}

Result<DataFolder> DataFolder::open_for_restore(const std::filesystem::path& path) {
    std::error_code error;
    const bool is_new = !std::filesystem::exists(path);
    if (is_new && !std::filesystem::create_directories(path, error))
        return folder_error(path, "cannot be made (" + error.message() + ")");
    if (is_new) ::chmod(path.c_str(), 0700);
    const auto lock_file = path / "linyi.lock";
    const int lock = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) {
        return folder_error(path, std::string("cannot be written (") + std::strerror(errno) +
                                      "); check owner and mount");
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0 && !mutant("no_lock")) {
        ::close(lock);
        return folder_error(path, "another linyi is using it; stop that one first");
    }
    return DataFolder(path, lock);
}

DataFolder::DataFolder(std::filesystem::path path, int lock)
    : path_(std::move(path)), lock_(lock) {}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

DataFolder::~DataFolder() {
    if (lock_ >= 0) ::close(lock_);
}

std::string DataFolder::secret(const std::string& name) const {
    const auto file = path_ / (name + ".secret");
    if (std::ifstream in(file); in) {
        std::string value;
        in >> value;
        if (!value.empty()) return value;
    }
    SystemRandom random;
    auto value = to_hex(random.bytes(32));
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), file.string());
    write_all(fd, value + "\n");
    const int synced = ::fsync(fd);
    ::close(fd);
    if (synced != 0) throw std::system_error(errno, std::generic_category(), file.string());
    sync();
    return value;
}

void DataFolder::sync() const {
    const int fd = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), path_.string());
    const int synced = ::fsync(fd);
    ::close(fd);
    if (synced != 0) throw std::system_error(errno, std::generic_category(), path_.string());
}

}  // namespace linyi::app
