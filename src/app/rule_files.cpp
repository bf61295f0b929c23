#include "app/rule_files.hpp"

#include "base/text.hpp"
#include "domain/rules/rule_fields.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

namespace linyi::app {
namespace {

namespace fs = std::filesystem;

/// A rule set takes two KiB; more than this is another kind of file.
constexpr std::size_t file_bytes_max = std::size_t{64} * 1024;
/// A folder with more files is not one of rules.
constexpr std::size_t files_max = 500;

/// What every rule set must say; the rest has defaults.
constexpr std::string_view required[] = {"title_zh", "title_en", "source", "method"};

Error rule_error(const fs::path& file, std::uint32_t line, const std::string& what) {
    return Error{Errc::bad_configuration, file.string() + ":" + std::to_string(line) + ": " + what};
}

std::uint32_t line_of(const toml::node& node) {
    return node.source().begin.line;
}

/// The value as the fields take it; none for kinds no field has.
std::optional<std::string> value_text(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* flag = node.as_boolean()) return std::string(flag->get() ? "true" : "false");
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    const auto* array = node.as_array();
    if (array == nullptr) return std::nullopt;
    std::vector<std::string> parts;
    for (const auto& element : *array) {
        const auto part = element.value_exact<std::string>();
        if (!part || part->find(',') != part->npos) return std::nullopt;
        parts.push_back(*part);
    }
    return join(parts, ", ");
}

bool is_rule_name(std::string_view name) {
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

Result<rules::RuleSet> read_table(const toml::table& table, const fs::path& file) {
    rules::RuleSet rule_set{.name = file.stem().string()};
    if (!is_rule_name(rule_set.name))
        return rule_error(file, 1, "the name of a rule file may use a-z, 0-9 and _; rename it");
    for (const auto name : required) {
        if (!table.contains(name))
            return rule_error(
                file, 1,
                "lacks \"" + std::string(name) + "\"; see config/rules/household_majority.toml");
    }
    std::vector<rules::FieldText> fields;
    for (const auto& [key, node] : table) {
        const auto value = value_text(node);
        if (!value)
            return rule_error(file, line_of(node),
                              "\"" + std::string(key.str()) +
                                  "\" must be a text, a whole number, true, false or a list of "
                                  "texts");
        fields.emplace_back(key.str(), *value);
    }
    if (const auto flaw = rules::apply_fields(rule_set, fields))
        return rule_error(file, line_of(*table.get(flaw->field)),
                          "\"" + flaw->field + "\" " + flaw->what + "; " + flaw->remedy);
    if (rule_set.open_days_min > rule_set.open_days_max)
        return rule_error(file,
                          table.contains("open_days_min") ? line_of(*table.get("open_days_min"))
                                                          : line_of(*table.get("open_days_max")),
                          "open_days_min is more than open_days_max; correct one of them");
    return rule_set;
}

Result<std::string> read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) return rule_error(file, 1, "cannot be read; check its permissions");
    if (text.size() > file_bytes_max)
        return rule_error(file, 1, "is larger than 64 KiB and so no rule file; take it away");
    return text;
}

Result<std::vector<fs::path>> rule_paths(const fs::path& folder) {
    std::error_code failed;
    std::vector<fs::path> paths;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed)) {
        if (at->path().extension() == ".toml") paths.push_back(at->path());
    }
    if (failed)
        return Error{Errc::bad_configuration,
                     folder.string() +
                         ": is no folder that can be read; check the path and its "
                         "permissions"};
    if (paths.size() > files_max)
        return Error{Errc::bad_configuration,
                     folder.string() + ": has more than 500 .toml files; name another folder"};
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

Result<rules::RuleSet> parse_rule_file(std::string_view text, const fs::path& file) {
    try {
        const auto table = toml::parse(text, file.string());
        return read_table(table, file);
    } catch (const toml::parse_error& error) {
        return rule_error(file, error.source().begin.line,
                          std::string(error.description()) + "; see config/rules/README.md");
    }
}

Result<rules::RuleBook> load_rules(const fs::path& folder) {
    rules::RuleBook book;
    for (const auto& [name, text] : builtin_rule_files()) {
        auto rule_set = parse_rule_file(text, "config/rules/" + std::string(name) + ".toml");
        if (!rule_set) return rule_set.error();
        book.put(std::move(*rule_set));
    }
    if (folder.empty()) return book;
    const auto paths = rule_paths(folder);
    if (!paths) return paths.error();
    for (const auto& path : *paths) {
        const auto text = read_file(path);
        if (!text) return text.error();
        auto rule_set = parse_rule_file(*text, path);
        if (!rule_set) return rule_set.error();
        book.put(std::move(*rule_set));
    }
    return book;
}

const rules::RuleBook& builtin_rules() {
    static const rules::RuleBook book = *load_rules({});
    return book;
}

}  // namespace linyi::app
