#include "domain/briefing_privacy.hpp"
#include "domain/briefing_words.hpp"

namespace linyi::briefing {
namespace {

using Kind = BriefingBlock::Kind;

std::string due_words(const std::optional<LocalTime>& due, const std::string& said,
                      const Words& words) {
    if (!due) return said.empty() ? "—" : said;
    const auto day = words.moment(*due);
    if (said.empty()) return day;
    return words.text({"{day}（{said}）", "{day} ({said})"}, {{"day", day}, {"said", said}});
}

std::string progress(const BriefingTask& task, const Words& words) {
    using State = BriefingTask::State;
    if (task.state == State::done) {
        const Args args{{"day", task.done_on ? words.short_day(*task.done_on) : std::string{}}};
        auto text = task.done_on ? words.text({"{day}完成", "done on {day}"}, args)
                                 : words.text({"已完成", "done"});
        return task.note.empty() ? text : words.clauses({text, task.note});
    }
    std::vector<std::string> parts;
    if (task.state == State::claimed)
        parts.push_back(words.text({"已办完，待验收", "said to be done, to be confirmed"}));
    if (task.state == State::blocked)
        parts.push_back(words.text({"暂时无法办理", "cannot be done now"}));
    if (task.is_overdue) parts.push_back(words.text({"逾期", "overdue"}));
    if (task.percent) {
        parts.push_back(
            words.text({"完成{n}%", "{n}% done"}, {{"n", std::to_string(*task.percent)}}));
    }
    if (!task.note.empty()) parts.push_back(task.note);
    if (task.new_due) {
        parts.push_back(words.text({"改期至{day}", "put off to {day}"},
                                   {{"day", words.short_day(task.new_due->day)}}));
    }
    if (parts.empty()) parts.push_back(words.text({"办理中", "under way"}));
    return join(parts, words.zh() ? "，" : ", ");
}

std::string duty(const BriefingDuty& responsible, const Words& words) {
    const auto text = duty_words(responsible, words);
    return text.empty() ? "—" : text;
}

std::string with_id(const std::string& id, const std::string& title) {
    return id.empty() ? title : id + " " + title;
}

/// A task as a clause: 充电棚选址现场查看（街道孙浩，12月5日前）.
std::string task_line(const BriefingTask& task, const Words& words) {
    std::vector<std::string> parts;
    if (const auto who = duty_words(task.responsible, words); !who.empty()) parts.push_back(who);
    const auto& due = task.new_due ? task.new_due : task.due;
    if (due) {
        const bool is_day = due->time >= std::chrono::hours{24};
        const auto when = words.short_day(due->day) +
                          (is_day ? "" : (words.zh() ? "" : ", ") + words.time(due->time));
        parts.push_back(words.text({"{when}前", "by {when}"}, {{"when", when}}));
    }
    if (task.is_overdue) parts.push_back(words.text({"逾期", "overdue"}));
    const auto title = with_id(task.id, task.title);
    if (parts.empty()) return title;
    return title + words.text({"（{parts}）", " ({parts})"},
                              {{"parts", join(parts, words.zh() ? "，" : ", ")}});
}

std::string meeting_line(const BriefingNextMeeting& meeting, const Words& words) {
    auto text = words.text({"下次会议定于{at}", "The next meeting is on {at}"},
                           {{"at", words.moment(meeting.at)}});
    if (!meeting.place.empty())
        text += words.text({"，地点{place}", ", at {place}"}, {{"place", meeting.place}});
    if (!meeting.agenda.empty())
        text += words.text({"，议题为{items}", "; items: {items}"},
                           {{"items", words.listed(meeting.agenda)}});
    return text;
}

std::string feedback_line(const std::vector<std::string>& channels, const Words& words) {
    const auto where =
        channels.empty() ? words.text({"业主群", "the owners' group"}) : words.listed(channels);
    return words.text(
        {"欢迎业主通过{where}对决议执行情况提出意见，反馈将作为下次会议议题。",
         "Owners are welcome to say how the resolutions are carried out: {where}. What you say "
         "becomes an item of the next meeting."},
        {{"where", where}});
}

/// The decisive line of one poll, short enough for a phone.
std::string poll_highlight(const std::string& title, const BriefingPoll& poll, const Words& words) {
    constexpr std::size_t title_code_points = 30;
    return words.text({"表决：{title}——{counts}，{verdict}", "Vote: {title} — {counts}; {verdict}"},
                      {{"title", shortened(title, title_code_points)},
                       {"counts", poll_counts(poll, words)},
                       {"verdict", poll_verdict(poll, words)}});
}

std::string tasks_highlight(const std::vector<BriefingTask>& tasks, const Words& words) {
    std::int64_t done = 0;
    std::int64_t overdue = 0;
    std::int64_t open = 0;
    for (const auto& task : tasks) {
        const bool is_open = task.state != BriefingTask::State::done;
        done += is_open ? 0 : 1;
        open += is_open ? 1 : 0;
        overdue += is_open && task.is_overdue ? 1 : 0;
    }
    const Args args{{"done", std::to_string(done)},
                    {"open", std::to_string(open)},
                    {"overdue", std::to_string(overdue)}};
    auto text = words.text(
        {"上期任务：完成{done}项，办理中{open}项", "Earlier tasks: {done} done, {open} open"},
        args);
    if (overdue > 0) text += words.text({"（逾期{overdue}项）", " ({overdue} overdue)"}, args);
    return text;
}

std::string resolution_highlight(const BriefingResolution& resolution, const Words& words) {
    auto text = words.text({"决议：{title}", "Resolved: {title}"},
                           {{"title", shortened(resolution.title, 30)}});
    if (resolution.measures.empty()) return text;
    const auto& first = resolution.measures.front();
    std::vector<std::string> parts;
    if (const auto who = duty_words(first.responsible, words); !who.empty()) parts.push_back(who);
    if (first.due) {
        parts.push_back(
            words.text({"{day}前", "by {day}"}, {{"day", words.short_day(first.due->day)}}));
    }
    if (parts.empty()) return text;
    return text + words.text({"（{parts}）", " ({parts})"},
                             {{"parts", join(parts, words.zh() ? "，" : ", ")}});
}

}  // namespace

BriefingSection last_tasks_section(const BriefingInput& input, const Words& words) {
    BriefingSection section{
        .heading = words.text({"上期任务落实情况", "Tasks of earlier issues · 上期任务落实情况"})};
    if (input.last_tasks.empty()) return section;
    BriefingBlock table{
        .kind = Kind::table,
        .head = {words.text({"任务", "Task"}), words.text({"责任人", "Responsible"}),
                 words.text({"原定时限", "Due"}), words.text({"进展", "Where it stands"})}};
    for (const auto& task : input.last_tasks) {
        table.rows.push_back({with_id(task.id, task.title), duty(task.responsible, words),
                              due_words(task.due, {}, words), progress(task, words)});
    }
    section.blocks.push_back(std::move(table));
    return section;
}

BriefingSection resolutions_section(const BriefingInput& input, const Words& words) {
    BriefingSection section{
        .heading = input.meeting ? words.text({"会议成果与重要决议",
                                               "Outcome and resolutions · 会议成果与重要决议"})
                                 : words.text({"重要决议", "Resolutions · 重要决议"})};
    if (input.resolutions.empty()) return section;
    BriefingBlock table{
        .kind = Kind::table,
        .head = {words.text({"决议", "Resolution"}), words.text({"具体措施", "Measure"}),
                 words.text({"责任人", "Responsible"}), words.text({"完成时限", "Due"}),
                 words.text({"监督方式", "Supervision"})}};
    std::size_t number = 0;
    for (const auto& resolution : input.resolutions) {
        const auto ordinal = words.zh() ? "（" + chinese_number(++number) + "）"
                                        : "(" + std::to_string(++number) + ") ";
        auto title = ordinal + with_id(resolution.id, resolution.title);
        auto supervision = resolution.supervision.empty() ? "—" : resolution.supervision;
        if (!resolution.overdue_action.empty())
            supervision = words.clauses({supervision, resolution.overdue_action});
        if (resolution.measures.empty()) {
            table.rows.push_back({title, "—", "—", "—", supervision});
            continue;
        }
        for (const auto& measure : resolution.measures) {
            table.rows.push_back({std::exchange(title, {}), measure.text,
                                  duty(measure.responsible, words),
                                  due_words(measure.due, measure.due_words, words), supervision});
        }
    }
    section.blocks.push_back(std::move(table));
    return section;
}

BriefingSection next_steps_section(const BriefingInput& input, const Words& words) {
    BriefingSection section{.heading =
                                words.text({"下一步工作计划", "Next steps · 下一步工作计划"})};
    std::vector<std::string> steps = input.next_steps;
    for (const auto& task : input.tasks) steps.push_back(task_line(task, words));
    if (!steps.empty()) section.blocks.push_back({.kind = Kind::list, .items = std::move(steps)});
    std::vector<std::string> sentences;
    if (input.next_meeting) sentences.push_back(meeting_line(*input.next_meeting, words));
    sentences.push_back(feedback_line(input.channels, words));
    section.blocks.push_back({.text = words.joined(sentences)});
    return section;
}

std::vector<std::string> highlights(const BriefingInput& input, const Words& words) {
    std::vector<std::string> lines;
    for (const auto& item : input.items) {
        for (const auto& poll : item.polls)
            lines.push_back(
                poll_highlight(item.title.empty() ? poll.question : item.title, poll, words));
    }
    for (const auto& poll : input.polls)
        lines.push_back(poll_highlight(poll.question, poll, words));
    for (const auto& resolution : input.resolutions)
        lines.push_back(resolution_highlight(resolution, words));
    if (!input.last_tasks.empty()) lines.push_back(tasks_highlight(input.last_tasks, words));
    if (!input.opinions.empty()) {
        std::size_t answered = 0;
        for (const auto& opinion : input.opinions) answered += opinion.answers.empty() ? 0U : 1U;
        lines.push_back(words.text(
            {"意见：{all}条，已答复{answered}条", "Opinions: {all}, answered: {answered}"},
            {{"all", std::to_string(input.opinions.size())},
             {"answered", std::to_string(answered)}}));
    }
    if (input.next_meeting) lines.push_back(meeting_line(*input.next_meeting, words));
    return lines;
}

}  // namespace linyi::briefing
