#pragma once

#include "commands/command.hpp"

#include <string>
#include <vector>

namespace linyi::commands::setup {

/// "业委会", "committee".
const Text& role_word(Role role);
/// "业委会 主任".
std::string role_line(const RoleGrant& grant, Language language);
const Text& purpose_word(Purpose purpose);

/// Somebody a command is about. A display name proves nothing: it is never looked up.
struct Who {
    std::optional<AccountId> account{};
    std::optional<PersonId> person{};  ///< none if the account is nobody here yet
    std::string name{};
    std::string rest{};  ///< the command's text without the mention
};

/// The account of the only mention. Errors: refused if there are several.
/// Nothing if there is no mention.
Result<std::optional<Who>> mentioned(const Call& call, Context& context);

/// Somebody whose name in the roster, or as holder of a role, is exactly `name`; a leading @ is
/// passed over. Errors: refused if nobody or more than one is.
Result<Who> named(std::string_view name, Context& context);

/// "张伟（2-1-*** · #12）": how a reply tells people apart. Rooms are masked unless the reply stays
/// in a direct chat.
std::string describe(const Who& who, Context& context);
std::string describe(const storage::Accounts::Holder& holder, Context& context);

/// Text without the ways people write a dash or a blank, for comparing a word.
std::vector<std::string> words_of(std::string_view text);

/// Wrong codes one account may type within an hour, before it is told to wait.
inline constexpr int code_tries_per_hour = 5;
bool has_tried_too_often(Context& context);

}  // namespace linyi::commands::setup
