#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace linyi::sheet {

/// All entries of one file together may unpack to this much: ten thousand units need about 10 MiB,
/// and a file of 5 MiB could unpack to 5 GiB.
inline constexpr std::size_t unpacked_bytes_max = std::size_t{64} * 1024 * 1024;
/// A workbook has some dozens; pictures make it hundreds.
inline constexpr std::size_t entries_max = 10'000;

/// A ZIP file in memory. Entries are read by name, one after the other, and nothing is ever
/// written: what names and sizes an entry claims does not matter.
class Archive {
public:
    /// `bytes` must outlive the archive.
    explicit Archive(std::string_view bytes);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// False if the bytes are no ZIP file, or one with more than entries_max entries.
    bool is_good() const;
    bool holds(const std::string& name) const;

    enum class End { complete, stopped, missing, encrypted, damaged, too_large };
    /// Takes a piece; false to stop.
    using Sink = std::function<bool(std::string_view piece)>;
    /// Gives the entry's bytes to `sink`, piece by piece. Upper and lower case in the name are one.
    End read(const std::string& name, const Sink& sink);

private:
    struct State;
    std::unique_ptr<State> state_;
    std::size_t unpacked_bytes_{};
};

}  // namespace linyi::sheet
