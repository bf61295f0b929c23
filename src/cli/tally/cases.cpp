#include "cli/tally/cases.hpp"

#include "adapters/json/fields.hpp"
#include "base/text.hpp"
#include "cli/tally/case_kinds.hpp"

#include <array>
#include <istream>
#include <ostream>
#include <string>
#include <utility>

namespace linyi::cli {
namespace {

/// A case is the operator's own file: room for a register of 100,000 units, no more.
constexpr std::size_t line_bytes_max = std::size_t{64} * 1024 * 1024;
constexpr std::size_t values_max = 4'000'000;
constexpr std::size_t progress_lines = 4096;

using CountKind = json::Object (*)(CaseReader&, const rules::RuleBook&);

constexpr std::array<std::pair<std::string_view, CountKind>, 18> kinds{{
    {"aggregate", count_aggregate},
    {"roll", count_roll_case},
    {"election", count_election},
    {"body", count_body},
    {"plurality", count_plurality},
    {"approval", count_approval},
    {"score", count_score},
    {"ranked", count_ranked},
    {"irv", count_ranked},
    {"schulze", count_ranked},
    {"pb", count_budget},
    {"budget", count_budget},
    {"consent", count_consent},
    {"consensus", count_consensus},
    {"gradients", count_gradients},
    {"advice", count_advice},
    {"sortition", draw_lots},
    {"lot", draw_lots},
}};

CountKind kind_from(std::string_view name, const rules::RuleBook& book) {
    for (const auto& [known, count] : kinds) {
        if (known == name) return count;
    }
    const auto* rule_set = book.find(name);
    return rule_set != nullptr && rule_set->method == rules::Method::body ? count_body : nullptr;
}

std::string kind_names() {
    std::vector<std::string> names;
    for (const auto& kind : kinds) names.emplace_back(kind.first);
    return join(names, ", ");
}

json::Value id_of(const json::Value& line, std::size_t number) {
    const auto* id = json::find(line, "id");
    return id == nullptr ? json::Value{"line " + std::to_string(number)} : *id;
}

}  // namespace

Result<json::Object> count_case(const json::Value& line, const rules::RuleBook& book) {
    CaseReader reader(line);
    const auto kind = reader.text_or("level", reader.text_or("kind", reader.text_or("rule", "")));
    const auto count = kind_from(kind, book);
    if (!reader.error() && count == nullptr)
        reader.refuse("\"level\" or \"kind\" must be one of " + kind_names() +
                      ", or the name of a body's rule");
    auto got = reader.error() ? json::Object{} : count(reader, book);
    if (reader.error()) return Error{Errc::invalid_argument, *reader.error()};
    return got;
}

bool count_cases(std::istream& in, const rules::RuleBook& book, std::ostream& out,
                 std::ostream& err) {
    bool all_good = true;
    std::string text;
    for (std::size_t number = 1; std::getline(in, text); ++number) {
        std::string_view rest = text;
        if (number == 1 && rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
        rest = trim(rest);
        if (rest.empty()) continue;
        const auto line = json::read(rest, line_bytes_max, values_max);
        auto got = line ? count_case(*line, book)
                        : Result<json::Object>{Error{Errc::invalid_argument, line.error().detail}};
        const auto id = id_of(line ? *line : json::Value{}, number);
        if (got) {
            out << json::write(json::Object{{"id", id}, {"got", std::move(*got)}}) << '\n';
        } else {
            all_good = false;
            out << json::write(json::Object{{"id", id}, {"error", got.error().detail}}) << '\n';
            err << "linyi: line " << number << ": " << got.error().detail << '\n';
        }
        if (number % progress_lines == 0) out.flush();
    }
    return all_good;
}

}  // namespace linyi::cli
