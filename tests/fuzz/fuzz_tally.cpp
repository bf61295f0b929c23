// rooms: cli
// Every line of cases is counted or refused, one JSON line each; nothing crashes and no line is
// lost.
#include "adapters/json/value.hpp"
#include "app/rule_files.hpp"
#include "cli/tally/cases.hpp"

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}

const linyi::rules::RuleBook& book() {
    static const auto rules = linyi::app::load_rules({});
    expect(rules.has_value());
    return *rules;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    std::ostringstream out;
    std::ostringstream err;
    const bool all_counted = linyi::cli::count_cases(in, book(), out, err);
    expect(all_counted == err.str().empty());
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) {
        expect(line.starts_with("{") && line.ends_with("}"));
        const bool is_got = line.find("\"got\":") != line.npos;
        expect(is_got || line.find("\"error\":") != line.npos);
    }
    return 0;
}
