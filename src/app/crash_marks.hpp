#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace linyi::app {

/// Remembers which event is being applied in a small shared-memory file. It survives a crash of
/// the process without any fsync, so that a message that crashes linyi is parked after the second
/// crash instead of stopping the line for ever (reliability.md §3.1, E7).
class CrashMarks {
public:
    /// Maps `file`, and counts a crash against the event that was being applied when the last
    /// process ended. Throws std::system_error.
    explicit CrashMarks(const std::filesystem::path& file);
    ~CrashMarks();
    CrashMarks(const CrashMarks&) = delete;
    CrashMarks& operator=(const CrashMarks&) = delete;

    /// `digest`: 32 bytes that name the event.
    void begin(std::string_view digest);
    void end();
    /// True if this event was being applied in two crashes or more.
    bool is_quarantined(std::string_view digest) const;

    static constexpr std::size_t digest_bytes = 32;

private:
    struct Page;
    Page* page_{};
};

}  // namespace linyi::app
