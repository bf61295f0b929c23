#include "base/text.hpp"
#include "commands/task/change.hpp"
#include "commands/task/news.hpp"
#include "commands/task/texts.hpp"

#include <array>

namespace linyi::commands::task {
namespace {

using Kind = TaskEvent::Kind;

constexpr std::chrono::minutes question_ttl{30};
constexpr std::array<std::string_view, 12> yes_words{
    "yes", "y", "ok", "是", "属实", "通过", "合格", "同意", "确认", "完成", "已完成", "验收通过"};
constexpr std::array<std::string_view, 9> no_words{
    "不属实", "不通过", "不合格", "没有完成", "没完成", "未完成", "不是", "否", "no"};

std::optional<Error> not_supervisor(const Task& task, const Context& context) {
    const auto& caller = context.caller;
    // The doer is told so by the rule itself (domain/task).
    if (is_person(caller, task.supervisor) || caller.holds(Role::committee) ||
        is_person(caller, task.responsible) || is_person(caller, task.claimed_by))
        return std::nullopt;
    return Error{Errc::forbidden, texts::not_supervisor, args_of(task, caller.language, context)};
}

template <std::size_t N>
std::optional<std::string> after_word(std::string_view text,
                                      const std::array<std::string_view, N>& words) {
    const auto folded = language::fold_width(text);
    for (const auto word : words) {
        if (!folded.starts_with(word)) continue;
        auto rest = trim(std::string_view(folded).substr(word.size()));
        const bool is_latin = word.front() < 0x7F && word.front() > 0;
        if (is_latin && folded.size() > word.size() && folded[word.size()] != ' ' &&
            folded[word.size()] != ',' && folded[word.size()] != ':')
            continue;
        for (const std::string_view mark : {",", "，", ":", "：", "。"}) {
            if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
        }
        return std::string(trim(rest));
    }
    return std::nullopt;
}

Reply verified(const Task& task, Context& context) {
    auto reply = say_it(task, {.text = texts::verified}, {task.responsible}, context);
    if (!task.resolution) return reply;
    const auto resolution = context.tx.resolutions().find(context.community.id, *task.resolution);
    if (!resolution) return reply;
    reply.answers.front().document.blocks.push_back(note(say(
        context.community.language, texts::how_to_rate, {{"resolution", short_id(*resolution)}})));
    return reply;
}

Result<Reply> judge(const Task& task, bool is_done, const std::string& reason, Context& context) {
    TaskEvent event{.kind = is_done ? Kind::verify : Kind::refuse, .reason = reason};
    if (context.caller.member) event.by = context.caller.member->person;
    const auto after = apply(task, event, context.now);
    if (!after) return after.error();

    save({.task = *after, .event = is_done ? "verified" : "refused", .text = reason}, context);
    if (is_done) return verified(*after, context);
    propose(*after, AgendaCandidate::Reason::refused, context);
    return say_it(*after, {.text = texts::refused, .said = reason}, {after->responsible}, context);
}

/// "不属实" without a reason: asked for, because the doer has to know what is missing.
Result<Reply> ask_why(const Task& task, Context& context) {
    TaskEvent event{.kind = Kind::refuse, .reason = "?"};
    if (context.caller.member) event.by = context.caller.member->person;
    const auto possible = apply(task, event, context.now);
    if (!possible) return possible.error();
    context.tx.conversation().ask(context.caller.account.id, context.chat.id,
                                  {.kind = "verify_reason",
                                   .subject = task.id.value,
                                   .asked = context.now,
                                   .expires = context.now + question_ttl});
    return Reply{
        about(task, say(context.caller.language, texts::why_not, {{"task", short_id(task)}}))};
}

}  // namespace

Result<Reply> verify(const Call& call, Context& context) {
    const auto target = target_of(call, {"验收 T5 属实", "verify T5 yes"}, context);
    if (!target) return target.error();
    if (auto error = not_supervisor(target->task, context)) return *error;
    // 不 first: "不属实" must not be read as 属实.
    if (const auto reason = after_word(target->rest, no_words)) {
        if (reason->empty()) return ask_why(target->task, context);
        return judge(target->task, false, *reason, context);
    }
    if (const auto remark = after_word(target->rest, yes_words))
        return judge(target->task, true, *remark, context);

    // No clear word: nothing is decided by guessing.
    const auto possible = ask_why(target->task, context);
    if (!possible) return possible.error();
    context.tx.conversation().answered(context.caller.account.id, context.chat.id);
    const auto language = context.caller.language;
    const auto args = args_of(target->task, language, context);
    Answer answer = about(target->task, say(language, texts::please_verify, args));
    answer.document.blocks.push_back(note(say(language, texts::how_to_verify, args)));
    add_verify_buttons(answer.document, target->task, language);
    return Reply{std::move(answer)};
}

Result<Reply> verify_reason(const Call& call, Context& context) {
    const auto* answer = std::get_if<QuestionAnswer>(&call.reading);
    if (answer == nullptr) return Reply{};
    context.tx.conversation().answered(context.caller.account.id, context.chat.id);
    const auto task =
        context.tx.tasks().find(context.community.id, TaskId{answer->question.subject});
    if (!task || task->state != TaskState::done_claimed) return Reply{};
    return judge(*task, false, std::string(trim(call.rest)), context);
}

}  // namespace linyi::commands::task
