#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::app {

/// Writes a small file so that it is there whole or not at all, whenever the power goes: a new
/// file beside it, synced, takes its name, and the folder is synced. Mode 0600. Throws
/// std::system_error if the disk fails.
void write_durably(const std::filesystem::path& file, std::string_view content);

/// The whole file; none if it is not there. Throws std::system_error if it cannot be read.
std::optional<std::string> read_whole(const std::filesystem::path& file);

}  // namespace linyi::app
