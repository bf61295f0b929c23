#include "commands/help/help.hpp"

#include "base/text.hpp"
#include "commands/help/texts.hpp"
#include "commands/poll/poll.hpp"
#include "commands/setup/who.hpp"

#include <algorithm>
#include <array>

namespace linyi::commands::help {
namespace {

constexpr std::size_t votes_shown_max = 3;
constexpr std::size_t question_code_points_max = 24;
constexpr std::size_t word_code_points_max = 20;
constexpr std::size_t words_per_line = 14;

/// What comes first for whom; the table's own order decides the rest.
constexpr std::array<std::string_view, 6> for_residents{"bind",   "opinion",  "me",
                                                        "result", "feedback", "privacy"};
constexpr std::array<std::string_view, 7> for_office{"vote",     "meeting", "resolution", "task",
                                                     "briefing", "notice",  "role"};
constexpr std::array<std::string_view, 3> for_newcomers{"setup", "bind", "privacy"};

/// The word of a command in the reader's language: Chinese words are not ASCII.
std::string_view word_for(const Command& command, Language language) {
    for (const auto word : command.words) {
        const bool is_ascii = static_cast<unsigned char>(word.front()) < 0x80;
        if (is_ascii == (language == Language::en)) return word;
    }
    return command.words.front();
}

/// Of the command's words the one that looks most like what was typed: same first character, else
/// same script.
std::string_view word_like(const Command& command, std::string_view typed) {
    const auto first = first_code_points(typed, 1);
    for (const auto word : command.words) {
        if (first_code_points(word, 1) == first) return word;
    }
    const bool is_ascii = !typed.empty() && static_cast<unsigned char>(typed.front()) < 0x80;
    return word_for(command, is_ascii ? Language::en : Language::zh);
}

std::string shortened(std::string_view text, std::size_t code_points_max) {
    const auto head = first_code_points(text, code_points_max);
    return head.size() == text.size() ? std::string(text) : std::string(head) + "…";
}

std::string how_to_answer(const Poll& poll, Language language) {
    std::vector<std::string> keys;
    for (const auto& option : poll.options)
        keys.push_back(poll::shortest_answer(poll, option, language));
    return shortened(join(keys, " / "), 30);
}

std::vector<std::string> vote_lines(Context& context) {
    std::vector<std::string> lines;
    const auto language = context.caller.language;
    for (const auto& poll : context.tx.polls().open_of(context.community.id)) {
        if (lines.size() == votes_shown_max) break;
        if (!takes_ballots(poll, context.now)) continue;
        std::string until;
        if (poll.closes_at)
            until = say(language, texts::until,
                        {{"when", poll::when(*poll.closes_at, context, language)}});
        const bool is_hidden = poll.is_secret && context.chat.kind == ChatKind::group;
        lines.push_back(say(language, is_hidden ? texts::open_vote_private : texts::open_vote,
                            {{"id", short_id(poll)},
                             {"question", shortened(poll.question, question_code_points_max)},
                             {"how", how_to_answer(poll, language)},
                             {"until", until}}));
    }
    return lines;
}

std::int64_t own_open_tasks(Context& context) {
    if (!context.caller.member) return 0;
    const auto tasks = context.tx.tasks().open_of(context.community.id);
    return std::count_if(tasks.begin(), tasks.end(), [&](const Task& task) {
        return task.responsible == context.caller.member->person;
    });
}

/// What is special here and now, before any command.
std::vector<std::string> situation(Context& context) {
    const auto language = context.caller.language;
    if (!context.has_community()) {
        if (context.chat.kind == ChatKind::direct) return {say(language, texts::not_bound)};
        return {say(language, texts::not_linked)};
    }
    auto lines = vote_lines(context);
    const auto tasks = own_open_tasks(context);
    if (tasks > 0)
        lines.push_back(say(language, texts::own_tasks, {{"count", std::to_string(tasks)}}));
    if (context.caller.bindings.empty() && !context.caller.is_staff())
        lines.push_back(say(language, texts::not_bound));
    return lines;
}

/// The caller's commands, the ones most likely wanted first.
std::vector<const Command*> usable_commands(const CommandTable& table, const Context& context) {
    std::vector<const Command*> found;
    const auto add = [&](const Command* command) {
        if (command == nullptr || !is_usable(*command, context)) return;
        if (std::find(found.begin(), found.end(), command) == found.end()) found.push_back(command);
    };
    if (!context.has_community())
        for (const auto name : for_newcomers) add(table.find(name));
    const auto& caller = context.caller;
    if (caller.member && !caller.member->roles.empty())
        for (const auto name : for_office) add(table.find(name));
    // Who has a unit needs no binding first; who has none has nothing to unbind.
    const bool is_bound = !caller.bindings.empty();
    for (const auto name : for_residents) {
        if (name != "bind" || (!is_bound && !caller.is_staff())) add(table.find(name));
    }
    for (const auto& command : table.all()) {
        const bool needs_unit = command.name == "unbind" || command.name == "code";
        if (command.name != "help" && (is_bound || !needs_unit)) add(&command);
    }
    return found;
}

std::string command_line(const Command& command, Language language) {
    return say(language, texts::command_line,
               {{"word", std::string(word_for(command, language))},
                {"summary", say(language, command.summary)}});
}

Reply short_help(const CommandTable& table, Context& context) {
    const auto language = context.caller.language;
    auto lines = situation(context);
    const auto commands = usable_commands(table, context);
    // Two lines are kept for the words of the rest and for how to learn more.
    const auto room = help_lines_max - 2 - lines.size();
    std::vector<std::string> rest;
    for (std::size_t at = 0; at < commands.size(); ++at) {
        if (at < room) {
            lines.push_back(command_line(*commands[at], language));
        } else if (rest.size() < words_per_line) {
            rest.push_back("/" + std::string(word_for(*commands[at], language)));
        }
    }
    if (!rest.empty()) lines.push_back(say(language, texts::more, {{"words", join(rest, " ")}}));
    if (!commands.empty())
        lines.push_back(say(language, texts::details,
                            {{"word", std::string(word_for(*commands.front(), language))}}));
    return Reply::say_to_sender(join(lines, "\n"));
}

Reply all_commands(const CommandTable& table, Context& context) {
    const auto language = context.caller.language;
    std::vector<std::string> lines;
    for (const auto* command : usable_commands(table, context))
        lines.push_back(command_line(*command, language));
    return Reply{Answer{.audience = sender(),
                        .document = {.blocks = {paragraph(say(language, texts::all_title)),
                                                list(std::move(lines))}}}};
}

Reply details(const Command& command, Context& context) {
    const auto language = context.caller.language;
    std::vector<Field> rows{{say(language, texts::usage), say(language, command.usage)}};
    std::vector<std::string> words;
    for (const auto word : command.words) words.push_back("/" + std::string(word));
    rows.push_back({say(language, texts::other_words), join(words, " ")});

    std::vector<std::string> roles;
    for (const auto role : command.roles) roles.push_back(say(language, setup::role_word(role)));
    rows.push_back({say(language, texts::who_may),
                    roles.empty() ? say(language, texts::everybody)
                                  : join(roles, language == Language::zh ? "、" : ", ")});
    Document document{.title = "/" + std::string(word_for(command, language)) + " — " +
                               say(language, command.summary),
                      .blocks = {fields(std::move(rows))}};
    if (command.where == Where::group)
        document.blocks.push_back(note(say(language, texts::where_group)));
    if (command.where == Where::direct)
        document.blocks.push_back(note(say(language, texts::where_direct)));
    if (!is_usable(command, context))
        document.blocks.push_back(note(say(language, texts::not_for_you)));
    return Reply{Answer{.audience = sender(), .document = std::move(document)}};
}

/// The first word of what was typed, without a slash, in lower case.
std::string first_word(std::string_view text) {
    const auto words = language::read_command(text, true);
    return words ? words->name : std::string{};
}

Reply no_such(const CommandTable& table, const std::string& word, Context& context) {
    const auto language = context.caller.language;
    const auto shown = shortened(word, word_code_points_max);
    const auto* near = table.nearest(word);
    if (near == nullptr || near->words.empty())
        return Reply::say_to_sender(say(language, texts::no_such, {{"word", shown}}));
    return Reply::say_to_sender(say(language, texts::meant,
                                    {{"word", shown},
                                     {"near", std::string(word_like(*near, word))},
                                     {"usage", say(language, near->usage)}}));
}

}  // namespace

bool is_usable(const Command& command, const Context& context) {
    if (command.words.empty()) return false;
    if (command.where == Where::group && context.chat.kind != ChatKind::group) return false;
    if (command.where == Where::direct && context.chat.kind != ChatKind::direct) return false;
    if (command.needs_community && !context.has_community()) return false;
    if (command.name == "setup" &&
        (context.has_community() || context.chat.kind != ChatKind::group))
        return false;
    const auto& caller = context.caller;
    return command.roles.empty() || caller.holds(Role::admin) ||
           std::any_of(command.roles.begin(), command.roles.end(),
                       [&caller](Role role) { return caller.holds(role); });
}

Result<Reply> help(const Call& call, Context& context) {
    const auto& table = *context.table;
    const auto word = first_word(call.rest);
    if (word.empty()) return short_help(table, context);
    if (word == "all" || word == "全部") return all_commands(table, context);
    const auto* command = table.find_word(word);
    if (command == nullptr) return no_such(table, word, context);
    return details(*command, context);
}

Result<Reply> unknown_command(const Call& call, Context& context) {
    const auto language = context.caller.language;
    if (call.message == nullptr || call.message->kind == Inbound::Kind::action)
        return Reply::say_to_sender(say(language, texts::old_button));
    if (call.rest.empty()) return Reply::say_to_sender(say(language, texts::not_understood));
    // '#' starts a topic and '、' a slip of the keyboard: in a group only a slash is meant for us.
    const auto text = language::fold_width(trim(call.message->text));
    const bool is_meant = context.chat.kind == ChatKind::direct || call.message->mentions_bot ||
                          text.starts_with('/') || text.starts_with('!');
    if (!is_meant) return Reply{};
    return no_such(*context.table, call.rest, context);
}

Result<Reply> set_language(const Call& call, Context& context) {
    const auto word = first_word(call.rest);
    Language language{};
    if (word == "zh" || word == "中文" || word == "chinese" || word == "汉语") {
        language = Language::zh;
    } else if (word == "en" || word == "英文" || word == "english" || word == "英语") {
        language = Language::en;
    } else {
        return Error{texts::language_unknown};
    }
    context.tx.accounts().set_language(context.caller.account.id, language);
    return Reply::say_to_sender(say(language, texts::language_set));
}

void register_commands(CommandTable& table) {
    table.add({.name = "help",
               .words = {"help", "start", "帮助"},
               .usage = texts::help_usage,
               .summary = texts::help_summary,
               .needs_community = false,
               .handler = help});
    table.add({.name = "me",
               .words = {"me", "我的"},
               .usage = texts::me_usage,
               .summary = texts::me_summary,
               .handler = me});
    table.add({.name = "privacy",
               .words = {"privacy", "隐私"},
               .usage = texts::privacy_usage,
               .summary = texts::privacy_summary,
               .needs_community = false,
               .handler = privacy});
    table.add({.name = "language",
               .words = {"language", "lang", "语言"},
               .usage = texts::language_usage,
               .summary = texts::language_summary,
               .needs_community = false,
               .handler = set_language});
    table.add({.name = "unknown", .needs_community = false, .handler = unknown_command});
}

}  // namespace linyi::commands::help
