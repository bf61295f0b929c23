#include "commands/briefing/briefing.hpp"
#include "commands/briefing/texts.hpp"
#include "commands/poll/verdict.hpp"
#include "domain/briefing_privacy.hpp"
#include "domain/tally.hpp"

#include <algorithm>

namespace linyi::commands::briefing {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t candidates_max = 5;  // The agenda is decided by people; this is a hint.

LocalTime local_due(const Due& due, const Context& context) {
    if (due.is_whole_day) return {.day = day_of(due, context.community.zone), .time = 24h};
    return context.community.zone.to_local(due.at);
}

BriefingDuty duty_of(const Task& task, Context& context) {
    BriefingDuty duty{.words = task.responsible_name};
    if (task.responsible) duty.person = person_of(task.responsible, context);
    return duty;
}

std::string supervision_of(const Task& task, Context& context) {
    if (!task.supervisor) return task.supervisor_name;
    return person_words(person_of(*task.supervisor, context), context.community.language);
}

BriefingTask::State state_of(const Task& task) {
    switch (task.state) {
        case TaskState::verified: return BriefingTask::State::done;
        case TaskState::impossible: return BriefingTask::State::blocked;
        case TaskState::done_claimed: return BriefingTask::State::claimed;
        case TaskState::pending:
        case TaskState::in_progress:
        case TaskState::postponed: break;
    }
    return BriefingTask::State::open;
}

std::string_view type_words(OpinionType type, Language language) {
    const auto pick = [language](const Text& text) {
        return language == Language::zh ? text.zh : text.en;
    };
    switch (type) {
        case OpinionType::question: return pick(texts::type_question);
        case OpinionType::help: return pick(texts::type_help);
        case OpinionType::complaint: return pick(texts::type_complaint);
        case OpinionType::report: return pick(texts::type_report);
        case OpinionType::suggestion: return pick(texts::type_suggestion);
        case OpinionType::praise: return pick(texts::type_praise);
    }
    return {};
}

std::vector<Poll> polls_of(const Period& period, Context& context, Gathered& gathered) {
    auto polls = context.tx.polls().all_of(context.community.id);
    std::erase_if(polls, [&](const Poll& poll) {
        return poll.state != PollState::closed || !poll.closed_at ||
               !period.holds(*poll.closed_at) || !gathered.tell(short_id(poll), period);
    });
    return polls;
}

/// Made in the period, or answered in it.
std::vector<Opinion> opinions_of(const Period& period, Context& context, Gathered& gathered) {
    const auto community = context.community.id;
    auto found = context.tx.opinions().made_between(community, period.from(), period.until());
    for (auto& answered :
         context.tx.opinions().answered_between(community, period.from(), period.until())) {
        const bool is_known =
            std::any_of(found.begin(), found.end(),
                        [&answered](const Opinion& o) { return o.id == answered.id; });
        if (!is_known) found.push_back(std::move(answered));
    }
    // An opinion is told once when it comes and once when it is answered.
    std::erase_if(found, [&](const Opinion& opinion) {
        auto key = "O" + std::to_string(opinion.number);
        if (opinion.state == OpinionState::answered) key += "a";
        return !gathered.tell(key, period);
    });
    return found;
}

BriefingTask task_of(const Task& task, const Period& period, Context& context, Gathered& gathered) {
    BriefingTask told{.id = "T" + std::to_string(task.number),
                      .title = task.text,
                      .responsible = duty_of(task, context),
                      .due = local_due(task.first_due, context),
                      .state = state_of(task),
                      .is_overdue = !is_closed(task) && task.first_due.at < period.now};
    if (is_moved(task)) told.new_due = local_due(task.due, context);
    if (task.percent > 0 && !is_closed(task)) told.percent = task.percent;
    if (task.closed_at) told.done_on = context.community.zone.to_local(*task.closed_at).day;
    int number = 0;
    for (const auto& update : context.tx.tasks().updates(task.id)) {
        const auto key = told.id + "." + std::to_string(++number);
        if (update.event == "reminded" || !period.holds(update.happened_at)) continue;
        if (!gathered.tell(key, period)) continue;
        told.has_news = true;
        if (!update.text.empty() && update.event != "created") told.note = update.text;
    }
    return told;
}

BriefingResolution resolution_of(const Resolution& resolution, Context& context) {
    BriefingResolution told{.id = "R" + std::to_string(resolution.number),
                            .title = resolution.text};
    std::vector<std::string> supervisors;
    for (const auto& task : context.tx.tasks().of_resolution(context.community.id, resolution.id)) {
        told.measures.push_back({.text = task.text,
                                 .responsible = duty_of(task, context),
                                 .due = local_due(task.due, context)});
        auto supervisor = supervision_of(task, context);
        if (!supervisor.empty() &&
            std::find(supervisors.begin(), supervisors.end(), supervisor) == supervisors.end())
            supervisors.push_back(std::move(supervisor));
    }
    told.supervision = join(supervisors, context.community.language == Language::zh ? "、" : ", ");
    return told;
}

void gather_duties(const Period& period, Context& context, Gathered& gathered) {
    const auto community = context.community.id;
    auto& input = gathered.input;
    std::set<std::int64_t> shown;
    for (const auto& resolution :
         context.tx.resolutions().made_between(community, period.from(), period.until())) {
        if (!gathered.tell("R" + std::to_string(resolution.number), period)) continue;
        shown.insert(resolution.id.value);
        input.resolutions.push_back(resolution_of(resolution, context));
    }
    for (const auto& task :
         context.tx.tasks().active_between(community, period.from(), period.until())) {
        // All of its measures stand in the table of resolutions already.
        const bool is_shown = task.resolution && shown.count(task.resolution->value) > 0;
        auto told = task_of(task, period, context, gathered);
        if (is_shown && !is_closed(task)) continue;
        const bool is_old = period.since && task.created_at <= *period.since;
        // One that the last issue told as closed has nothing left to say.
        if (is_closed(task) && !told.has_news) continue;
        auto& list = is_old || is_closed(task) ? input.last_tasks : input.tasks;
        list.push_back(std::move(told));
    }
}

void gather_candidates(Context& context, BriefingInput& input) {
    std::vector<std::string> titles;
    for (const auto& candidate : context.tx.agenda_candidates().waiting(context.community.id)) {
        if (titles.size() < candidates_max) titles.push_back(candidate.title);
    }
    if (titles.empty()) return;
    const auto language = context.community.language;
    const auto items = join(titles, language == Language::zh ? "、" : ", ");
    input.next_steps.push_back(say(language, texts::candidates, {{"items", items}}));
}

}  // namespace

Period next_period(Context& context) {
    Period period{.now = context.now};
    if (const auto last = context.tx.briefings().last(context.community.id)) {
        period.since = last->covers_until;
        period.told = last->told;
    } else if (const auto start = context.tx.briefings().start(context.community.id)) {
        if (start->covers_until > Timestamp{}) period.since = start->covers_until;
    }
    return period;
}

BriefingPoll poll_of(const Poll& poll, Context& context) {
    const auto counted = commands::poll::counted(poll, context.tx);
    const auto& tally = counted.tally;
    const auto& verdict = counted.decision;
    BriefingPoll told{.id = short_id(poll),
                      .question = poll.question,
                      .valid = tally.participating.rights,
                      .households = tally.electorate.rights,
                      .is_formal = poll.is_formal,
                      .is_yes_no = poll.kind == PollKind::yes_no,
                      .passed = verdict.passed,
                      .is_tie = verdict.is_tie};
    if (!commands::poll::is_plain(counted.frozen.rules)) {
        told.shows_area = counted.decision.owners && counted.shown.areas;
        told.outcome = commands::poll::outcome_words(counted, context.community.language);
    }
    for (const auto& entry : tally.options) {
        if (counted.shown.split)
            told.options.push_back({.label = entry.option.label,
                                    .area = entry.count.area,
                                    .households = entry.count.rights});
        if (verdict.passed && entry.option.key == verdict.winner) told.winner = entry.option.label;
    }
    return told;
}

BriefingOpinion opinion_of(const Opinion& opinion, Context& context) {
    BriefingOpinion told{
        .id = "O" + std::to_string(opinion.number),
        .category = std::string(type_words(opinion.type, context.community.language)),
        .text = opinion.text,
        .supporters = opinion.supports,
        .wants_answer = opinion.type != OpinionType::praise,
        .is_closed_matter = opinion.type == OpinionType::report};
    for (const auto& answer : context.tx.opinions().answers(opinion.id))
        told.answers.push_back({.by = person_of(answer.account, context), .text = answer.text});
    return told;
}

Gathered gather(const Period& period, std::string publisher, Context& context) {
    const auto& zone = context.community.zone;
    Gathered gathered;
    auto& input = gathered.input;
    input.language = context.community.language;
    input.community = context.community.name;
    input.publisher = std::move(publisher);
    input.street = context.community.street;
    if (period.since) input.since = zone.to_local(*period.since).day;
    input.until = zone.to_local(period.now).day;
    input.privacy = context.tx.briefings().privacy(context.community.id);

    auto polls = polls_of(period, context, gathered);
    auto opinions = opinions_of(period, context, gathered);
    gather_meeting(period, polls, opinions, context, gathered);
    for (const auto& poll : polls) input.polls.push_back(poll_of(poll, context));
    for (const auto& opinion : opinions) input.opinions.push_back(opinion_of(opinion, context));
    gather_duties(period, context, gathered);
    gather_candidates(context, input);
    return gathered;
}

}  // namespace linyi::commands::briefing
