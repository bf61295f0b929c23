#pragma once

#include "adapters/json/value.hpp"
#include "base/area.hpp"
#include "domain/rules/rule_set.hpp"
#include "domain/tally.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::cli {

/// Reads the members of one object of a case and remembers the first thing that was wrong, so that
/// the readers of the kinds read like the format. `error` must be asked before the values are used.
class CaseReader {
public:
    /// `place` goes before the names in messages: "ballots[3].".
    explicit CaseReader(const json::Value& object, std::string place = {});

    bool has(std::string_view key) const;
    /// The member, or null if it is absent or null.
    const json::Value* find(std::string_view key) const;

    std::int64_t whole(std::string_view key);
    std::int64_t whole_or(std::string_view key, std::int64_t otherwise);
    std::optional<std::int64_t> optional_whole(std::string_view key);
    bool flag_or(std::string_view key, bool otherwise);
    /// Also a number, as its digits: units may be called 101.
    std::string text(std::string_view key);
    std::string text_or(std::string_view key, std::string_view otherwise);
    /// "90000.00", 90000 or 90000.5.
    Area area(std::string_view key);
    /// ["90000.00", 900] or {"area": …, "heads": …}.
    Share share(std::string_view key);
    Share share_or_nothing(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    const json::Array& list(std::string_view key);
    const json::Array& list_or_empty(std::string_view key);

    /// Notes what is wrong, unless something was before.
    void refuse(const std::string& what);
    /// Notes that `key` has a value that is not understood.
    void refuse_value(std::string_view key, std::string_view wanted);
    /// Takes over what went wrong in a part.
    void include(const CaseReader& part);
    const std::optional<std::string>& error() const { return error_; }

private:
    const json::Value& value_;
    std::string place_;
    std::optional<std::string> error_{};
};

/// A text, or the digits of a whole number. None for everything else.
std::optional<std::string> text_of(const json::Value& value);

/// "90000.00", 90000, 90000.5; zeros beyond the second decimal are dropped.
std::optional<Area> area_of(const json::Value& value);

/// The rule set of a case: the one named by "rule" (else `otherwise`), changed by "policy",
/// "item_kind" and "scope".
rules::RuleSet rules_of(CaseReader& reader, const rules::RuleBook& book,
                        std::string_view otherwise);

}  // namespace linyi::cli
