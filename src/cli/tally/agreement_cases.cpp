#include "adapters/json/fields.hpp"
#include "cli/tally/case_kinds.hpp"
#include "domain/rules/advice.hpp"
#include "domain/rules/consent.hpp"

#include <algorithm>
#include <map>

namespace linyi::cli {
namespace {

using json::Object;
using json::Value;

/// An answer and, for an objection, what became of it.
struct Answer {
    std::string word{};
    std::string state{};
};

/// "consent", or {"answer": "objection", "state": "withdrawn"}.
Answer answer_from(const Value& value, CaseReader& reader) {
    if (const auto text = text_of(value)) return {*text, {}};
    CaseReader part(value, "responses.");
    Answer answer{part.text("answer"), part.text_or("state", "")};
    reader.include(part);
    return answer;
}

void read_quorum(CaseReader& reader, rules::RuleSet& rule_set) {
    rule_set.response_quorum = reader.whole_or("quorum", rule_set.response_quorum);
}

Object verdict_of(const rules::Consensual& verdict) {
    Object got{{"passed", verdict.passed()}};
    if (verdict.obstacle) got.emplace("reason", to_text(*verdict.obstacle));
    return got;
}

/// How often each of these words was answered; another word is refused.
std::map<std::string_view, std::int64_t> count_words(CaseReader& reader,
                                                     std::vector<std::string_view> words) {
    std::map<std::string_view, std::int64_t> counts;
    for (const auto& item : reader.list("responses")) {
        const auto answer = answer_from(item, reader);
        const auto known = std::find(words.begin(), words.end(), answer.word);
        if (known == words.end()) reader.refuse("there is no answer \"" + answer.word + "\"");
        if (known != words.end()) ++counts[*known];
    }
    return counts;
}

rules::ConsentCount count_consents(CaseReader& reader) {
    rules::ConsentCount count;
    for (const auto& item : reader.list("responses")) {
        const auto [word, state] = answer_from(item, reader);
        const bool is_settled = state == "resolved" || state == "withdrawn";
        if (word == "consent") {
            ++count.consent;
        } else if (word == "abstain") {
            ++count.abstain;
        } else if (word == "objection") {
            ++(is_settled ? count.objections_settled : count.objections_open);
        } else {
            reader.refuse("there is no answer \"" + word + "\"");
        }
        const bool is_known = state.empty() || is_settled || state == "open" ||
                              state == "integrating" || state == "unresolved";
        if (!is_known) reader.refuse("an objection cannot be \"" + state + "\"");
    }
    const auto answered =
        count.consent + count.abstain + count.objections_open + count.objections_settled;
    count.silent = std::max<std::int64_t>(0, reader.whole_or("notified", answered) - answered);
    return count;
}

}  // namespace

Object count_consent(CaseReader& reader, const rules::RuleBook& book) {
    auto rule_set = rules_of(reader, book, "consent");
    read_quorum(reader, rule_set);
    rule_set.silence_is_consent = reader.flag_or("silence_is_consent", rule_set.silence_is_consent);
    const auto count = count_consents(reader);
    return verdict_of(judge_consent(rule_set, count));
}

Object count_consensus(CaseReader& reader, const rules::RuleBook& book) {
    auto rule_set = rules_of(reader, book, "consensus");
    read_quorum(reader, rule_set);
    for (const auto* key : {"blocks_allowed", "minus", "consensus_minus"})
        rule_set.blocks_allowed = reader.whole_or(key, rule_set.blocks_allowed);
    auto counts = count_words(reader, {"agree", "abstain", "disagree", "block"});
    return verdict_of(judge_consensus(rule_set, {.agree = counts["agree"],
                                                 .abstain = counts["abstain"],
                                                 .disagree = counts["disagree"],
                                                 .block = counts["block"]}));
}

Object count_gradients(CaseReader& reader, const rules::RuleBook& book) {
    auto rule_set = rules_of(reader, book, "gradients");
    read_quorum(reader, rule_set);
    rule_set.blocks_allowed = reader.whole_or("blocks_allowed", rule_set.blocks_allowed);
    rules::Gradients histogram{};
    Object steps;
    auto counts = count_words(reader, {rules::gradient_names.begin(), rules::gradient_names.end()});
    for (std::size_t at = 0; at < histogram.size(); ++at) {
        histogram[at] = counts[rules::gradient_names[at]];
        steps.emplace(rules::gradient_names[at], histogram[at]);
    }
    auto got = verdict_of(judge_gradients(rule_set, histogram));
    got.emplace("histogram", std::move(steps));
    return got;
}

Object count_advice(CaseReader& reader, const rules::RuleBook&) {
    const rules::AdviceProcess process{
        .decider = reader.text_or("decider", ""),
        .affected_asked = reader.whole_or("affected_asked", 0),
        .experts_asked = reader.whole_or("experts_asked", 0),
        .has_decision = !reader.text_or("decision", "").empty(),
        .has_reasons = !reader.text_or("reasons", "").empty(),
        .says_how_advice_was_used = !reader.text_or("use_of_advice", "").empty()};
    json::Array missing;
    for (const auto what : missing_in(process)) missing.emplace_back(what);
    const bool is_complete = missing.empty();
    return {{"complete", is_complete}, {"missing", std::move(missing)}};
}

}  // namespace linyi::cli
