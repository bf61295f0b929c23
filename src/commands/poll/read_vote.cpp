#include "base/text.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/rule_texts.hpp"
#include "commands/poll/texts.hpp"
#include "commands/poll/ballot_shape.hpp"
#include "domain/rules/consultative.hpp"
#include "language/cost.hpp"

#include <algorithm>
#include <array>

namespace linyi::commands::poll {
namespace {

constexpr std::size_t shown_code_points_max = 40;
constexpr int seats_max = 100;  // More than any committee.
constexpr int score_max = 100;  // Percent is the finest scale people use.

/// Words after which a deadline stands, and words that a deadline stands before.
constexpr std::array<std::string_view, 6> before_deadline{"截止时间", "截止到", "截至",
                                                          "截止",     "until",  "closes"};

struct Deadline {
    std::string phrase{};
    std::string rest{};  ///< the text without it
};

bool is_separator(std::string_view character) {
    static constexpr std::array<std::string_view, 12> separators{" ",  ",",  ".",  ";",  ":",  "，",
                                                                 "。", "；", "：", "、", "？", "?"};
    return std::find(separators.begin(), separators.end(), character) != separators.end();
}

/// The start of the phrase that ends at the end of `text`: back to the last separator but one
/// space, so that "11月30日 18点" stays whole.
std::string_view last_phrase(std::string_view text) {
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = first_code_points(text.substr(at), 1);
        at += character.size();
        if (is_separator(character) && character != " " && character != ":" && character != ".")
            start = at;
    }
    return text.substr(start);
}

/// "…截止 11月30日18点", "… until Friday 18:00" or "11月30日18点截止".
std::optional<Deadline> find_deadline(const std::string& text, const Context& context) {
    const auto folded = language::fold_width(text);
    for (const auto word : before_deadline) {
        const auto at = folded.rfind(word);
        if (at == folded.npos) continue;
        const auto after = trim(std::string_view(folded).substr(at + word.size()));
        if (!after.empty())
            return Deadline{.phrase = std::string(after), .rest = folded.substr(0, at)};
        const auto phrase = last_phrase(std::string_view(folded).substr(0, at));
        const auto read = language::read_date(phrase, context.local_now(), context.calendar);
        if (!read) continue;
        return Deadline{.phrase = std::string(phrase.substr(read->begin)),
                        .rest = folded.substr(0, at - phrase.size() + read->begin)};
    }
    return std::nullopt;
}

Result<Timestamp> deadline_at(const std::string& phrase, const Context& context) {
    const auto read = language::read_date(phrase, context.local_now(), context.calendar);
    if (!read || read->is_vague) {
        return Error{texts::deadline_vague,
                     {{"text", std::string(first_code_points(phrase, shown_code_points_max))}}};
    }
    LocalTime at = read->at;
    if (!read->has_time) at.time = std::chrono::hours{24};  // A day counts to its end.
    return context.community.zone.to_utc(at);
}

/// By name or title: civil_code_278_special, household-majority, 户数过半.
std::optional<rules::RuleSet> find_rule(const rules::RuleBook& book, const std::string& word) {
    if (const auto* named = book.find(word)) return *named;
    for (const auto& [name, rules] : book.all()) {
        if (word == rules.title_zh || word == rules.title_en) return rules;
    }
    const auto consultative = rules::consultative();
    for (const auto& [name, rules] : consultative.all()) {
        const auto* own = book.find(name);
        if (word == rules.title_zh && own != nullptr) return *own;
    }
    return std::nullopt;
}

std::string rule_list(const Context& context) {
    std::vector<std::string> words;
    for (const auto& [name, rules] : context.settings.votes.rules.all()) {
        const bool is_chinese = context.caller.language == Language::zh;
        words.push_back(is_chinese ? name + "（" + rules.title_zh + "）" : name);
    }
    return join(words, context.caller.language == Language::zh ? "、" : ", ");
}

/// The day on which the vote was announced: it counts from its beginning.
Result<Timestamp> notice_at(const std::string& phrase, const Context& context) {
    auto read = language::read_date(phrase, context.local_now(), context.calendar);
    if (!read || read->is_vague) return Error{texts::deadline_vague, {{"text", phrase}}};
    read->at.time = {};
    const auto at = context.community.zone.to_utc(read->at);
    if (at <= context.now) return at;
    // Dates are read as coming ones; an announcement has been: 11月10日 is the last one.
    read->at.day -= std::chrono::years{1};
    return context.community.zone.to_utc(read->at);
}

/// The first word of what follows a flag; the rest belongs to the text again.
std::string take_word(std::string& value) {
    const auto end = std::min(value.find_first_of(" \n|"), value.size());
    auto word = value.substr(0, end);
    value = std::string(trim(std::string_view(value).substr(end)));
    return word;
}

/// "规则=irv" at the start of a word is the same as "--规则 irv".
std::string with_flags(const std::string& text) {
    static constexpr std::array<std::string_view, 12> names{"规则",  "rule", "席位", "名额",
                                                            "seats", "预算", "总额", "budget",
                                                            "满分",  "max",  "公示", "noticed"};
    std::string flagged;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = std::string_view(text).substr(at);
        const bool is_start = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
        const auto named = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
            return is_start && rest.starts_with(name) && rest.substr(name.size()).starts_with('=');
        });
        if (named == names.end()) {
            flagged += text[at++];
            continue;
        }
        flagged += "--" + std::string(*named) + " ";
        at += named->size() + 1;
    }
    return flagged;
}

/// Numbers of the rule that one vote sets for itself.
struct RuleNumbers {
    std::optional<int> seats{};
    std::optional<int> max_score{};
    std::optional<std::int64_t> budget_fen{};
};

/// True if `name` is one of these flags. Errors: what stands behind it is no such number.
Result<bool> take_number(const std::string& name, std::string& value, RuleNumbers& numbers) {
    const auto count = [&](int most) -> Result<int> {
        const auto word = take_word(value);
        const auto number = language::number_from(word);
        if (number && *number >= 1 && *number <= most) return *number;
        return Error{texts::flag_number,
                     {{"flag", "--" + name}, {"text", word}, {"max", std::to_string(most)}}};
    };
    if (name == "seats" || name == "席位" || name == "名额") {
        const auto seats = count(seats_max);
        if (!seats) return seats.error();
        numbers.seats = *seats;
        return true;
    }
    if (name == "max" || name == "满分") {
        const auto most = count(score_max);
        if (!most) return most.error();
        numbers.max_score = *most;
        return true;
    }
    if (name != "budget" && name != "预算" && name != "总额") return false;
    const auto word = take_word(value);
    numbers.budget_fen = language::read_amount(word);
    if (!numbers.budget_fen) return Error{texts::no_amount, {{"text", word}}};
    return true;
}

/// The numbers go into the rule, which is frozen at opening.
std::optional<Error> set_numbers(OpenRequest& request, const RuleNumbers& numbers) {
    using rules::Method;
    const auto method = request.rules ? request.rules->method : Method::plurality;
    const bool is_budget = has_costs(method);
    const bool has_seats = method == Method::committee_election || method == Method::approval;
    if (numbers.seats && !has_seats)
        return Error{texts::flag_wants_rule,
                     {{"flag", "--seats"}, {"rules", "committee_election, approval"}}};
    if (numbers.max_score && method != Method::score)
        return Error{texts::flag_wants_rule, {{"flag", "--max"}, {"rules", "score"}}};
    if (numbers.budget_fen && !is_budget)
        return Error{texts::flag_wants_rule,
                     {{"flag", "--budget"}, {"rules", "budget_greedy, budget_equal_shares"}}};
    if (numbers.seats) request.rules->seats = *numbers.seats;
    if (numbers.max_score) request.rules->max_score = *numbers.max_score;
    if (numbers.budget_fen) request.rules->budget_fen = *numbers.budget_fen;
    return std::nullopt;
}

/// Takes "--until X", "--rule X", "--secret", "--multiple N" out of the text.
Result<std::string> take_flags(std::string text, OpenRequest& request, const Context& context) {
    std::string after;  // words behind the flags, such as "until Friday"
    RuleNumbers numbers;
    for (auto at = text.rfind("--"); at != text.npos; at = text.rfind("--")) {
        auto value = std::string(trim(std::string_view(text).substr(at + 2)));
        text.resize(at);
        const auto name = take_word(value);
        if (name == "secret" || name == "不记名" || name == "匿名") {
            request.is_secret = true;
        } else if (name == "until" || name == "截止") {
            const auto closes = deadline_at(value, context);
            if (!closes) return closes.error();
            request.closes_at = *closes;
            value.clear();
        } else if (name == "rule" || name == "规则") {
            const auto rule = take_word(value);
            request.rules = find_rule(context.settings.votes.rules, rule);
            if (!request.rules) {
                return Error{texts::unknown_rule_name,
                             {{"rule", rule}, {"rules", rule_list(context)}}};
            }
        } else if (name == "noticed" || name == "公示") {
            const auto noticed = notice_at(take_word(value), context);
            if (!noticed) return noticed.error();
            request.noticed_at = *noticed;
        } else if (name == "multiple" || name == "多选") {
            request.kind = PollKind::multiple;
            const auto count = language::number_from(take_word(value));
            request.choices_max = count.value_or(0);
        } else {
            const auto is_number = take_number(name, value, numbers);
            if (!is_number) return is_number.error();
            if (!*is_number) return Error{texts::unknown_flag, {{"flag", "--" + name}}};
        }
        if (!value.empty()) after = " " + value + after;
    }
    if (auto flaw = set_numbers(request, numbers)) return *flaw;
    return text + after;
}

/// "A. 红" and "1) 红" lose their mark: options are numbered by us.
std::string plain_label(std::string_view label) {
    label = trim(label);
    const auto mark = first_code_points(label, 1);
    const auto after = label.substr(mark.size());
    const bool is_mark = !mark.empty() && (language::number_from(mark) ||
                                           (mark.size() == 1 && mark >= "A" && mark <= "z"));
    for (const std::string_view sign : {"．", "、", ")", "）", "."}) {
        if (is_mark && after.starts_with(sign) && after.size() > sign.size())
            return std::string(trim(after.substr(sign.size())));
    }
    return std::string(label);
}

/// Options may also stand in lines of their own, if each line has a mark: "1. 红".
std::string in_one_line(const std::string& text) {
    const auto lines = split(std::string(trim(text)), '\n');
    const bool is_list = text.find('|') == text.npos && lines.size() > 2 &&
                         std::all_of(lines.begin() + 1, lines.end(), [](const auto& line) {
                             return trim(line).empty() || plain_label(line) != trim(line);
                         });
    return is_list ? join(lines, "|") : text;
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (const auto& part : split(in_one_line(replace_all(text, "｜", "|")), '|'))
        parts.push_back(plain_label(part));
    while (parts.size() > 1 && parts.back().empty()) parts.pop_back();
    return parts;
}

}  // namespace

Result<OpenRequest> read_vote(const std::string& text, Context& context) {
    OpenRequest request;
    const auto without_flags = take_flags(with_flags(language::fold_width(text)), request, context);
    if (!without_flags) return without_flags.error();
    auto body = *without_flags;
    if (!request.closes_at) {
        if (const auto deadline = find_deadline(body, context)) {
            const auto closes = deadline_at(deadline->phrase, context);
            if (!closes) return closes.error();
            request.closes_at = *closes;
            body = deadline->rest;
        }
    }
    auto parts = parts_of(body);
    request.question = parts.front();
    parts.erase(parts.begin());
    if (parts.empty()) {
        offer_answers_of_rule(request, context);
        return request;
    }

    if (request.rules && has_answers(request.rules->method)) return Error{texts::rule_has_answers};
    if (request.kind != PollKind::multiple) request.kind = PollKind::single;
    for (const auto& label : parts) {
        const auto plain = language::normalise(label);
        const bool is_abstention = plain == "弃权" || plain == "abstain";
        request.options.push_back(
            {.key = std::to_string(request.options.size() + 1),
             .label = label,
             .role = is_abstention ? OptionRole::abstain : OptionRole::plain});
    }
    if (auto flaw = fit_options(request, context)) return *flaw;
    return request;
}

}  // namespace linyi::commands::poll
