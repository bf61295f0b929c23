#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <memory>

namespace linyi::app {

/// A data folder that this process alone may write. The lock is a file of its own: POSIX locks on
/// the database vanish when any descriptor of it closes.
class DataFolder {
public:
    /// Makes the folder (mode 0700) if it is missing, and takes its lock. A database is created
    /// only in an empty folder: one that holds linyi's files but no database has lost it, and a
    /// new empty one in its place would hide that.
    /// Errors: bad_configuration with the remedy: another linyi serves it; the database is missing;
    /// it cannot be written.
    static Result<DataFolder> open(const std::filesystem::path& path);

    /// The same, whatever is in the folder: a restore puts the database there.
    static Result<DataFolder> open_for_restore(const std::filesystem::path& path);

    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&& other) = delete;
    ~DataFolder();

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path database() const { return path_ / "linyi.db"; }
    std::filesystem::path backups() const { return path_ / "backups"; }
    std::filesystem::path control_socket() const { return path_ / "control.sock"; }
    std::filesystem::path crash_marks() const { return path_ / "applying.map"; }

    /// A secret of this installation, made on first use: 32 random bytes in a file of mode 0600.
    /// Throws std::system_error if the disk fails.
    std::string secret(const std::string& name) const;

    /// Makes names of new files durable: fsync of the folder itself.
    void sync() const;

private:
    DataFolder(std::filesystem::path path, int lock);

    std::filesystem::path path_;
    int lock_{-1};
};

}  // namespace linyi::app
