#include "commands/task/people.hpp"

#include "base/text.hpp"
#include "commands/task/duty.hpp"
#include "commands/task/texts.hpp"

#include <algorithm>
#include <array>

namespace linyi::commands::task {
namespace {

using Holder = storage::Accounts::Holder;
using Holders = std::vector<Holder>;

constexpr std::array<Role, 5> all_roles{Role::committee, Role::manager, Role::community,
                                        Role::street, Role::admin};
constexpr std::array<std::string_view, 4> self_words{"我", "本人", "me", "myself"};
constexpr std::array<std::string_view, 18> honorifics{
    "阿姨", "叔叔", "大爷", "大妈", "奶奶", "爷爷", "师傅", "先生", "女士",
    "老师", "大姐", "大哥", "经理", "主任", "书记", "队长", "姐",   "总"};
constexpr std::array<std::string_view, 2> familiar{"老", "小"};
constexpr std::array<std::string_view, 6> offices{"业委会", "居委会", "社区",
                                                  "街道",   "物业",   "客服"};
constexpr std::size_t nearest_max = 5;

/// People with a post, who may be named to anybody. Residents are not listed.
Holders on_duty(Context& context) {
    Holders found;
    for (const auto role : all_roles) {
        for (auto& holder : context.tx.accounts().holders(context.community.id, role)) {
            const bool known = std::any_of(found.begin(), found.end(), [&holder](const Holder& h) {
                return h.person == holder.person;
            });
            if (!known) found.push_back(std::move(holder));
        }
    }
    return found;
}

bool shares_character(std::string_view a, std::string_view b) {
    while (!a.empty()) {
        const auto letter = first_code_points(a, 1);
        if (b.find(letter) != std::string_view::npos) return true;
        a.remove_prefix(letter.size());
    }
    return false;
}

Error unknown(std::string_view name, Context& context) {
    auto pool = on_duty(context);
    const auto near = std::stable_partition(pool.begin(), pool.end(), [name](const Holder& holder) {
        return shares_character(name, holder.name) || shares_character(name, holder.title);
    });
    if (near != pool.begin()) pool.erase(near, pool.end());
    if (pool.size() > nearest_max) pool.resize(nearest_max);
    std::vector<std::string> names;
    for (const auto& holder : pool) names.push_back(with_title(holder));
    if (names.empty())
        return Error{Errc::not_found, texts::unknown_person_alone, {{"name", std::string(name)}}};
    return Error{Errc::not_found,
                 texts::unknown_person,
                 {{"name", std::string(name)},
                  {"nearest", join(names, context.caller.language == Language::zh ? "、" : ", ")}}};
}

/// "王阿姨", "老王": the surname of somebody with a post.
std::string_view surname_in(std::string_view name) {
    for (const auto word : honorifics) {
        if (name.size() > word.size() && name.ends_with(word))
            return name.substr(0, name.size() - word.size());
    }
    for (const auto word : familiar) {
        if (name.starts_with(word) && code_points(name) == 2) return name.substr(word.size());
    }
    return {};
}

bool same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [lower](char x, char y) { return lower(x) == lower(y); });
}

/// People with a post whose name begins with that surname, or has that word ("Zhang").
Holders like(std::string_view name, Context& context) {
    auto pool = on_duty(context);
    const auto surname = surname_in(name);
    std::erase_if(pool, [name, surname](const Holder& holder) {
        if (!surname.empty() && std::string_view(holder.name).starts_with(surname)) return false;
        const auto words = split(holder.name, ' ');
        return std::none_of(words.begin(), words.end(),
                            [name](const std::string& word) { return same_word(word, name); });
    });
    return pool;
}

void keep_holders(Holders& found, Role role, Context& context) {
    const auto holders = context.tx.accounts().holders(context.community.id, role);
    std::erase_if(found, [&holders](const Holder& one) {
        return std::none_of(holders.begin(), holders.end(),
                            [&one](const Holder& holder) { return holder.person == one.person; });
    });
}

Holders by_words(std::string_view name, Context& context) {
    auto found = context.tx.accounts().named(context.community.id, name);
    if (!found.empty()) return found;
    for (const auto office : offices) {
        if (name.size() <= office.size() || !name.starts_with(office)) continue;
        const auto rest = trim(name.substr(office.size()));
        found = context.tx.accounts().named(context.community.id, rest);
        if (found.empty()) found = like(rest, context);
        if (const auto role = role_from(office)) keep_holders(found, *role, context);
        if (!found.empty()) return found;
    }
    if (const auto role = role_from(name))
        return context.tx.accounts().holders(context.community.id, *role);
    return like(name, context);
}

Somebody of_account(const Account& account, Context& context) {
    if (const auto member = context.tx.accounts().member(account.id, context.community.id))
        return {.person = member->person, .name = member->name};
    return {.account = account.id,
            .name = account.shown_name.empty() ? account.platform_user : account.shown_name};
}

}  // namespace

std::string with_title(const Holder& holder) {
    return holder.title.empty() ? holder.name : holder.name + "（" + holder.title + "）";
}

Result<Finding> find_person(std::string_view written, const NameHints& hints, Context& context) {
    if (const auto number = mention_of(written)) {
        if (*number < hints.mentions.size()) {
            if (const auto account = context.tx.accounts().find(hints.mentions[*number]))
                return Finding{of_account(*account, context)};
        }
        return unknown("@", context);
    }
    const auto name = trim(written.starts_with('@') ? written.substr(1) : written);
    for (const auto& [chosen, person] : hints.chosen) {
        if (chosen == name)
            return Finding{
                Somebody{.person = person, .name = context.tx.roster().person_name(person)}};
    }
    if (std::find(self_words.begin(), self_words.end(), name) != self_words.end())
        return Finding{of_account(context.caller.account, context)};

    auto found = by_words(name, context);
    // The committee decides together; any other office is somebody.
    if (found.size() != 1 && role_from(name) == Role::committee)
        return Finding{Somebody{.name = std::string(name)}};
    if (found.empty()) return unknown(name, context);
    if (found.size() > 1) return Finding{Candidates{std::string(name), std::move(found)}};
    return Finding{Somebody{.person = found.front().person, .name = found.front().name}};
}

PersonId ensure_person(const Somebody& somebody, Context& context) {
    if (somebody.person) return *somebody.person;
    return context.tx.accounts().join(somebody.account, context.community.id, std::nullopt,
                                      somebody.name);
}

void tell(Reply& reply, PersonId person, const Answer& answer, Context& context) {
    for (const auto account : context.tx.accounts().accounts_of(person)) {
        auto copy = answer;
        copy.audience = to_account(account);
        reply.add(std::move(copy));
    }
}

Language language_of(AccountId account, Context& context) {
    const auto known = context.tx.accounts().find(account);
    return known ? known->language.value_or(context.community.language)
                 : context.community.language;
}

std::vector<Mention> mentions_of(PersonId person, Context& context) {
    std::vector<Mention> found;
    if (context.chat.kind != ChatKind::group) return found;
    for (const auto id : context.tx.accounts().accounts_of(person)) {
        const auto account = context.tx.accounts().find(id);
        if (account && account->adapter == context.chat.adapter)
            found.push_back({.user = account->platform_user, .name = account->shown_name});
    }
    return found;
}

}  // namespace linyi::commands::task
