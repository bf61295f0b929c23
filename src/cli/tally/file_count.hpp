#pragma once

#include "base/text.hpp"
#include "cli/cli.hpp"
#include "domain/rules/rule_set.hpp"

#include <string>

namespace linyi::cli {

/// `linyi tally --roster R --ballots B --rule NAME`, or `--pb FILE --rule NAME`.
struct FileCount {
    std::string roster{};
    std::string ballots{};
    std::string pb{};
    std::string rule{};
    std::string until{};  ///< deadline; empty: none was too late
    bool as_json{};
    Language language{};
};

/// Counts by the rule set and prints the result on `streams.out`. Returns the exit code.
int count_files(const FileCount& options, const rules::RuleBook& book, Streams streams);

}  // namespace linyi::cli
