#include "app/ledger_key.hpp"

#include "app/durable_file.hpp"
#include "base/text.hpp"

#include <system_error>

namespace linyi::app {
namespace {

namespace fs = std::filesystem;

/// A path given once in a configuration is remembered, so that subcommands, which read no
/// configuration, sign with the same key.
fs::path memory_of(const fs::path& folder) {
    return folder / "ledger.key_file";
}

fs::path place_of(const fs::path& folder, const std::string& key_file) {
    if (!key_file.empty()) return fs::absolute(key_file);
    if (const auto remembered = read_whole(memory_of(folder)))
        return std::string(trim(*remembered));
    return folder / "ledger.key";
}

Error key_error(const fs::path& file, const std::string& what) {
    return Error{Errc::bad_configuration, "the ledger's key " + file.string() + ": " + what};
}

Result<ledger::SigningKey> read_key(const fs::path& file) {
    std::error_code error;
    const auto status = fs::status(file, error);
    if (!fs::exists(status)) {
        return key_error(file,
                         "it is missing; put it back from where you keep it, or begin a new epoch "
                         "openly: linyi new-epoch");
    }
    const auto others = status.permissions() & (fs::perms::group_all | fs::perms::others_all);
    if (others != fs::perms::none)
        return key_error(file, "others may read or change it; run: chmod 600 " + file.string());
    std::optional<std::string> pem;
    try {
        pem = read_whole(file);
    } catch (const std::system_error& unreadable) {
        return key_error(file, std::string("cannot be read (") + unreadable.code().message() + ")");
    }
    auto key = ledger::SigningKey::from_pem(pem.value_or(""));
    if (!key)
        return key_error(
            file, key.error().detail + "; make one with: openssl genpkey -algorithm ed25519");
    return key;
}

}  // namespace

Result<ledger::SigningKey> read_ledger_key(const fs::path& folder, const std::string& key_file) {
    return read_key(place_of(folder, key_file));
}

Result<ledger::SigningKey> ledger_key(const DataFolder& folder, const std::string& key_file,
                                      bool may_make) {
    const auto file = place_of(folder.path(), key_file);
    if (may_make && !fs::exists(file)) {
        SystemRandom random;
        write_durably(file, ledger::SigningKey::generate(random).to_pem());
    }
    auto key = read_key(file);
    if (key && !key_file.empty()) {
        const auto memory = memory_of(folder.path());
        if (read_whole(memory) != file.string() + "\n") write_durably(memory, file.string() + "\n");
    }
    return key;
}

}  // namespace linyi::app
