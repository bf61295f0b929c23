#pragma once

#include "adapters/json/value.hpp"
#include "base/error.hpp"
#include "domain/rules/rule_set.hpp"

#include <iosfwd>

namespace linyi::cli {

/// What a worked case comes to: an object with the members that its level or kind has in
/// docs/counting.md.
/// Errors: invalid_argument; `detail` is one line that says what is wrong.
Result<json::Object> count_case(const json::Value& line, const rules::RuleBook& book);

/// Counts each line of `in`, one JSON line on `out` a case: {"id":…, "got":{…}}, or
/// {"id":…, "error":"…"} and a line on `err` for what cannot be counted. Returns true if all was.
bool count_cases(std::istream& in, const rules::RuleBook& book, std::ostream& out,
                 std::ostream& err);

}  // namespace linyi::cli
