#include "bench/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <numeric>
#include <system_error>

namespace linyi::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t page = 4096;
// As large as the log of the database may become; its blocks exist before the clock starts, as
// those of a log that is used again.
constexpr std::size_t file_pages = 4096;

void check(bool is_good, const char* what) {
    if (!is_good) throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

std::vector<std::int64_t> time_syncs(const std::filesystem::path& folder,
                                     std::chrono::milliseconds time) {
    const auto file = folder / "syncs";
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    check(fd >= 0, "sync file");
    std::array<char, page> bytes{};
    bytes.fill('x');
    for (std::size_t i = 0; i < file_pages; ++i)
        check(::write(fd, bytes.data(), page) == static_cast<ssize_t>(page), "write");
    check(::fsync(fd) == 0, "fsync");

    std::vector<std::int64_t> syncs;
    const auto end = Clock::now() + time;
    for (std::size_t i = 0; Clock::now() < end; ++i) {
        const auto at = static_cast<off_t>((i % file_pages) * page);
        check(::pwrite(fd, bytes.data(), page, at) == static_cast<ssize_t>(page), "pwrite");
        const auto from = Clock::now();
        check(::fdatasync(fd) == 0, "fdatasync");
        syncs.push_back(
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - from).count());
    }
    ::close(fd);
    std::filesystem::remove(file);
    return syncs;
}

DiskFigures figures_of(std::vector<std::int64_t> syncs) {
    if (syncs.empty()) return {};
    std::sort(syncs.begin(), syncs.end());
    const auto all = std::accumulate(syncs.begin(), syncs.end(), std::int64_t{0});
    const auto count = syncs.size();
    return {.syncs_per_second = static_cast<double>(count) * 1e6 /
                                static_cast<double>(std::max<std::int64_t>(all, 1)),
            .p50_us = syncs[count / 2],
            .p99_us = syncs[std::min(count - 1, count * 99 / 100)]};
}

}  // namespace linyi::bench
