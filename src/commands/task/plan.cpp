#include "commands/task/plan.hpp"

#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/verdict.hpp"
#include "commands/task/duty.hpp"
#include "commands/task/texts.hpp"

namespace linyi::commands::task {
namespace {

constexpr std::size_t text_code_points_max = 1000;  // A measure, not an essay.
constexpr std::size_t tasks_max = 20;  // More in one message is a plan, not a decision.

Question which_person(Draft draft, const Candidates& candidates, const Context& context) {
    std::vector<std::string> names;
    draft.asked = candidates.name;
    draft.candidates.clear();
    for (const auto& holder : candidates.people) {
        names.push_back(with_title(holder));
        draft.candidates.push_back(holder.person);
    }
    const auto text =
        say(context.caller.language, texts::which_person,
            {{"name", candidates.name}, {"count", std::to_string(candidates.people.size())}});
    return {.kind = "task_person",
            .draft = std::move(draft),
            .document = {.blocks = {paragraph(text), numbered(std::move(names))}}};
}

Question which_date(Draft draft, const DutyWords& duty, const Context& context) {
    const auto text = say(context.caller.language, texts::which_date,
                          {{"words", duty.due->text}, {"text", duty.text}});
    return {
        .kind = "task_date", .draft = std::move(draft), .document = {.blocks = {paragraph(text)}}};
}

/// Finds out who is meant and until when; one pass over the request, top down.
class Planner {
public:
    Planner(const Draft& draft, Context& context) : draft_(draft), context_(context) {}

    Result<Planning> plan() {
        if (code_points(draft_.text) > text_code_points_max * 2) return too_long();
        const auto request = read();
        if (request.duties.size() > tasks_max)
            return Error{texts::too_many, {{"max", std::to_string(tasks_max)}}};
        Plan plan;
        if (request.poll) {
            auto poll = basis(*request.poll);
            if (!poll) return poll.error();
            plan.poll = std::move(*poll);
        }
        std::vector<std::string> measures;
        for (const auto& duty : request.duties) {
            auto planned = plan_one(duty, plan.poll);
            if (!planned) return planned.error();
            if (question_) return Planning{std::move(*question_)};
            measures.push_back(planned->text);
            plan.tasks.push_back(std::move(*planned));
        }
        plan.title = request.title.empty() ? join(measures, "；") : request.title;
        return Planning{std::move(plan)};
    }

private:
    RequestWords read() const {
        if (draft_.is_resolution)
            return read_request(draft_.text, context_.local_now(), context_.calendar);
        RequestWords one;
        one.duties.push_back(read_duty(draft_.text, context_.local_now(), context_.calendar));
        return one;
    }

    static Error too_long() {
        return Error{texts::too_long, {{"max", std::to_string(text_code_points_max)}}};
    }

    /// A vote that can carry a resolution: closed, and passed.
    Result<Poll> basis(std::int64_t number) {
        const Args args{{"poll", "V" + std::to_string(number)}};
        auto poll = context_.tx.polls().find(context_.community.id, number);
        if (!poll) return Error{Errc::not_found, texts::unknown_poll, args};
        if (poll->state == PollState::open) return Error{texts::poll_is_open, args};
        if (poll->state == PollState::cancelled ||
            !poll::counted(*poll, context_.tx).decision.passed)
            return Error{texts::poll_not_passed, args};
        const auto open = assembly::open_objections(*poll, context_);
        if (!open.empty())
            return Error{
                texts::poll_has_objections,
                {{"poll", "V" + std::to_string(number)}, {"objections", join(open, "、")}}};
        return *poll;
    }

    Result<Planned> plan_one(DutyWords duty, const std::optional<Poll>& poll) {
        Planned planned;
        auto responsible = find_responsible(duty);
        if (!responsible) return responsible.error();
        if (question_) return planned;
        planned.responsible = std::move(*responsible);
        planned.text = duty.text.empty() && poll ? poll->question : duty.text;
        if (planned.text.empty()) return Error{Errc::invalid_argument, texts::no_text};
        if (code_points(planned.text) > text_code_points_max) return too_long();

        if (!duty.supervisor.empty()) {
            auto supervisor = find(duty.supervisor);
            if (!supervisor) return supervisor.error();
            if (question_) return planned;
            planned.supervisor = std::move(*supervisor);
            if (is_same(*planned.supervisor, planned.responsible))
                return Error{texts::same_person, {{"name", planned.responsible.name}}};
        }
        const auto dated = set_due(planned, duty);
        if (!dated) return dated.error();
        return planned;
    }

    static bool is_same(const Somebody& a, const Somebody& b) {
        return !a.is_office() && a.person == b.person && a.account == b.account;
    }

    /// The person, or a question why there is none yet.
    Result<Somebody> find(std::string_view name) {
        auto found = find_person(name, draft_.hints, context_);
        if (!found) return found.error();
        if (auto* candidates = std::get_if<Candidates>(&*found)) {
            question_ = which_person(draft_, *candidates, context_);
            return Somebody{};
        }
        return std::get<Somebody>(*found);
    }

    /// Named by a word or a mention, else at the beginning: "物业 张经理：更换门禁".
    Result<Somebody> find_responsible(DutyWords& duty) {
        if (!duty.responsible.empty()) {
            auto found = find(duty.responsible);
            if (found && !question_ && found->is_office()) return nobody(duty);
            return found;
        }
        for (const auto& lead : leads(duty.text)) {
            auto found = find(lead.name);
            if (!found || (!question_ && found->is_office())) continue;
            duty.text = lead.rest;
            return found;
        }
        return nobody(duty);
    }

    static Error nobody(const DutyWords& duty) {
        if (duty.text.empty()) return Error{Errc::invalid_argument, texts::no_text};
        return Error{Errc::invalid_argument,
                     texts::no_responsible,
                     {{"text", std::string(first_code_points(duty.text, 40))}}};
    }

    Result<bool> set_due(Planned& planned, const DutyWords& duty) {
        auto date = duty.due;
        if (date && date->is_vague && !draft_.date.empty())
            date = language::read_date(draft_.date, context_.local_now(), context_.calendar);
        if (date && date->is_vague) {
            auto asked = duty;
            asked.text = planned.text;
            question_ = which_date(draft_, asked, context_);
            return false;
        }
        if (!date) {
            const auto day = std::chrono::sys_days{context_.local_now().day} +
                             context_.settings.task_default_due;
            planned.due = due_on(std::chrono::year_month_day{day}, context_.community.zone);
            planned.is_default_due = true;
            return true;
        }
        const auto due = due_from(*date, context_);
        if (!due) return due.error();
        planned.due = *due;
        if (!date->recurring.empty()) planned.recurring = date->text;
        return true;
    }

    const Draft& draft_;
    Context& context_;
    std::optional<Question> question_;
};

}  // namespace

Result<Due> due_from(const language::DateReading& date, const Context& context) {
    constexpr int years_max = 5;
    const auto& zone = context.community.zone;
    const Due due = date.has_time ? Due{.at = zone.to_utc(date.at), .is_whole_day = false}
                                  : due_on(date.at.day, zone);
    const auto today = context.local_now().day;
    if (due.at < context.now) {
        return Error{texts::date_is_past,
                     {{"date", to_text(due, zone)}, {"today", linyi::to_text(today)}}};
    }
    if (day_of(due, zone) > today + std::chrono::years{years_max}) {
        return Error{texts::too_far,
                     {{"date", to_text(due, zone)}, {"years", std::to_string(years_max)}}};
    }
    return due;
}

Result<Planning> plan(const Draft& draft, Context& context) {
    return Planner(draft, context).plan();
}

}  // namespace linyi::commands::task
