#include "base/text.hpp"
#include "commands/help/help.hpp"
#include "commands/help/texts.hpp"
#include "commands/payload.hpp"
#include "commands/poll/poll.hpp"
#include "commands/setup/who.hpp"

#include <algorithm>

namespace linyi::commands::help {
namespace {

constexpr std::chrono::minutes confirm_window{10};
constexpr std::size_t confirm_characters = 4;

std::string upper(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return word;
}

Reply notice(const Context& context) {
    const auto language = context.caller.language;
    const auto& settings = context.settings;
    const auto days = std::to_string(settings.retention.chat_text.count());
    return Reply{Answer{
        .audience = sender(),
        .document = {.blocks = {paragraph(say(language, texts::notice_what)),
                                paragraph(say(language, texts::notice_how, {{"days", days}})),
                                paragraph(say(language, texts::notice_rights)),
                                link(say(language, texts::notice_link),
                                     settings.privacy_url.empty() ? settings.public_url + "/privacy"
                                                                  : settings.privacy_url)}}}};
}

std::string choice_line(const Poll& poll, const Ballot& ballot, Language language) {
    std::string choice;
    if (ballot.choice.empty()) {
        choice = say(language, texts::export_withdrawn);
    } else if (poll.is_secret) {
        choice = say(language, texts::export_secret);
    } else {
        choice = poll::choice_words(poll, ballot.choice, language);
    }
    return say(language, texts::export_ballot,
               {{"id", short_id(poll)}, {"question", poll.question}, {"choice", choice}});
}

void export_ballots(CommunityId community, Context& context, std::vector<std::string>& lines) {
    const auto account = context.caller.account.id;
    for (const auto& poll : context.tx.polls().all_of(community)) {
        for (const auto& reach : context.tx.polls().reach(poll.id, account)) {
            const auto ballot = context.tx.ballots().find(poll.id, reach.right);
            // The household's ballot is shown to whoever cast it.
            if (ballot && ballot->account == account)
                lines.push_back(choice_line(poll, *ballot, context.caller.language));
        }
    }
}

void export_community(const Community& community, Context& context,
                      std::vector<std::string>& lines) {
    const auto language = context.caller.language;
    const auto account = context.caller.account.id;
    const auto member = context.tx.accounts().member(account, community.id);
    lines.push_back(say(language, texts::export_community,
                        {{"community", community.name}, {"name", member ? member->name : ""}}));
    std::vector<std::string> roles;
    if (member) {
        for (const auto& grant : member->roles) roles.push_back(setup::role_line(grant, language));
    }
    lines.push_back(
        say(language, texts::export_roles,
            {{"roles", roles.empty() ? say(language, texts::none) : join(roles, ", ")}}));
    for (const auto& binding : context.tx.accounts().bindings(account, community.id)) {
        const auto unit = context.tx.roster().find(community.id, binding.unit);
        if (!unit) continue;
        const bool is_owner = binding.kind == BindingKind::owner;
        lines.push_back(say(language, texts::export_unit,
                            {{"unit", unit->label},
                             {"area", to_text(unit->area)},
                             {"kind", say(language, is_owner ? texts::owner : texts::tenant)}}));
    }
    export_ballots(community.id, context, lines);
    for (const auto& task : context.tx.tasks().open_of(community.id)) {
        if (member && task.responsible == member->person)
            lines.push_back(say(language, texts::export_task,
                                {{"number", std::to_string(task.number)}, {"text", task.text}}));
    }
}

Result<Reply> export_data(Context& context) {
    if (context.chat.kind != ChatKind::direct) return Error{texts::export_in_private};
    const auto language = context.caller.language;
    const auto& account = context.caller.account;
    std::vector<std::string> lines{say(language, texts::export_account,
                                       {{"adapter", account.adapter},
                                        {"user", account.platform_user},
                                        {"name", account.shown_name}})};
    for (const auto id : context.tx.accounts().communities_of(account.id)) {
        if (const auto community = context.tx.communities().find(id))
            export_community(*community, context, lines);
    }
    return Reply{Answer{
        .audience = sender_only(),
        .document = {.title = say(language, texts::export_title),
                     .blocks = {list(std::move(lines)), note(say(language, texts::export_end))}}}};
}

/// A community that would be left without an admin.
std::optional<Community> last_admin_of(Context& context) {
    const auto account = context.caller.account.id;
    for (const auto id : context.tx.accounts().communities_of(account)) {
        const auto member = context.tx.accounts().member(account, id);
        auto holders = context.tx.accounts().holders(id, Role::admin);
        const auto is_other = [&](const auto& holder) {
            return std::any_of(holder.accounts.begin(), holder.accounts.end(),
                               [&](AccountId a) { return a != account; });
        };
        const bool is_admin = std::any_of(holders.begin(), holders.end(), [&](const auto& h) {
            return member && h.person == member->person;
        });
        if (is_admin && std::none_of(holders.begin(), holders.end(), is_other))
            return context.tx.communities().find(id);
    }
    return std::nullopt;
}

/// Takes the account out of a community. A person that only this account made loses the name and
/// the roles; a person of the roster stays, since the register of owners is kept by law.
void leave(CommunityId community, Context& context) {
    const auto account = context.caller.account.id;
    const auto member = context.tx.accounts().member(account, community);
    if (!member) return;
    const bool is_only = context.tx.accounts().accounts_of(member->person).size() == 1;
    if (is_only && !context.tx.roster().owns_anything(member->person)) {
        context.tx.roster().rename(member->person, texts::deleted_person.zh);
        for (const auto& grant : member->roles)
            context.tx.accounts().revoke(member->person, grant.role);
    }
    context.tx.acts().append({.community = community,
                              .kind = "account_forgotten",
                              .decided_at = context.now,
                              .payload = Payload{}.set("account", account).json()});
}

/// The word that confirms. It keeps an account from being deleted by one careless line and needs
/// no secrecy: only the account itself can send it. A question of ours would instead swallow the
/// next thing they say, which may be a vote.
std::string confirm_word(std::int64_t window, const Context& context) {
    return upper(storage::code_hash(std::to_string(context.caller.account.id.value) + " delete " +
                                    std::to_string(window))
                     .substr(0, confirm_characters));
}

Result<Reply> delete_data(std::string_view typed, Context& context) {
    const auto account = context.caller.account.id;
    const auto language = context.caller.language;
    if (const auto community = last_admin_of(context))
        return Error{texts::delete_last_admin, {{"community", community->name}}};
    const std::int64_t window = context.now.time_since_epoch() / confirm_window;
    const auto word = upper(std::string(typed));
    const bool is_confirmed =
        word == confirm_word(window, context) || word == confirm_word(window - 1, context);
    if (!is_confirmed)
        return Reply::say_to_sender(
            say(language, texts::delete_ask, {{"word", confirm_word(window, context)}}));

    for (const auto community : context.tx.accounts().communities_of(account))
        leave(community, context);
    context.tx.accounts().forget(account);
    return Reply::say_to_sender(say(language, texts::delete_done));
}

}  // namespace

Result<Reply> privacy(const Call& call, Context& context) {
    const auto words = setup::words_of(call.rest);
    if (words.empty()) return notice(context);
    const auto word = language::normalise(words.front());
    if (word == "export" || word == "导出") return export_data(context);
    if (word == "delete" || word == "删除")
        return delete_data(words.size() > 1 ? words[1] : std::string{}, context);
    return Error{texts::privacy_unknown};
}

}  // namespace linyi::commands::help
