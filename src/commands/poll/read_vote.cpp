#include "base/text.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/texts.hpp"
#include "domain/rules/consultative.hpp"

#include <span>

#include <algorithm>
#include <array>

namespace linyi::commands::poll {
namespace {

constexpr std::size_t shown_code_points_max = 40;

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
    const auto space = value.find(' ');
    auto word = value.substr(0, space);
    value = space == value.npos ? std::string{} : std::string(trim(value.substr(space + 1)));
    return word;
}

/// Takes "--until X", "--rule X", "--secret", "--multiple N" out of the text.
Result<std::string> take_flags(std::string text, OpenRequest& request, const Context& context) {
    std::string after;  // words behind the flags, such as "until Friday"
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
            return Error{texts::unknown_flag, {{"flag", "--" + name}}};
        }
        if (!value.empty()) after = " " + value + after;
    }
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

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (const auto& part : split(replace_all(text, "｜", "|"), '|'))
        parts.push_back(plain_label(part));
    while (parts.size() > 1 && parts.back().empty()) parts.pop_back();
    return parts;
}

/// Consent, consensus and gradients have answers of their own, in a fixed order.
void offer_answers_of_rule(OpenRequest& request, const Context& context) {
    if (!request.rules) return;
    const auto offer = [&](std::span<const Text* const> labels) {
        request.kind = PollKind::single;
        for (const auto* label : labels) {
            request.options.push_back({.key = std::to_string(request.options.size() + 1),
                                       .label = say(context.community.language, *label)});
        }
    };
    using rules::Method;
    const auto method = request.rules->method;
    if (method == Method::consent) offer(texts::consent_answers);
    if (method == Method::consensus) offer(texts::consensus_answers);
    if (method == Method::gradients) offer(texts::gradient_answers);
}

/// How many options a ballot may name, and whether their order counts.
void shape_by_rule(OpenRequest& request) {
    if (!request.rules) return;
    using rules::Method;
    const auto method = request.rules->method;
    const bool is_ranked = method == Method::irv || method == Method::schulze;
    if (!is_ranked && method != Method::approval) return;
    request.kind = PollKind::multiple;
    request.choices_max = static_cast<int>(request.options.size());
    request.is_ranked = is_ranked;
}

}  // namespace

Result<OpenRequest> read_vote(const std::string& text, Context& context) {
    OpenRequest request;
    const auto without_flags = take_flags(language::fold_width(text), request, context);
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

    if (request.kind != PollKind::multiple) request.kind = PollKind::single;
    for (const auto& label : parts) {
        const auto plain = language::normalise(label);
        const bool is_abstention = plain == "弃权" || plain == "abstain";
        request.options.push_back(
            {.key = std::to_string(request.options.size() + 1),
             .label = label,
             .role = is_abstention ? OptionRole::abstain : OptionRole::plain});
    }
    shape_by_rule(request);
    return request;
}

}  // namespace linyi::commands::poll
