#pragma once

#include "commands/command.hpp"
#include "domain/ballot.hpp"
#include "domain/decision.hpp"
#include "domain/tally.hpp"

namespace linyi::commands::poll {

void register_commands(CommandTable& table);

/// Everything `open_poll` needs; /vote and a host's marker both end here.
struct OpenRequest {
    std::string question{};
    PollKind kind{PollKind::yes_no};
    std::vector<PollOption> options{};  ///< empty: 同意 / 反对 / 弃权
    int choices_max{1};
    bool is_secret{};
    bool is_numbered{true};
    std::optional<rules::RuleSet> rules{};  ///< none: the consultative one that fits the kind
    std::optional<Timestamp> noticed_at{};  ///< when the vote was announced (公示)
    std::optional<Timestamp> closes_at{};
    bool has_default_deadline{};  ///< nobody named one: the post says so
    std::vector<std::string> buildings{};
    int ordinal{};
    std::optional<MeetingId> meeting{};
    int item{};
};

/// Opens a poll and posts it in its chat and in all owners groups.
Result<Reply> open_poll(const OpenRequest& request, const Call& call, Context& context);

/// Why and by which message a poll ends.
struct Ending {
    std::string why{};                ///< "deadline", "host" or a reason given
    std::string event{};              ///< platform event id of the message; empty for the deadline
    std::optional<PersonId> first{};  ///< who asked for it, if two people did it
};

/// Closes a poll for good and posts the result.
Reply close_poll(const Poll& poll, const Ending& ending, Context& context);

/// Calls a poll off: its votes do not count.
Reply cancel_poll(const Poll& poll, const Ending& ending, Context& context);

/// Gives an open poll until `closes`, later than its deadline. Errors: the deadline is too far off.
Result<Reply> extend_poll(const Poll& poll, Timestamp closes, const Ending& why, Context& context);

/// A manager may end what they opened, not what the committee did.
bool may_manage(const Poll& poll, const Caller& caller);

/// What `/vote` text says. Errors: refused, with what to write instead.
Result<OpenRequest> read_vote(const std::string& text, Context& context);

/// A choice in words: "南广场 > 东门", "南广场 5 分、东门 0 分", "红".
std::string choice_words(const Poll& poll, const std::vector<std::string>& choice,
                         Language language);

/// What the option is called to somebody: 同意 of a plain yes/no vote is "yes" in English.
std::string option_name(const Poll& poll, const PollOption& option, Language language);

/// The same with what to send for it where that is something else: "2=60分钟", "0=反对".
std::string answer_words(const Poll& poll, const PollOption& option, Language language);

/// The least somebody has to send for the option: "yes", "2", "Y", "红色".
std::string shortest_answer(const Poll& poll, const PollOption& option, Language language);

/// An answer to show people: "1、2"; where options get marks "1=5 2=3 3=1".
std::string example_answer(const Poll& poll);

/// The options as voters may send them: by number where they count 1, 2, 3, with what the host told
/// people to send in front, or by their words alone.
Block option_block(const Poll& poll);

/// The post that opens a poll.
Document opening_post(const Poll& poll, const FrozenRules& frozen, const Share& electorate,
                      const OpenRequest& request, const Context& context);
/// Numbers and verdict of a closed poll.
Document result_post(const Poll& poll, Context& context);

Tally tally_of(const Poll& poll, Context& context);
Tally tally_of(const Poll& poll, storage::Tx tx);

/// "2025年11月30日 18:00" or "Sun 30 Nov 2025, 18:00" on the community's clock.
/// Midnight is the end of its day: "2025年11月30日 24:00". In the language of the community's
/// posts, or of whoever reads it.
std::string when(Timestamp at, const Context& context);
std::string when(Timestamp at, const Context& context, Language language);

/// True if the caller has a direct chat that can still be reached.
bool has_private_chat(Context& context);

/// The name-free group line about ballots received since the last one.
Answer confirmation_line(const Poll& poll, const storage::DueConfirmation& due, Context& context);

/// "共 63/210 户参与".
std::string participation(const Poll& poll, Context& context);

}  // namespace linyi::commands::poll
