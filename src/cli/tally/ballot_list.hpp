#pragma once

#include "base/error.hpp"
#include "domain/roster_import.hpp"
#include "domain/rules/owners_roll.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::cli {

/// A list of papers as it was typed in.
struct BallotList {
    std::vector<rules::RollBallot> ballots{};
    std::set<std::string, std::less<>> delivered{};  ///< units whose row says "not returned"
    std::vector<std::string> items{};                ///< in the order they appear; none: no column
};

/// What the column "choice" holds.
enum class BallotForm {
    marks,    ///< yes, no, abstain, blank, invalid, withdrawn, in either language
    content,  ///< whatever the rule reads: an option, "A,B", "B>A"
};

/// Reads a list of ballots from CSV (domain/csv.hpp). Columns are known by Chinese or English
/// names: 房号 unit, 选项 choice, 时间 time, 代理人 proxy, 授权书 authority, 身份 identity, 事项
/// item; unit and choice must be there. A row with the choice 未返回 ("not returned") says that a
/// ballot was delivered and never came back.
/// Errors: invalid_argument; `detail` is the line and what is wrong with it, in both languages.
Result<BallotList> read_ballot_list(std::string_view csv, BallotForm form,
                                    const UnitLabelRule& unit_label);

/// yes, no, abstain, blank, invalid or withdrawn from a word of either language.
std::optional<rules::Mark> mark_from(std::string_view word);

}  // namespace linyi::cli
