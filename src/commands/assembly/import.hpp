#pragma once

#include "commands/command.hpp"

#include <string>
#include <vector>

namespace linyi::commands::assembly {

/// One line of an official system's result file.
struct ImportRow {
    int line{};
    std::string unit{};
    std::string choice{};
};

/// A result file on its way into the box.
struct ImportFile {
    std::string system{};  ///< which system it comes from, as printed with the result
    std::string sha256{};  ///< of the file
    std::vector<ImportRow> rows{};
};

/// What became of the wish to import: every problem by line, or the deed that now waits for a
/// second person in the chat.
struct ImportAsked {
    std::vector<std::string> problems{};
    std::int64_t deed{};  ///< D9; 0 if there are problems
    std::size_t ballots{};
};

/// Checks every row against the roll and the options of an open vote. Without a problem the file is
/// written down as a deed; its ballots count when somebody signs it. Problems are in `language`.
ImportAsked ask_import(const Poll& poll, const ImportFile& file, Language language, storage::Tx tx,
                       Timestamp now);

/// Done when the deed is signed: each ballot goes into the one box.
Result<Reply> import_ballots(const Call& call, Context& context);

}  // namespace linyi::commands::assembly
