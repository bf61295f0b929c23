#pragma once

#include "commands/command.hpp"
#include "domain/briefing.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace linyi::commands::briefing {

void register_commands(CommandTable& table);

/// What an issue covers: from the end of the one before, that instant included, up to now.
struct Period {
    std::optional<Timestamp> since{};  ///< none: the first issue
    Timestamp now{};                   ///< included
    std::set<std::string> told{};      ///< by the issue before

    bool holds(Timestamp at) const { return at <= now && (!since || at >= *since); }
    Timestamp from() const { return since.value_or(Timestamp{}); }
    Timestamp until() const { return now + Millis{1}; }  ///< for ranges that leave their end out
};

/// Since the last issue, or since the paper issues of before.
Period next_period(Context& context);

struct Gathered {
    BriefingInput input{};
    std::set<std::string> told{};

    /// Notes that `key` is told; false if the issue before has told it.
    bool tell(const std::string& key, const Period& period) {
        told.insert(key);
        return period.told.count(key) == 0;
    }
};

/// Who issues it: the body for which the caller speaks.
std::string publisher_of(const Context& context);

/// Everything the period's briefing is made of. Reads only.
Gathered gather(const Period& period, std::string publisher, Context& context);

/// The last meeting that ended in the period, with its items. What belongs to them moves there from
/// the polls and `opinions` of the period, so that nothing is told twice.
void gather_meeting(const Period& period, std::vector<Poll>& polls, std::vector<Opinion>& opinions,
                    Context& context, Gathered& gathered);

/// How the briefing may speak of somebody.
BriefingPerson person_of(AccountId account, Context& context);
BriefingPerson person_of(PersonId person, Context& context);
/// By the name that was used: the one member who is called that, else the name with no role.
BriefingPerson person_named(const std::string& name, Context& context);

BriefingPoll poll_of(const Poll& poll, Context& context);
BriefingOpinion opinion_of(const Opinion& opinion, Context& context);

/// Composes a draft and keeps it. Errors: refused, if nothing happened.
struct Drafted {
    storage::BriefingDraft draft{};
    std::vector<BriefingWarning> warnings{};
};
Result<Drafted> make_draft(Context& context);

/// The private answer to whoever asked: link, warnings, buttons.
Answer draft_answer(const Drafted& drafted, Context& context);

/// Publishes an open draft: number, record, and the chat form to the groups.
Reply publish(const storage::BriefingDraft& draft, Context& context);

/// Keeps a correction (already masked) beside its issue and tells the groups.
Reply publish_correction(const storage::BriefingIssue& issue, const std::string& text,
                         Context& context);

/// <public_url>/briefing/<community>/<last>.
std::string link_to(const std::string& last, const Context& context);

}  // namespace linyi::commands::briefing
