#include "commands/poll/verdict.hpp"

#include "base/text.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/box.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/rule_rows.hpp"
#include "commands/poll/texts.hpp"

namespace linyi::commands::poll {
namespace {

using rules::Check;
using rules::Measure;
using rules::OwnersVerdict;
using rules::Question;
using rules::SilentVotes;
using rules::Turnout;

const Text& name_of(const Check& check) {
    const bool is_area = check.measure == Measure::area;
    if (check.question == Question::participation)
        return is_area ? texts::check_participation_area : texts::check_participation_heads;
    return is_area ? texts::check_agreement_area : texts::check_agreement_heads;
}

std::string amount(const Check& check, std::int64_t value) {
    return check.measure == Measure::area ? to_text(Area{value}) : std::to_string(value);
}

std::string check_words(const Check& check, const Disclosure& shown, Language language) {
    if (!is_shown(check, shown))
        return say(language, texts::check_hidden,
                   {{"mark", check.is_met ? "✓" : "✗"},
                    {"wanted", threshold_words(check.threshold, language)}});
    const auto unit =
        say(language, check.measure == Measure::area ? texts::unit_area : texts::unit_heads);
    auto line = say(language, texts::check_met,
                    {{"mark", check.is_met ? "✓" : "✗"},
                     {"part", amount(check, check.part)},
                     {"whole", amount(check, check.whole)},
                     {"unit", unit},
                     {"fraction", check.fraction()},
                     {"percent", check.percent()},
                     {"wanted", threshold_words(check.threshold, language)}});
    if (check.is_met) return line;
    return say(language, texts::check_missing,
               {{"line", line}, {"missing", amount(check, check.missing)}, {"unit", unit}});
}

std::string owners_outcome(const OwnersVerdict& verdict, const Disclosure& shown,
                           Language language) {
    if (verdict.turnout == Turnout::nobody) return say(language, texts::owners_nobody);
    if (verdict.counted.passed) return say(language, texts::owners_passed);
    if (!verdict.counted.quorum) return say(language, texts::owners_no_quorum);
    auto words = say(language, texts::owners_rejected);
    if (verdict.is_tie && shown.split) words += say(language, texts::owners_tie);
    return words;
}

std::string pass_words(bool passed, Language language) {
    return say(language, passed ? texts::outcome_passed : texts::outcome_failed);
}

/// Guidance Rules art. 26(2) is disputed: the result is shown without and with silent ballots.
void add_silent(const Counted& counted, Language language, std::vector<Field>& rows) {
    const auto& verdict = *counted.decision.owners;
    if (counted.frozen.rules.owners.silent == rules::Silent::none) return;
    rows.push_back({say(language, texts::silent_without),
                    pass_words(verdict.without_silent.passed, language)});
    std::string with;
    switch (verdict.silent) {
        case SilentVotes::not_counted: return;
        case SilentVotes::no_leader: with = say(language, texts::silent_no_leader); break;
        case SilentVotes::not_allowed: with = say(language, texts::silent_not_allowed); break;
        case SilentVotes::joined: {
            const auto& all = verdict.counted.participating;
            const auto& real = verdict.without_silent.participating;
            with = say(language, texts::silent_joined,
                       {{"rights", std::to_string(all.rights - real.rights)},
                        {"area", to_text(Area{all.area.hundredths - real.area.hundredths})},
                        {"outcome", pass_words(verdict.counted.passed, language)}});
        }
    }
    rows.push_back({say(language, texts::silent_with), std::move(with)});
}

std::string majority_words(const Tally& tally, bool passed, Language language) {
    Args args{{"valid", std::to_string(tally.participating.rights)}, {"yes", "0"}};
    for (const auto& entry : tally.options) {
        if (entry.option.role == OptionRole::yes) args["yes"] = std::to_string(entry.count.rights);
    }
    return say(language, passed ? texts::passed : texts::rejected, args);
}

std::string label_of(const Tally& tally, std::string_view key) {
    for (const auto& entry : tally.options) {
        if (entry.option.key == key) return entry.option.label;
    }
    return std::string(key);
}

/// A tie is said with who shares it and what resolves it, and never broken here.
std::string tie_words(const Counted& counted, Language language) {
    const auto& rule = counted.frozen.rules.tie;
    const auto& what = rule == rules::TieRule::chair    ? texts::tie_chair
                       : rule == rules::TieRule::runoff ? texts::tie_runoff
                       : rule == rules::TieRule::lot    ? texts::tie_lot
                                                        : texts::tie_status_quo;
    const bool is_plain = counted.frozen.rules.method == rules::Method::plurality;
    if (is_plain || counted.decision.tied.empty()) return say(language, texts::tie);
    return say(language, texts::tied,
               {{"options", labels_of(counted.tally, counted.decision.tied, language)},
                {"rule", say(language, what)}});
}

std::string seats_words(const Counted& counted, Language language) {
    auto words = say(language, texts::seats_taken,
                     {{"options", labels_of(counted.tally, counted.decision.elected, language)},
                      {"seats", std::to_string(counted.frozen.rules.seats)}});
    if (counted.decision.is_tie) words += " " + tie_words(counted, language);
    return words;
}

std::string consensual_words(const Decision& decision, Language language) {
    if (!decision.obstacle) return say(language, texts::outcome_passed);
    switch (*decision.obstacle) {
        case rules::Obstacle::unresolved_objection: return say(language, texts::obstacle_objection);
        case rules::Obstacle::block: return say(language, texts::obstacle_block);
        case rules::Obstacle::quorum: return say(language, texts::obstacle_quorum);
        case rules::Obstacle::majority: return say(language, texts::obstacle_majority);
    }
    return {};
}

/// The rounds of an instant run-off, one row each.
void add_rounds(const Counted& counted, Language language, std::vector<Field>& rows) {
    const auto& options = counted.tally.options;
    int number = 0;
    for (const auto& round : counted.decision.runoff->rounds) {
        std::vector<std::string> parts;
        std::size_t at = 0;
        std::string out;
        for (const auto& entry : options) {
            if (entry.option.role == OptionRole::abstain) continue;
            if (at < round.tally.size() && round.tally[at])
                parts.push_back(entry.option.label + " " + std::to_string(*round.tally[at]));
            if (round.eliminated && *round.eliminated == at) out = entry.option.label;
            ++at;
        }
        auto line = join(parts, "、");
        if (round.exhausted > 0)
            line +=
                say(language, texts::round_exhausted, {{"count", std::to_string(round.exhausted)}});
        if (!out.empty()) line += say(language, texts::round_out, {{"option", out}});
        rows.push_back({say(language, texts::round, {{"number", std::to_string(++number)}}), line});
    }
}

/// Schulze's order, and Borda's points beside it for display only.
void add_order(const Counted& counted, Language language, std::vector<Field>& rows) {
    std::vector<std::string> labels;
    std::vector<std::string> points;
    std::vector<const OptionCount*> standing;
    for (const auto& entry : counted.tally.options) {
        if (entry.option.role != OptionRole::abstain) standing.push_back(&entry);
    }
    for (const auto at : counted.decision.schulze->order)
        labels.push_back(standing.at(at)->option.label);
    for (std::size_t i = 0; i < counted.decision.borda.size(); ++i)
        points.push_back(standing.at(i)->option.label + " " + counted.decision.borda[i]);
    rows.push_back({say(language, texts::order), join(labels, " > ")});
    rows.push_back({say(language, texts::borda), join(points, "、")});
}

bool is_household_majority(const rules::RuleSet& rules) {
    const rules::BodyPolicy household{.agreement = rules::more_than_half,
                                      .base = rules::BodyBase::present};
    return rules.method == rules::Method::body && rules.body == household;
}

/// The checks that tell how far the participation is; none where the rule asks for none.
const rules::Judgement* participation_of(const Decision& decision) {
    if (decision.owners) return &decision.owners->without_silent;
    if (!decision.election || decision.election->candidates.empty()) return nullptr;
    return &decision.election->candidates.front().judgement;
}

Share developers_missing(const Poll& poll, storage::Tx tx) {
    Share absent;
    for (const auto& right : tx.polls().missing(poll.id)) {
        if (!right.is_developer) continue;
        ++absent.rights;
        absent.area += right.area;
    }
    return absent;
}

}  // namespace

Counted counted(const Poll& poll, storage::Tx tx) {
    const auto ballots = tx.ballots().counted(poll.id);
    Counted found{.frozen = tx.polls().frozen(poll),
                  .tally = count(poll, tx.polls().electorate(poll.id), ballots)};
    if (found.frozen.rules.method == rules::Method::owners_vote) {
        found.unreturned.silent = tx.polls().silent(poll.id);
        found.unreturned.absent = developers_missing(poll, tx);
    }
    found.decision = decide(found.frozen.rules, found.tally, ballots, found.unreturned);
    found.shown = disclosure(poll, found.tally);
    return found;
}

std::string labels_of(const Tally& tally, const std::vector<std::string>& keys, Language language) {
    std::vector<std::string> labels;
    for (const auto& key : keys) labels.push_back(label_of(tally, key));
    return join(labels, say(language, texts::list_joint));
}

bool is_shown(const Check& check, const Disclosure& shown) {
    if (check.question == Question::participation) return true;
    return check.measure == Measure::area ? shown.areas : shown.split;
}

Field check_row(const Check& check, const Disclosure& shown, Language language) {
    return {say(language, name_of(check)), check_words(check, shown, language)};
}

std::vector<Field> silent_rows(const Counted& counted, Language language) {
    std::vector<Field> rows;
    if (counted.decision.owners) add_silent(counted, language, rows);
    return rows;
}

std::string outcome_words(const Counted& counted, Language language) {
    const auto& frozen = counted.frozen;
    const auto& tally = counted.tally;
    const auto& decision = counted.decision;
    if (decision.owners) return owners_outcome(*decision.owners, counted.shown, language);
    if (tally.participating.rights == 0) return say(language, texts::no_votes);
    if (has_rule_outcome(decision)) return rule_outcome(counted, language);
    if (frozen.rules.method == rules::Method::body)
        return counted.shown.split ? majority_words(tally, decision.passed, language)
                                   : pass_words(decision.passed, language);
    if (decision.is_consensual) return consensual_words(decision, language);
    if (frozen.rules.method == rules::Method::approval && frozen.rules.seats > 1)
        return seats_words(counted, language);
    if (decision.is_tie) return tie_words(counted, language);
    const bool is_plain = !decision.runoff && !decision.schulze && counted.shown.split;
    if (decision.passed && !is_plain) {
        return say(language, texts::ranked_winner, {{"option", label_of(tally, decision.winner)}});
    }
    for (const auto& entry : tally.options) {
        if (!decision.passed || entry.option.key != decision.winner) continue;
        return say(language, texts::winner,
                   {{"option", entry.option.label}, {"count", std::to_string(entry.count.rights)}});
    }
    return say(language, texts::no_votes);
}

std::vector<Field> verdict_rows(const Poll&, const Counted& counted, Language language) {
    std::vector<Field> rows;
    if (counted.decision.owners) {
        for (const auto& check : counted.decision.owners->counted.checks)
            rows.push_back(check_row(check, counted.shown, language));
        add_silent(counted, language, rows);
    } else {
        rows.push_back({say(language, texts::valid),
                        say(language, texts::of_rights,
                            {{"voted", std::to_string(counted.tally.participating.rights)},
                             {"rights", std::to_string(counted.tally.electorate.rights)}})});
    }
    if (counted.decision.election) {
        for (auto& row : participation_rows(counted, language)) rows.push_back(std::move(row));
    }
    if (counted.decision.runoff && counted.shown.rounds) add_rounds(counted, language, rows);
    if (counted.decision.schulze && counted.shown.rounds) add_order(counted, language, rows);
    rows.push_back({say(language, texts::verdict), outcome_words(counted, language)});
    return rows;
}

std::vector<Field> participation_rows(const Counted& counted, Language language) {
    std::vector<Field> rows;
    const auto* judgement = participation_of(counted.decision);
    if (judgement == nullptr) return rows;
    for (const auto& check : judgement->checks) {
        if (check.question == Question::participation)
            rows.push_back(check_row(check, counted.shown, language));
    }
    return rows;
}

Document so_far(const Poll& poll, std::string words, Context& context) {
    const auto language = context.community.language;
    Document told;
    told.blocks.push_back(paragraph(std::move(words)));
    const auto found = counted(poll, context.tx);
    auto rows = participation_rows(found, language);
    if (!rows.empty()) told.blocks.push_back(fields(std::move(rows)));
    if (hangs_on_developer(found))
        told.blocks.push_back(note(say(language, texts::developer_stays_away)));
    return told;
}

std::vector<Field> openness_rows(const Poll& poll, Context& context) {
    const auto language = context.community.language;
    std::vector<std::string> ways;
    for (const auto& [route, count] : context.tx.ballots().routes(poll.id))
        ways.push_back(route_words(route, language) + " " + std::to_string(count));
    std::vector<std::string> deeds;
    for (const auto& act : context.tx.acts().of_poll(poll.id)) {
        if (act.kind == "deed_signed") deeds.push_back(std::to_string(act.no));
    }
    std::vector<Field> rows;
    if (!ways.empty()) rows.push_back({say(language, texts::ways), join(ways, "、")});
    if (!deeds.empty())
        rows.push_back({say(language, texts::deeds), say(language, texts::deeds_list,
                                                         {{"count", std::to_string(deeds.size())},
                                                          {"acts", join(deeds, "、")}})});
    return rows;
}

bool hangs_on_developer(const Counted& counted) {
    return counted.decision.owners && counted.decision.owners->turnout == Turnout::impossible;
}

std::string threshold_words(const rules::Threshold& threshold, Language language) {
    if (threshold == rules::all_of_them) return language == Language::zh ? "全部" : "all";
    const auto share =
        std::to_string(threshold.numerator) + "/" + std::to_string(threshold.denominator);
    return say(language, threshold.is_inclusive ? texts::at_least : texts::more_than,
               {{"share", share}});
}

std::vector<Field> threshold_rows(const rules::RuleSet& rules, Language language) {
    const bool is_by_area = rules.method == rules::Method::owners_vote ||
                            rules.method == rules::Method::committee_election;
    if (!is_by_area) return {};
    const auto& base = rules.owners.agreement_base == rules::Base::all ? texts::base_all
                                                                       : texts::base_participating;
    return {{say(language, texts::needs_participation),
             say(language, texts::of_all,
                 {{"share", threshold_words(rules.owners.participation, language)}})},
            {say(language, texts::needs_agreement),
             say(language, base, {{"share", threshold_words(rules.owners.agreement, language)}})}};
}

std::string fingerprint_words(const FrozenRules& frozen, Language language) {
    return say(language, texts::fingerprint, {{"mark", fingerprint(frozen)}});
}

bool is_plain(const rules::RuleSet& rules) {
    return rules.method == rules::Method::plurality || is_household_majority(rules);
}

std::string rule_words(const FrozenRules& frozen, Language language) {
    const auto& rules = frozen.rules;
    if (is_household_majority(rules)) return say(language, texts::rule_majority);
    if (rules.method == rules::Method::plurality) return say(language, texts::rule_plurality);
    return say(language, texts::rule_named,
               {{"title", language == Language::zh ? rules.title_zh : rules.title_en},
                {"source", rules.source}});
}

}  // namespace linyi::commands::poll
