#include "commands/resolution/resolution.hpp"

#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/resolution/texts.hpp"
#include "commands/task/task.hpp"
#include "domain/opinion.hpp"

#include <algorithm>
#include <charconv>

namespace linyi::commands::resolution {
namespace {

constexpr int list_max = 10;  // Chat gets at most ten lines.
constexpr std::size_t line_text_max = 30;
constexpr std::size_t remark_max = 500;
// Fewer are not averaged: in a small group everybody would know who said what (domain.md §6.2).
constexpr std::size_t ratings_shown_from = 5;

/// A resolution a command is about, and what else it says.
struct Target {
    Resolution resolution{};
    std::string rest{};
};

Error unknown(std::string id) {
    return Error{Errc::not_found, texts::unknown_resolution, {{"resolution", std::move(id)}}};
}

/// "R7 …", a quoted post ("#R12 …" or "#T3 …" for a task's resolution), or none.
Result<std::optional<Target>> target_of(const Call& call, Context& context) {
    using Found = std::optional<Target>;
    auto resolutions = context.tx.resolutions();
    const std::string_view rest = call.rest;
    if (rest.starts_with("#R") || rest.starts_with("#T")) {
        std::int64_t row = 0;
        const auto* const end = rest.data() + rest.size();
        const auto read = std::from_chars(rest.data() + 2, end, row);
        const std::string_view words(read.ptr, static_cast<std::size_t>(end - read.ptr));
        auto id = ResolutionId{row};
        if (rest[1] == 'T') {
            const auto task = context.tx.tasks().find(context.community.id, TaskId{row});
            id = task ? task->resolution.value_or(ResolutionId{}) : ResolutionId{};
        }
        auto found = resolutions.find(context.community.id, id);
        if (!found) return unknown("");
        return Found{Target{.resolution = std::move(*found), .rest = std::string(trim(words))}};
    }
    const auto id = language::read_short_id(rest);
    if (!id || id->kind != 'R') return Found{};
    auto found = resolutions.find(context.community.id, id->number);
    if (!found) return unknown("R" + std::to_string(id->number));
    return Found{Target{.resolution = std::move(*found), .rest = std::string(trim(id->rest))}};
}

/// Mean of the ratings with one decimal, rounded half up, in integers.
std::string mean_of(const std::vector<Feedback>& given) {
    std::int64_t sum = 0;
    for (const auto& one : given) sum += one.rating;
    const auto count = static_cast<std::int64_t>(given.size());
    const auto tenths = (sum * 20 + count) / (2 * count);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

Document card(const Resolution& resolution, Context& context) {
    const auto language = context.community.language;
    Document document{
        .title = "【" + task::short_id(resolution) + "】" + resolution.text,
        .blocks = {fields(
            {{.label = say(language, texts::made),
              .value = to_text(context.community.zone.to_local(resolution.created_at).day)}})}};
    auto& rows = document.blocks.front().fields;
    if (resolution.poll) {
        if (const auto poll = context.tx.polls().find(*resolution.poll)) {
            rows.push_back(
                {.label = say(language, texts::basis),
                 .value = say(language, texts::vote_of,
                              {{"poll", linyi::short_id(*poll)}, {"question", poll->question}})});
        }
    }
    const auto given = context.tx.resolutions().feedback_of(resolution.id);
    if (!given.empty()) {
        const auto count = std::to_string(given.size());
        rows.push_back({.label = say(language, texts::satisfaction),
                        .value = given.size() < ratings_shown_from
                                     ? say(language, texts::too_few, {{"count", count}})
                                     : say(language, texts::mean,
                                           {{"mean", mean_of(given)}, {"count", count}})});
    }
    std::vector<std::string> lines;
    for (const auto& task : context.tx.tasks().of_resolution(context.community.id, resolution.id))
        lines.push_back(task::task_line(task, language, context));
    document.blocks.push_back(list(std::move(lines)));
    return document;
}

const std::set<Role> resolution_makers{Role::committee, Role::manager};

Result<Reply> resolve(const Call& call, Context& context) {
    const auto target = target_of(call, context);
    if (!target) return target.error();
    if (*target && (*target)->rest.empty()) {
        const auto& resolution = (*target)->resolution;
        return Reply{Answer{.audience = here(),
                            .kind = "resolution",
                            .document = card(resolution, context),
                            .subject = {.kind = 'R', .id = resolution.id.value}}};
    }
    if (!may_make(resolution_makers, context.caller)) return Error{Errc::forbidden};
    return task::create(task::draft_of(call, true, context), call, context);
}

std::string line_of(const Resolution& resolution, Context& context) {
    const auto tasks = context.tx.tasks().of_resolution(context.community.id, resolution.id);
    const auto count = [&tasks](auto fits) {
        return std::to_string(std::count_if(tasks.begin(), tasks.end(), fits));
    };
    const auto overdue = count([&](const Task& task) { return is_overdue(task, context.now); });
    std::string text(first_code_points(resolution.text, line_text_max));
    if (text.size() < resolution.text.size()) text += "…";
    return say(context.community.language, overdue == "0" ? texts::line : texts::line_overdue,
               {{"resolution", task::short_id(resolution)},
                {"text", text},
                {"done", count([](const Task& task) { return task.state == TaskState::verified; })},
                {"all", std::to_string(tasks.size())},
                {"overdue", overdue}});
}

Result<Reply> resolutions(const Call&, Context& context) {
    const auto language = context.community.language;
    std::vector<std::string> lines;
    for (const auto& resolution : context.tx.resolutions().newest(context.community.id, list_max))
        lines.push_back(line_of(resolution, context));
    if (lines.empty()) return Reply::say_here(say(language, texts::no_resolutions));
    return Reply{Answer{
        .audience = here(),
        .document = {.title = say(language, texts::latest), .blocks = {list(std::move(lines))}}}};
}

/// "4 门好用了", "５分", "四分" → the rating and the words after it.
struct Rated {
    int rating{};
    std::string text{};
};

std::optional<Rated> read_rating(const std::string& words) {
    const auto folded = language::fold_width(words);
    const std::string_view text = trim(folded);
    const auto first = first_code_points(text, 1);
    const auto rating = language::number_from(first);
    if (!rating || *rating < 1 || *rating > rating_max) return std::nullopt;
    auto rest = text.substr(first.size());
    // "45" is no rating, nor is "3号楼".
    if (rest.starts_with("分") || rest.starts_with("星")) {
        rest.remove_prefix(std::string_view("分").size());
    } else if (!rest.empty() && rest.front() != ' ' && !rest.starts_with(",") &&
               !rest.starts_with("，") && !rest.starts_with("、")) {
        return std::nullopt;
    }
    for (const std::string_view mark : {",", "，", "、", "。"}) {
        if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
    }
    return Rated{.rating = *rating, .text = std::string(trim(rest))};
}

void save(const Feedback& feedback, const Resolution& resolution, Context& context) {
    record(context, "feedback_given", std::nullopt,
           Payload{}
               .set("resolution", resolution.id)
               .set("number", resolution.number)
               .set("rating", feedback.rating)
               .set("text", feedback.text)
               .set("head", feedback.head)
               .json());
    using Reason = AgendaCandidate::Reason;
    context.tx.agenda_candidates().propose(
        {.community = context.community.id,
         .source = AgendaCandidate::Source::resolution,
         .source_id = resolution.id.value,
         .reason = feedback.rating <= rating_low ? Reason::low_rating : Reason::feedback,
         .title = resolution.text,
         .created_at = context.now});
}

Result<Reply> feedback(const Call& call, Context& context) {
    const auto target = target_of(call, context);
    if (!target) return target.error();
    if (!*target) return Error{Errc::invalid_argument, texts::how_to_rate};
    const auto rated = read_rating((*target)->rest);
    if (!rated) return Error{Errc::invalid_argument, texts::how_to_rate};
    if (code_points(rated->text) > remark_max)
        return Error{texts::text_too_long, {{"max", std::to_string(remark_max)}}};
    const auto& caller = context.caller;
    if (caller.bindings.empty())
        return Error{caller.is_staff() ? texts::residents_only : texts::bind_first};

    const auto& resolution = (*target)->resolution;
    const Feedback given{.resolution = resolution.id,
                         .community = context.community.id,
                         .account = caller.account.id,
                         .head = head_of(caller.bindings, std::nullopt, caller.account.id),
                         .rating = rated->rating,
                         .text = rated->text,
                         .given_at = context.now};
    const bool is_first = context.tx.resolutions().save(given);
    save(given, resolution, context);
    return Reply::say_to_sender(say(
        caller.language, is_first ? texts::thanks : texts::changed,
        {{"resolution", task::short_id(resolution)}, {"rating", std::to_string(rated->rating)}}));
}

}  // namespace

void register_commands(CommandTable& table) {
    using namespace texts;
    table.add({.name = "resolution",
               .words = {"resolution", "resolve", "决议"},
               .usage = resolution_usage,
               .summary = resolution_summary,
               .makers = resolution_makers,
               .handler = resolve});
    table.add({.name = "resolutions",
               .words = {"resolutions", "决议列表"},
               .usage = resolutions_usage,
               .summary = resolutions_summary,
               .handler = resolutions});
    table.add({.name = "feedback",
               .words = {"feedback", "反馈", "评价"},
               .usage = feedback_usage,
               .summary = feedback_summary,
               .handler = feedback});
}

}  // namespace linyi::commands::resolution
