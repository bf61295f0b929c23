#include "commands/task/change.hpp"

#include "base/text.hpp"
#include "commands/task/news.hpp"
#include "commands/task/texts.hpp"

namespace linyi::commands::task {
namespace {

using Kind = TaskEvent::Kind;

/// The responsible person, or the office for them.
std::optional<Error> not_responsible(const Task& task, const Context& context) {
    if (is_person(context.caller, task.responsible) || stands_in(context.caller))
        return std::nullopt;
    return Error{Errc::forbidden, texts::not_responsible,
                 args_of(task, context.caller.language, context)};
}

std::vector<PersonId> supervisor_of(const Task& task) {
    return task.supervisor ? std::vector<PersonId>{*task.supervisor} : std::vector<PersonId>{};
}

/// "60% 已到货" → 60 and the rest. Full-width digits and signs too.
struct ProgressWords {
    std::optional<int> percent{};
    std::string text{};
};

ProgressWords read_progress(const std::string& words) {
    const auto text = language::fold_width(words);
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    constexpr std::size_t digits_max = 4;  // More is no percentage, and would overflow.
    if (digits == 0 || digits > digits_max) return {.text = words};
    ProgressWords found{.percent = std::stoi(text.substr(0, digits))};
    auto rest = trim(std::string_view(text).substr(digits));
    if (rest.starts_with('%')) {
        rest = trim(rest.substr(1));
    } else if (!rest.empty() && text[digits] != ' ') {
        return {.text = words};  // "3个门已换": a count.
    }
    for (const std::string_view mark : {",", "，", "。", ";"}) {
        if (rest.starts_with(mark)) rest = trim(rest.substr(mark.size()));
    }
    found.text = rest;
    return found;
}

void ask_supervisor(Reply& reply, const Task& task, Context& context) {
    const auto ask = [&](Audience audience, Language language) {
        Answer answer =
            about(task, say(language, texts::please_verify, args_of(task, language, context)));
        answer.audience = audience;
        add_verify_buttons(answer.document, task, language);
        reply.add(std::move(answer));
    };
    if (!task.supervisor) {
        ask(to_role(Role::committee), context.community.language);
        return;
    }
    for (const auto account : context.tx.accounts().accounts_of(*task.supervisor))
        ask(to_account(account), language_of(account, context));
}

}  // namespace

Result<Reply> accept(const Call& call, Context& context) {
    const auto target = target_of(call, {"签收 T5", "accept T5"}, context);
    if (!target) return target.error();
    if (auto error = not_responsible(target->task, context)) return *error;
    const auto after = apply(target->task, {.kind = Kind::accept}, context.now);
    if (!after) return after.error();

    save({.task = *after, .event = "accepted", .text = target->rest}, context);
    return say_it(*after, {.text = texts::accepted}, {}, context);
}

Result<Reply> progress(const Call& call, Context& context) {
    const auto target = target_of(call, {"进度 T5 60%", "progress T5 60%"}, context);
    if (!target) return target.error();
    if (auto error = not_responsible(target->task, context)) return *error;
    const auto words = read_progress(target->rest);
    if (!words.percent && words.text.empty()) {
        return Error{
            Errc::invalid_argument, task_text::bad_percent, {{"task", short_id(target->task)}}};
    }
    const auto after =
        apply(target->task, {.kind = Kind::progress, .percent = words.percent}, context.now);
    if (!after) return after.error();

    save({.task = *after, .event = "progress", .text = words.text}, context);
    auto reply = say_it(*after, {.text = texts::progressed, .said = words.text}, {}, context);
    constexpr int all = 100;
    if (after->percent == all) {
        reply.answers.front().document.blocks.push_back(note(
            say(context.community.language, texts::hundred_percent, {{"task", short_id(*after)}})));
    }
    return reply;
}

Result<Reply> done(const Call& call, Context& context) {
    const auto target = target_of(call, {"完成 T5", "done T5"}, context);
    if (!target) return target.error();
    if (auto error = not_responsible(target->task, context)) return *error;
    TaskEvent event{.kind = Kind::claim};
    if (context.caller.member) event.by = context.caller.member->person;
    const auto after = apply(target->task, event, context.now);
    if (!after) return after.error();

    save({.task = *after, .event = "claimed", .text = target->rest}, context);
    const auto& text = target->rest.empty() ? texts::claimed_bare : texts::claimed;
    auto reply = say_it(*after, {.text = text, .said = target->rest}, {}, context);
    auto& post = reply.answers.front().document;
    if (!is_person(context.caller, after->responsible)) {
        post.blocks.front().text +=
            say(context.community.language, texts::on_behalf, {{"who", context.caller.name()}});
    }
    post.blocks.push_back(
        note(say(context.community.language, texts::how_to_verify, {{"task", short_id(*after)}})));
    add_verify_buttons(post, *after, context.community.language);
    if (after->supervisor) post.mentions = mentions_of(*after->supervisor, context);
    ask_supervisor(reply, *after, context);
    return reply;
}

Result<Reply> postpone(const Call& call, Context& context) {
    const auto target = target_of(
        call, {"改期 T5 12月15日 等配件", "postpone T5 Dec 15 waiting for parts"}, context);
    if (!target) return target.error();
    const auto& task = target->task;
    if (!is_person(context.caller, task.supervisor)) {
        if (auto error = not_responsible(task, context)) return *error;
    }
    const auto date = language::read_date(target->rest, context.local_now(), context.calendar);
    TaskEvent event{.kind = Kind::postpone};
    if (date && !date->is_vague) {
        const auto due = due_from(*date, context);
        if (!due) return due.error();
        event.due = *due;
        auto before = trim(std::string_view(target->rest).substr(0, date->begin));
        for (const std::string_view word : {"改到", "改为", "延到", "到", "至", "to", "until"}) {
            if (before.ends_with(word))
                before = trim(before.substr(0, before.size() - word.size()));
        }
        auto after = trim(std::string_view(target->rest).substr(date->end));
        for (const std::string_view word : {"，", ",", "原因：", "原因:", "原因", "because"}) {
            if (after.starts_with(word)) after = trim(after.substr(word.size()));
        }
        event.reason = trim(std::string(before) + " " + std::string(after));
    }
    auto after = apply(task, event, context.now);
    if (!after) {
        auto error = after.error();
        if (event.due) error.args["date"] = to_text(*event.due, context.community.zone);
        return error;
    }

    save({.task = *after, .event = "postponed", .text = event.reason}, context);
    auto also = supervisor_of(*after);
    also.push_back(after->responsible);
    return say_it(*after, {.text = texts::postponed, .said = event.reason}, also, context);
}

Result<Reply> cannot(const Call& call, Context& context) {
    const auto target = target_of(
        call, {"无法办理 T5 产权单位不同意", "cannot T5 the owner of the site refuses"}, context);
    if (!target) return target.error();
    if (auto error = not_responsible(target->task, context)) return *error;
    const auto after =
        apply(target->task, {.kind = Kind::give_up, .reason = target->rest}, context.now);
    if (!after) return after.error();

    save({.task = *after, .event = "impossible", .text = target->rest}, context);
    propose(*after, AgendaCandidate::Reason::impossible, context);
    return say_it(*after, {.text = texts::given_up, .said = target->rest}, supervisor_of(*after),
                  context);
}

Result<Reply> reopen(const Call& call, Context& context) {
    const auto target = target_of(call, {"重办 T5 又坏了", "reopen T5 broken again"}, context);
    if (!target) return target.error();
    if (!is_person(context.caller, target->task.supervisor) && !stands_in(context.caller)) {
        return Error{Errc::forbidden, texts::may_not_reopen, {{"task", short_id(target->task)}}};
    }
    const auto after =
        apply(target->task, {.kind = Kind::reopen, .reason = target->rest}, context.now);
    if (!after) return after.error();

    save({.task = *after, .event = "reopened", .text = target->rest}, context);
    propose(*after, AgendaCandidate::Reason::reopened, context);
    return say_it(*after, {.text = texts::reopened, .said = target->rest}, {after->responsible},
                  context);
}

}  // namespace linyi::commands::task
