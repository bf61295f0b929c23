#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::cli {

/// Where a result goes that is a file: work on the store leaves it as text (Office::made), and
/// whoever typed the words gets it there, in their own process and with their own rights.
struct Handover {
    std::filesystem::path file{};  ///< empty: `out`
    std::ostream& out;
};

/// Turns what the work made into what was asked for. Errors: unavailable if it cannot be written.
using HandOver = std::function<Result<void>(const std::string& made, const Handover& to)>;

/// Writes bytes where they go.
Result<void> write_bytes(std::string_view bytes, const Handover& to);

/// Rows of text as one text, and back.
std::string text_of(const std::vector<std::vector<std::string>>& rows);
std::vector<std::vector<std::string>> rows_in(const std::string& text);

/// A file that appears whole or not at all: written beside its place, readable by its owner alone,
/// then moved there.
class NewFile {
public:
    /// Errors: unavailable if nothing can be written there.
    static Result<NewFile> create(const std::filesystem::path& target);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();  ///< removes what was not kept

    const std::filesystem::path& path() const { return path_; }
    /// Errors: unavailable if it cannot be moved.
    Result<void> keep();

private:
    NewFile(std::filesystem::path target, std::filesystem::path path)
        : target_(std::move(target)), path_(std::move(path)) {}

    std::filesystem::path target_;
    std::filesystem::path path_;
};

}  // namespace linyi::cli
