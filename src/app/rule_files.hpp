#pragma once

#include "base/error.hpp"
#include "domain/rules/rule_set.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::app {

/// One of config/rules/*.toml as it was when linyi was built.
struct RuleFile {
    std::string_view name{};  ///< of the rule set: the file's name without ".toml"
    std::string_view text{};
};

/// Every built-in rule file, by name.
const std::vector<RuleFile>& builtin_rule_files();

/// The rule sets of those files. They are tested with each build.
const rules::RuleBook& builtin_rules();

/// Reads the text of a rule file. `file` stands for it in messages; the rule set has the name of
/// the file without folder and ending.
/// Errors: bad_configuration; `detail` is one line: file, line, what is wrong, what to do.
Result<rules::RuleSet> parse_rule_file(std::string_view text, const std::filesystem::path& file);

/// The built-in rule sets, and those of `folder`, which add to them or replace the one of their
/// name. An empty path: the built-in ones.
/// Errors: bad_configuration for a missing folder or a file that is not good.
Result<rules::RuleBook> load_rules(const std::filesystem::path& folder);

}  // namespace linyi::app
