#include "app/backup.hpp"

#include "adapters/crypto/mac.hpp"
#include "app/data_folder.hpp"
#include "app/ledger_start.hpp"
#include "base/mutant.hpp"
#include "base/text.hpp"
#include "storage/migrations.hpp"
#include "storage/store.hpp"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

namespace linyi::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view nightly_prefix = "nightly-";
constexpr std::string_view upgrade_prefix = "upgrade-";

Error refused(const std::string& what) {
    return Error{Errc::bad_configuration, what};
}

void sync_file(const fs::path& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), file.string());
    const int synced = ::fsync(fd);
    ::close(fd);
    if (synced != 0) throw std::system_error(errno, std::generic_category(), file.string());
}

std::string sha256_of_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return crypto::sha256(in);
}

fs::path manifest_of(fs::path file) {
    return file.replace_extension(".json");
}

std::string manifest_text(const BackupManifest& manifest) {
    return nlohmann::ordered_json{{"sha256", manifest.sha256},   {"bytes", manifest.bytes},
                                  {"schema", manifest.schema},   {"last_act", manifest.last_act},
                                  {"made_at", manifest.made_at}, {"version", manifest.version}}
               .dump(1) +
           "\n";
}

void write_synced(const fs::path& file, const std::string& text) {
    {
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        out << text;
        out.flush();
        if (!out) throw std::system_error(EIO, std::generic_category(), file.string());
    }
    sync_file(file);
}

/// Copies and syncs; the target appears whole or not at all.
void place(const fs::path& from, const fs::path& to) {
    auto part = to;
    part += ".part";
    fs::copy_file(from, part, fs::copy_options::overwrite_existing);
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write);
    sync_file(part);
    fs::rename(part, to);
    sync_file(to.parent_path());
}

/// Half a copy holds personal data too: it goes, however the making of it ends.
class PartGuard {
public:
    explicit PartGuard(fs::path part) : part_(std::move(part)) {}
    ~PartGuard() {
        std::error_code ignored;
        fs::remove(part_, ignored);  // renamed by now if all went well
    }
    PartGuard(const PartGuard&) = delete;
    PartGuard& operator=(const PartGuard&) = delete;

private:
    fs::path part_;
};

}  // namespace

Result<fs::path> make_backup(const fs::path& data_folder, const fs::path& target, Timestamp now) {
    const auto database = data_folder / "linyi.db";
    if (!fs::exists(database)) return refused(database.string() + ": there is no database here");
    if (fs::exists(target))
        return refused(target.string() + " exists already; choose another name");
    if (target.extension() != ".db") return refused(target.string() + ": the name must end in .db");
    auto reader = storage::Store::open(database, storage::StoreMode::reader);
    if (!reader) return reader.error();

    if (target.has_parent_path()) fs::create_directories(target.parent_path());
    auto part = target;
    part += ".part";
    fs::remove(part);
    const PartGuard guard(part);
    if (mutant("backup_without_log"))
        fs::copy_file(database, part);
    else
        (*reader)->copy_to(part);
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write);
    auto copy = storage::seal_copy(part);
    if (!copy.problem.empty()) {
        return refused("the copy is damaged (" + copy.problem +
                       "): check the disk, and run `linyi backup` again");
    }
    sync_file(part);
    const BackupManifest manifest{.sha256 = to_hex(sha256_of_file(part)),
                                  .bytes = fs::file_size(part),
                                  .schema = copy.schema,
                                  .last_act = copy.last_act,
                                  .made_at = to_rfc3339(now),
                                  .version = LINYI_VERSION};
    write_synced(manifest_of(target), manifest_text(manifest));
    fs::rename(part, target);
    sync_file(fs::absolute(target).parent_path());
    return target;
}

Result<BackupManifest> verify_backup(const fs::path& file) {
    std::ifstream in(manifest_of(file), std::ios::binary);
    if (!in || !fs::exists(file)) {
        return refused(file.string() +
                       ": a backup is two files, NAME.db and NAME.json; one is missing");
    }
    const auto value = nlohmann::json::parse(in, nullptr, false);
    if (!value.is_object() || !value.contains("sha256"))
        return refused(manifest_of(file).string() + ": not a manifest of linyi");
    const BackupManifest manifest{.sha256 = value.value("sha256", ""),
                                  .bytes = value.value("bytes", std::uintmax_t{0}),
                                  .schema = value.value("schema", 0),
                                  .last_act = value.value("last_act", std::int64_t{0}),
                                  .made_at = value.value("made_at", ""),
                                  .version = value.value("version", "")};
    if (fs::file_size(file) != manifest.bytes || to_hex(sha256_of_file(file)) != manifest.sha256) {
        return refused(file.string() +
                       ": changed or cut since it was made (SHA-256 differs); use another backup");
    }
    return manifest;
}

Result<BackupManifest> restore_backup(const fs::path& file, const fs::path& data_folder,
                                      Timestamp now) {
    auto manifest = verify_backup(file);
    if (!manifest) return manifest.error();
    if (manifest->schema > storage::newest_schema_version())
        return refused(file.string() + ": made by a newer linyi (" + manifest->version + ")");
    auto folder = DataFolder::open_for_restore(data_folder);
    if (!folder) return folder.error();

    const auto database = folder->database();
    const auto suffix = ".before-" + nightly_name(now).substr(nightly_prefix.size(), 15);
    for (const auto* tail : {"", "-wal", "-shm"}) {
        fs::path old = database;
        old += tail;
        if (fs::exists(old)) fs::rename(old, old.string() + suffix);
    }
    place(file, database);
    auto store = storage::Store::open(database, storage::StoreMode::writer);
    if (!store) return store.error();
    (*store)->transact([now](storage::Tx& tx) {
        if (!mutant("restore_sends")) tx.outbox().hold_open(now);
    });
    // What was written after the backup is gone: the ledger says so by going on under a new log.
    const auto begun = begin_epoch(
        **store, *folder,
        {.kind = "restored", .made_at = manifest->made_at, .last_act = manifest->last_act}, now);
    if (!begun) return begun.error();
    folder->sync();
    return manifest;
}

Result<std::optional<fs::path>> backup_before_upgrade(const fs::path& data_folder, Timestamp now) {
    const auto database = data_folder / "linyi.db";
    if (!fs::exists(database)) return std::optional<fs::path>{};
    int version = 0;
    {
        auto reader = storage::Store::open(database, storage::StoreMode::reader);
        if (!reader) return reader.error();
        version = storage::schema_version((*reader)->connection());
    }
    // Version 0: a first start that was cut off before it wrote anything.
    if (version == 0 || version >= storage::newest_schema_version())
        return std::optional<fs::path>{};
    const auto name = std::string(upgrade_prefix) + nightly_name(now).substr(nightly_prefix.size());
    auto made = make_backup(data_folder, data_folder / "backups" / name, now);
    if (!made) return made.error();
    return std::optional<fs::path>{std::move(*made)};
}

int prune_backups(const fs::path& folder, int kept) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(nightly_prefix) && name.ends_with(".db"))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    int removed = 0;
    while (static_cast<int>(files.size()) - removed > kept) {
        const auto& oldest = files[static_cast<std::size_t>(removed++)];
        fs::remove(oldest);
        fs::remove(manifest_of(oldest));
    }
    return removed;
}

std::optional<Timestamp> newest_nightly(const fs::path& folder) {
    std::optional<Timestamp> newest;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder, missing)) {
        const auto name = entry.path().filename().string();
        const bool is_nightly = name.starts_with(nightly_prefix) && name.ends_with(".db") &&
                                name.size() == nightly_name({}).size();
        if (!is_nightly) continue;
        const auto stamp = name.substr(nightly_prefix.size());  // 20261122-033000.db
        const auto at = from_rfc3339(stamp.substr(0, 4) + "-" + stamp.substr(4, 2) + "-" +
                                     stamp.substr(6, 2) + "T" + stamp.substr(9, 2) + ":" +
                                     stamp.substr(11, 2) + ":" + stamp.substr(13, 2) + "Z");
        if (at && (!newest || *at > *newest)) newest = *at;
    }
    return newest;
}

Timestamp next_nightly(Timestamp now, std::chrono::minutes time_of_day) {
    const auto due = std::chrono::floor<std::chrono::days>(now) + time_of_day;
    return due > now ? Timestamp{due} : Timestamp{due + std::chrono::days{1}};
}

std::string nightly_name(Timestamp now) {
    auto text = to_rfc3339(now).substr(0, 19);  // 2026-11-22T03:30:00
    text = replace_all(text, "-", "");
    text = replace_all(text, ":", "");
    return std::string(nightly_prefix) + replace_all(text, "T", "-") + ".db";
}

}  // namespace linyi::app
