#include "app/vote_papers.hpp"

#include "commands/poll/poll.hpp"

namespace linyi::app {
namespace {

constexpr Text deadline_open{"发起人宣布截止", "the host closes it"};
constexpr Text blank_abstains{"没有打 √ 的按弃权计；",
                              "A paper without a mark counts as an abstention; "};
constexpr Text blank_invalid{"没有打 √ 的作废；", "a paper without a mark is invalid; "};
constexpr Text others_invalid{
    "选多了、涂改不清或没有签名的作废，不计入参与。",
    "one with too many marks, unclear or unsigned is invalid and does not take "
    "part."};
constexpr Text invalid_counts{
    "选多了、涂改不清或没有签名的作废，但计入参与（按弃权）。",
    "one with too many marks, unclear or unsigned is invalid but takes part, as "
    "an abstention."};

constexpr Text notice_rule{
    "按规则，表决前公示不少于 {notice} 天，表决期不少于 {open} 天。",
    "By the rule it is announced at least {notice} days before and open at least "
    "{open} days."};

std::string blank_rule(const rules::OwnersPolicy& policy, Language language) {
    const bool abstains = policy.blank_as == rules::BlankAs::abstain;
    return say(language, abstains ? blank_abstains : blank_invalid) +
           say(language, policy.invalid_participates ? invalid_counts : others_invalid);
}

}  // namespace

VotePapers papers_of(VoteSheets& sheets, storage::Tx& tx, const Poll& poll) {
    auto context = sheets.context(tx, poll, {});
    const auto language = context.community.language;
    const auto rules = tx.polls().frozen(poll).rules;
    VotePapers papers{.sheet = sheets.of(tx, poll),
                      .choices_max = poll.choices_max,
                      .deadline = poll.closes_at ? commands::poll::when(*poll.closes_at, context)
                                                 : say(language, deadline_open),
                      .blank_rule = blank_rule(rules.owners, language)};
    if (poll.is_formal)
        papers.notice_rule = say(language, notice_rule,
                                 {{"notice", std::to_string(rules.notice_days)},
                                  {"open", std::to_string(rules.open_days_min)}});
    for (const auto& option : poll.options) papers.options.push_back(option.label);
    for (const auto& right : tx.polls().rights(poll.id)) {
        if (auto whole = tx.polls().right(poll.id, right.no))
            papers.rights.push_back(std::move(*whole));
    }
    return papers;
}

}  // namespace linyi::app
