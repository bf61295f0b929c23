#include "commands/poll/sheet.hpp"

#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/rule_rows.hpp"
#include "commands/poll/rule_texts.hpp"
#include "commands/poll/sheet_parts.hpp"
#include "commands/poll/sheet_texts.hpp"
#include "commands/poll/texts.hpp"
#include "commands/poll/verdict.hpp"
#include "domain/vote_address.hpp"

#include <algorithm>

namespace linyi::commands::poll {
namespace {

using rules::Check;
using rules::Measure;
using rules::Question;

constexpr std::int64_t bar_width = 1000;

int thousandths(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<int>(part * bar_width / whole) : 0;
}

/// Fills one sheet from what is on record.
class Sheet {
public:
    Sheet(const Poll& poll, Context& context)
        : poll_(poll),
          context_(context),
          language_(context.community.language),
          counted_(counted(poll, context.tx)) {}

    VoteSheet fill() {
        add_head();
        add_facts();
        add_bars();
        if (poll_.state == PollState::closed) {
            add_options();
            add_count();
            sheet_.verdict = outcome_words(counted_, language_);
            sheet_.passed = counted_.decision.passed;
            sheet_.parts.push_back(
                {.heading = word(texts::sheet_silent), .rows = silent_rows(counted_, language_)});
        }
        sheet_.parts.push_back(ways_part(poll_, context_));
        sheet_.parts.push_back(funnel_part(poll_, counted_.tally, context_));
        if (poll_.state == PollState::closed) {
            sheet_.parts.push_back(notice_part(poll_, counted_, sheet_, context_));
            sheet_.parts.push_back(postings_part(poll_, context_));
            sheet_.parts.push_back(objections_part(poll_, context_));
        }
        std::erase_if(sheet_.parts, [](const VotePart& part) { return part.is_empty(); });
        return std::move(sheet_);
    }

private:
    std::string word(const Text& text, const Args& args = {}) const {
        return say(language_, text, args);
    }

    void add_head() {
        sheet_.language = language_;
        sheet_.community = context_.community.name;
        sheet_.id = short_id(poll_);
        sheet_.question = poll_.question;
        sheet_.nature = word(poll_.is_formal ? texts::formal : texts::consultative);
        sheet_.is_closed = poll_.state == PollState::closed;
        sheet_.fingerprint = fingerprint_words(counted_.frozen, language_);
        switch (poll_.state) {
            case PollState::open: sheet_.state = word(texts::state_open); break;
            case PollState::closed: sheet_.state = word(texts::state_closed); break;
            case PollState::cancelled: sheet_.state = word(texts::state_cancelled); break;
        }
    }

    void fact(const Text& label, std::string value) {
        sheet_.facts.push_back({word(label), std::move(value)});
    }

    void add_facts() {
        const auto& frozen = counted_.frozen;
        const auto& roll = counted_.tally.electorate;
        fact(texts::sheet_rule,
             language_ == Language::zh ? frozen.rules.title_zh : frozen.rules.title_en);
        fact(texts::sheet_source, frozen.rules.source);
        fact(texts::sheet_scope, poll_.scope.buildings.empty()
                                     ? word(texts::sheet_everybody)
                                     : word(texts::sheet_buildings,
                                            {{"buildings", join(poll_.scope.buildings, "、")}}));
        fact(texts::sheet_entitled,
             word(texts::sheet_roll,
                  {{"rights", std::to_string(roll.rights)}, {"area", to_text(roll.area)}}));
        if (frozen.noticed_at) fact(texts::noticed, time(*frozen.noticed_at));
        fact(texts::sheet_opened, time(poll_.opened_at));
        if (poll_.closed_at) {
            fact(texts::sheet_closed, time(*poll_.closed_at));
        } else {
            fact(texts::sheet_closes,
                 poll_.closes_at ? time(*poll_.closes_at) : word(texts::deadline_open));
        }
        for (auto& row : number_rows(frozen.rules, language_))
            sheet_.facts.push_back(std::move(row));
        for (auto& row : threshold_rows(frozen.rules, language_))
            sheet_.facts.push_back(std::move(row));
    }

    std::string time(Timestamp at) const { return when(at, context_, language_); }

    /// The four checks; before the close those of the participation, on real ballots only.
    void add_bars() {
        if (!counted_.decision.owners) {
            add_turnout();
            for (const auto& check : election_turnout()) add_bar(check);
            return;
        }
        const auto& verdict = *counted_.decision.owners;
        const bool is_over = poll_.state == PollState::closed;
        const auto& judgement = is_over ? verdict.counted : verdict.without_silent;
        for (const auto& check : judgement.checks) {
            if (is_over || check.question == Question::participation) add_bar(check);
        }
        if (is_over) return;
        add_missing(judgement);
        sheet_.options_note = word(texts::sheet_open_note);
    }

    /// What an election needs of participation: the first two checks of any candidate.
    std::vector<Check> election_turnout() const {
        const auto& election = counted_.decision.election;
        if (!election || election->candidates.empty()) return {};
        const auto& checks = election->candidates.front().judgement.checks;
        return {checks.begin(), checks.begin() + 2};
    }

    void add_bar(const Check& check) {
        auto row = check_row(check, counted_.shown, language_);
        if (!is_shown(check, counted_.shown)) {
            sheet_.facts.push_back(std::move(row));
            return;
        }
        const auto& threshold = check.threshold;
        sheet_.bars.push_back({.label = std::move(row.label),
                               .words = std::move(row.value),
                               .percent = check.percent() + "%",
                               .filled = thousandths(check.part, check.whole),
                               .line = thousandths(threshold.numerator, threshold.denominator),
                               .line_label = threshold_words(threshold, language_),
                               .is_met = check.is_met});
    }

    void add_missing(const rules::Judgement& judgement) {
        Args args;
        for (const auto& check : judgement.checks) {
            if (check.question != Question::participation) continue;
            const bool is_area = check.measure == Measure::area;
            args[is_area ? "area" : "heads"] =
                is_area ? to_text(Area{check.missing}) : std::to_string(check.missing);
        }
        sheet_.missing =
            judgement.quorum ? word(texts::sheet_reached) : word(texts::sheet_missing, args);
        if (hangs_on_developer(counted_)) sheet_.missing += word(texts::developer_stays_away);
    }

    /// Other rules ask for no share of the roll: the bar has no line.
    void add_turnout() {
        const auto& tally = counted_.tally;
        const auto voted = tally.participating.rights;
        const auto rights = tally.electorate.rights;
        sheet_.bars.push_back(
            {.label = word(texts::sheet_participation),
             .words = word(texts::of_rights,
                           {{"voted", std::to_string(voted)}, {"rights", std::to_string(rights)}}),
             .percent = rules::percent_text(voted, rights) + "%",
             .filled = thousandths(voted, rights),
             .is_met = true});
        if (poll_.state == PollState::open) sheet_.options_note = word(texts::sheet_open_note);
    }

    /// An area beside few heads says who they are: whoever has the roll can add it up. The law
    /// wants the areas of an owners' vote posted all the same (Civil Code art. 278).
    void add_options() {
        const Args least{{"least", std::to_string(shown_group_min)}};
        if (counted_.tally.electorate.rights < shown_group_min && !poll_.is_formal) {
            sheet_.options_note = word(texts::sheet_no_split, least);
            return;
        }
        if (!counted_.shown.split) {
            sheet_.options_note = word(texts::split_hidden, least);
            return;
        }
        for (const auto& entry : counted_.tally.options) {
            const auto heads = entry.count.rights;
            VoteOptionRow row{.label = label_of(entry.option),
                              .heads = word(texts::sheet_heads, {{"count", std::to_string(heads)}}),
                              .filled = thousandths(heads, counted_.tally.participating.rights)};
            if (!counted_.shown.areas) {
                sheet_.options_note = word(texts::areas_hidden);
            } else if (counted_.decision.owners || heads == 0 || heads >= shown_group_min) {
                row.area = word(texts::sheet_area, {{"area", to_text(entry.count.area)}});
            } else {
                sheet_.options_note = word(texts::sheet_no_area, least);
            }
            sheet_.options.push_back(std::move(row));
        }
    }

    /// What the rule makes of the ballots, where that is more than how often each was chosen.
    void add_count() {
        const auto& decision = counted_.decision;
        const bool is_shown =
            counted_.tally.electorate.rights >= shown_group_min || poll_.is_formal;
        if (!is_shown || !(decision.election || decision.score || decision.budget)) return;
        sheet_.parts.push_back(
            {.heading = word(texts::count_heading), .rows = option_rows(counted_, language_)});
    }

    /// Our own 同意, 反对, 弃权 follow the reader; what a host worded stays as it is.
    std::string label_of(const PollOption& option) const {
        const auto ours = [&](const Text& text) {
            return option.label == text.zh || option.label == text.en ? word(text) : option.label;
        };
        switch (option.role) {
            case OptionRole::yes: return ours(texts::yes);
            case OptionRole::no: return ours(texts::no);
            case OptionRole::abstain: return ours(texts::abstain);
            case OptionRole::plain: break;
        }
        return option.label;
    }

    const Poll& poll_;
    Context& context_;
    Language language_;
    Counted counted_;
    VoteSheet sheet_{};
};

}  // namespace

VoteSheet sheet_of(const Poll& poll, Context& context) {
    return Sheet(poll, context).fill();
}

std::string page_of(const Poll& poll, const Context& context) {
    auto tx = context.tx;
    return context.settings.public_url + vote_path(poll, tx.polls().frozen(poll));
}

}  // namespace linyi::commands::poll
