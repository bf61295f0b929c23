#pragma once

#include "domain/message.hpp"
#include "language/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::commands::task {

/// One measure as somebody wrote it: what, who, until when, who watches. Names are words yet;
/// people.hpp finds out whom they mean.
struct DutyWords {
    std::string text{};         ///< what is to be done, without the other parts
    std::string responsible{};  ///< "张经理", a mention mark, or empty
    std::string supervisor{};
    std::optional<language::DateReading> due{};
};

/// A request with one or several measures.
struct RequestWords {
    std::string title{};  ///< a headline above numbered measures; empty if there is none
    std::optional<std::int64_t> poll{};  ///< "依据V12"
    std::vector<DutyWords> duties{};     ///< at least one, perhaps with an empty text
};

/// Mentions in the text become marks, so that a name with spaces stays one name; control
/// characters a person typed are dropped. `mention_of` gives the mention's number back.
std::string mark_mentions(std::string_view text, const std::vector<MentionedAccount>& mentions);
std::optional<std::size_t> mention_of(std::string_view name);

/// "更换8号楼门禁 @张伟 截止 6月30日 监督 王阿姨", "物业 张经理：更换门禁，11月30日前完成",
/// "Replace the lock @zhang due Friday supervisor Wang". Base is the community's wall clock.
/// Source: domain.md §5.6 rule 12; interaction.md §1.6.
DutyWords read_duty(std::string_view text, const LocalTime& base,
                    const language::WorkCalendar& calendar);

/// Measures separated by ； or written as numbered lines. A measure without person, date or
/// supervisor takes those of the next measure that has them, else of the one before.
RequestWords read_request(std::string_view text, const LocalTime& base,
                          const language::WorkCalendar& calendar);

/// Ways to read the beginning of a text as a name: "物业 张经理：更换门禁" may begin with
/// "物业 张经理". Whether anybody is called that, the caller finds out.
struct Lead {
    std::string name{};
    std::string rest{};
};
std::vector<Lead> leads(std::string_view text);

}  // namespace linyi::commands::task
