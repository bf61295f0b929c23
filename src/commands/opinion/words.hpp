#pragma once

#include "commands/command.hpp"

#include <string>

namespace linyi::commands::opinion {

/// "投诉".
const Text& type_text(OpinionType type);
/// "电梯", or the code itself if the table does not know it.
std::string category_words(const std::string& code, Language language);
/// "O31".
std::string short_id(const Opinion& opinion);
/// The office a caller speaks for when they answer: 业委会, 物业, 居委会, 街道.
const Text& office_text(const Caller& caller);
/// The first words of a text, for lists.
std::string shortened(const std::string& text, std::size_t code_points_max);

/// An opinion a command is about, and what else it says: "O31 …", "#O12 …" (a quoted post of ours,
/// by row) or none. Errors: not_found, also for one of another community.
struct Target {
    Opinion opinion{};
    std::string rest{};
};
Result<std::optional<Target>> target_of(const Call& call, Context& context);

/// +1 and /support; see opinion.hpp.
Result<Reply> support(const Call& call, Context& context);
/// /answer.
Result<Reply> answer(const Call& call, Context& context);
/// /opinions.
Result<Reply> opinions(const Call& call, Context& context);
/// One opinion with its answers.
Document card(const Opinion& opinion, Context& context);

}  // namespace linyi::commands::opinion
