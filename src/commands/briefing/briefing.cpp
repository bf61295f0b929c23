#include "commands/briefing/briefing.hpp"

#include "commands/briefing/texts.hpp"
#include "commands/payload.hpp"
#include "domain/briefing_privacy.hpp"

#include <array>
#include <charconv>

namespace linyi::commands::briefing {
namespace {

constexpr int list_max = 10;
constexpr std::size_t correction_code_points_max = 300;  // Longer: it belongs into a new issue.
constexpr std::int64_t number_max = 100'000;             // A typing error, not a number.

enum class Action { draft, publish, drop, now, correct, number, list, unknown };

struct Word {
    std::string_view text{};
    Action action{};
};

constexpr std::array<Word, 19> words{{{"publish", Action::publish},
                                      {"发布", Action::publish},
                                      {"drop", Action::drop},
                                      {"discard", Action::drop},
                                      {"放弃", Action::drop},
                                      {"now", Action::now},
                                      {"直接发布", Action::now},
                                      {"马上发布", Action::now},
                                      {"correct", Action::correct},
                                      {"correction", Action::correct},
                                      {"更正", Action::correct},
                                      {"number", Action::number},
                                      {"期号", Action::number},
                                      {"list", Action::list},
                                      {"列表", Action::list},
                                      {"draft", Action::draft},
                                      {"草稿", Action::draft},
                                      {"preview", Action::draft},
                                      {"预览", Action::draft}}};

struct Request {
    Action action{Action::draft};
    std::string word{};  ///< as typed
    std::string rest{};
};

/// "发布", "更正 7 …", "publish:12" of a button.
Request read_request(std::string_view text) {
    text = trim(text);
    if (text.empty()) return {};
    const auto end = text.find_first_of(" :\t\n");
    Request request{.action = Action::unknown,
                    .word = std::string(text.substr(0, end)),
                    .rest = std::string(end == text.npos ? "" : trim(text.substr(end + 1)))};
    const auto folded = language::normalise(request.word);
    for (const auto& word : words) {
        if (word.text == folded) request.action = word.action;
    }
    // "更正第7期 …" is written in one word.
    if (request.action == Action::unknown) {
        for (const auto& word : words) {
            if (static_cast<unsigned char>(word.text.front()) < 0x80 ||
                !folded.starts_with(word.text))
                continue;
            request.action = word.action;
            request.rest = std::string(trim(text.substr(std::min(word.text.size(), text.size()))));
        }
    }
    return request;
}

/// A number at the start of `text` ("7", "第7期", "７"), which is cut off.
std::optional<std::int64_t> take_number(std::string& text) {
    const auto folded = language::fold_width(text);
    std::string_view rest = trim(folded);
    if (rest.starts_with("第")) rest.remove_prefix(std::string_view("第").size());
    if (rest.starts_with("总")) rest.remove_prefix(std::string_view("总").size());
    rest = trim(rest);
    std::int64_t value = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (read.ec != std::errc{} || value < 1 || value > number_max) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    rest = trim(rest);
    if (rest.starts_with("期")) rest.remove_prefix(std::string_view("期").size());
    for (const std::string_view mark : {"：", ":", "，", ","}) {
        if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
    }
    text = std::string(trim(rest));
    return value;
}

/// The draft that a button or the community's state means.
Result<storage::BriefingDraft> draft_of(const std::string& id, Context& context) {
    auto briefings = context.tx.briefings();
    if (id.empty()) {
        auto open = briefings.open_draft(context.community.id);
        if (!open) return Error{texts::no_draft};
        return std::move(*open);
    }
    auto rest = id;
    const auto number = take_number(rest);
    auto draft = number ? briefings.draft(context.community.id, BriefingId{*number}) : std::nullopt;
    if (!draft) return Error{Errc::not_found, texts::no_draft};
    return std::move(*draft);
}

Result<Reply> publish_draft(const Request& request, Context& context) {
    const auto draft = draft_of(request.rest, context);
    if (!draft) return draft.error();
    using State = storage::BriefingDraft::State;
    if (draft->state == State::discarded) return Error{texts::draft_gone};
    if (draft->state == State::published) {
        const auto issue = context.tx.briefings().find(context.community.id, draft->id);
        if (!issue) return Error{texts::draft_gone};
        return Error{texts::already,
                     {{"number", short_number(issue->number, context.caller.language)},
                      {"link", link_to(std::to_string(issue->number.total), context)}}};
    }
    return publish(*draft, context);
}

Result<Reply> drop_draft(const Request& request, Context& context) {
    const auto draft = draft_of(request.rest, context);
    if (!draft) return draft.error();
    if (draft->state != storage::BriefingDraft::State::open) return Error{texts::draft_gone};
    context.tx.briefings().discard(draft->id);
    record(context, "briefing_dropped", std::nullopt,
           Payload{}.set("briefing", draft->id).set("by", context.caller.account.id).json());
    return Reply::say_to_sender(say(context.caller.language, texts::dropped));
}

Result<Reply> draft(Context& context) {
    const auto drafted = make_draft(context);
    if (!drafted) return drafted.error();
    return Reply{draft_answer(*drafted, context)};
}

/// Both steps at once; what the draft's answer would have warned of is said afterwards.
Result<Reply> publish_now(Context& context) {
    const auto drafted = make_draft(context);
    if (!drafted) return drafted.error();
    auto reply = publish(drafted->draft, context);
    if (drafted->warnings.empty()) return reply;
    std::vector<std::string> lines;
    for (const auto& warning : drafted->warnings)
        lines.push_back(say(warning, context.caller.language));
    reply.add({.audience = sender(), .document = {.blocks = {list(std::move(lines))}}});
    return reply;
}

Result<Reply> correct(const Request& request, Context& context) {
    auto rest = request.rest;
    const auto number = take_number(rest);
    if (!number || rest.empty()) return Error{Errc::invalid_argument, texts::correct_how};
    const BriefingMask mask(context.tx.briefings().privacy(context.community.id),
                            context.community.language);
    const auto text = mask(rest);
    if (code_points(text) > correction_code_points_max) {
        return Error{Errc::too_large,
                     texts::correct_too_long,
                     {{"max", std::to_string(correction_code_points_max)}}};
    }
    const auto issue = context.tx.briefings().find_by_number(context.community.id, *number);
    if (!issue) return Error{Errc::not_found, texts::no_issue, {{"n", std::to_string(*number)}}};
    return publish_correction(*issue, text, context);
}

/// Where the numbers begin, for communities that had briefings on paper before.
Result<Reply> set_number(const Request& request, Context& context) {
    auto rest = request.rest;
    const auto number = take_number(rest);
    const auto total = rest.empty() ? number : take_number(rest);
    if (!number || !total || *total < *number || !rest.empty())
        return Error{Errc::invalid_argument, texts::number_how};
    const auto language = context.caller.language;
    if (const auto last = context.tx.briefings().last(context.community.id))
        return Error{texts::number_fixed, {{"number", short_number(last->number, language)}}};
    const auto year = static_cast<int>(context.local_now().day.year());
    context.tx.briefings().start_after(
        context.community.id, {.year = year, .last_number = *number - 1, .last_total = *total - 1});
    record(context, "briefing_number_set", std::nullopt,
           Payload{}
               .set("by", context.caller.account.id)
               .set("year", year)
               .set("next_number", *number)
               .set("next_total", *total)
               .json());
    return Reply::say_here(say(language, texts::number_set,
                               {{"year", std::to_string(year)},
                                {"number", std::to_string(*number)},
                                {"total", std::to_string(*total)}}));
}

Result<Reply> list_issues(const Call&, Context& context) {
    const auto language = context.caller.language;
    const auto issues = context.tx.briefings().list(context.community.id, list_max);
    if (issues.empty()) return Reply::say_here(say(language, texts::none_yet));
    Document document{.title = say(language, texts::list_title)};
    for (const auto& issue : issues) {
        const auto day = context.community.zone.to_local(issue.published_at).day;
        document.blocks.push_back(
            linyi::link(linyi::to_text(day) + " " + issue.title,
                        link_to(std::to_string(issue.number.total), context)));
    }
    return Reply{Answer{.audience = here(), .document = std::move(document)}};
}

Result<Reply> run(const Call& call, Context& context) {
    const auto request = read_request(call.rest);
    switch (request.action) {
        case Action::draft: return draft(context);
        case Action::publish: return publish_draft(request, context);
        case Action::drop: return drop_draft(request, context);
        case Action::now: return publish_now(context);
        case Action::correct: return correct(request, context);
        case Action::number: return set_number(request, context);
        case Action::list: return list_issues(call, context);
        case Action::unknown: break;
    }
    const auto language = context.caller.language;
    return Error{Errc::invalid_argument,
                 texts::unknown_word,
                 {{"word", std::string(first_code_points(request.word, 20))},
                  {"usage", say(language, texts::usage)}}};
}

}  // namespace

void register_commands(CommandTable& table) {
    table.add({.name = "briefing",
               .words = {"briefing", "简报"},
               .usage = texts::usage,
               .summary = texts::summary,
               .roles = {Role::committee, Role::manager},
               .handler = run});
    table.add({.name = "briefings",
               .words = {"briefings", "历次简报", "简报列表"},
               .usage = texts::list_usage,
               .summary = texts::list_summary,
               .handler = list_issues});
}

}  // namespace linyi::commands::briefing
