#pragma once

#include "commands/command.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace linyi::commands::task {

/// Somebody a name stands for.
struct Somebody {
    std::optional<PersonId> person{};
    AccountId account{};  ///< mentioned, but no person here yet: becomes one when it is saved
    std::string name{};

    /// 业委会 as a whole: nobody in particular.
    bool is_office() const { return !person && !account; }
};

/// Several people a name may stand for: ask back.
struct Candidates {
    std::string name{};
    std::vector<storage::Accounts::Holder> people{};
};

/// What is known about the names of one request besides their words.
struct NameHints {
    std::vector<AccountId> mentions{};                       ///< by mention number (duty.hpp)
    std::vector<std::pair<std::string, PersonId>> chosen{};  ///< answers to our questions
};

using Finding = std::variant<Somebody, Candidates>;

/// Whom `name` means: a mention, 我, a full name, a name with post or honorific (张经理, 王阿姨,
/// 物业 张经理), an office with one holder. Errors: refused, with the nearest names.
Result<Finding> find_person(std::string_view name, const NameHints& hints, Context& context);

/// The person; an account that was only mentioned becomes one.
PersonId ensure_person(const Somebody& somebody, Context& context);

/// "张伟（物业项目经理）".
std::string with_title(const storage::Accounts::Holder& holder);

/// Puts `document` into the direct chat of each of the person's accounts that has one.
void tell(Reply& reply, PersonId person, const Answer& answer, Context& context);

/// The language an account is spoken to in.
Language language_of(AccountId account, Context& context);

/// A mention of the person for a post in the caller's chat, if their account is on its platform.
std::vector<Mention> mentions_of(PersonId person, Context& context);

}  // namespace linyi::commands::task
