#include "app/crash_marks.hpp"

#include "base/log.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>

namespace linyi::app {
namespace {

constexpr std::size_t suspects_max = 32;
constexpr std::uint32_t crashes_allowed = 2;

struct Suspect {
    std::array<char, CrashMarks::digest_bytes> digest{};
    std::uint32_t crashes{};
};

}  // namespace

struct CrashMarks::Page {
    std::uint32_t is_applying{};
    std::array<char, digest_bytes> current{};
    std::array<Suspect, suspects_max> suspects{};
};

CrashMarks::CrashMarks(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), file.string());
    void* mapped = MAP_FAILED;
    if (::ftruncate(fd, sizeof(Page)) == 0)
        mapped = ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    const int error = errno;
    ::close(fd);
    if (mapped == MAP_FAILED)
        throw std::system_error(error, std::generic_category(), file.string());
    page_ = static_cast<Page*>(mapped);

    if (page_->is_applying == 0) return;
    page_->is_applying = 0;
    Suspect* slot = &page_->suspects.front();
    for (auto& suspect : page_->suspects) {
        if (suspect.digest == page_->current) {
            slot = &suspect;
            break;
        }
        if (suspect.crashes < slot->crashes) slot = &suspect;
    }
    if (slot->digest != page_->current) *slot = {.digest = page_->current};
    ++slot->crashes;
    log::warning("crashed_while_applying", {{"crashes", static_cast<std::int64_t>(slot->crashes)}});
}

CrashMarks::~CrashMarks() {
    ::munmap(page_, sizeof(Page));
}

void CrashMarks::begin(std::string_view digest) {
    std::memcpy(page_->current.data(), digest.data(), std::min(digest.size(), digest_bytes));
    // The digest must be in the page before the flag says that it counts.
    std::atomic_signal_fence(std::memory_order_seq_cst);
    page_->is_applying = 1;
}

void CrashMarks::end() {
    page_->is_applying = 0;
}

bool CrashMarks::is_quarantined(std::string_view digest) const {
    for (const auto& suspect : page_->suspects) {
        if (suspect.crashes >= crashes_allowed && digest.size() == digest_bytes &&
            std::memcmp(suspect.digest.data(), digest.data(), digest_bytes) == 0)
            return true;
    }
    return false;
}

}  // namespace linyi::app
