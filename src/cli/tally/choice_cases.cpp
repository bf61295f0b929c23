#include "adapters/json/fields.hpp"
#include "base/text.hpp"
#include "cli/tally/case_kinds.hpp"
#include "domain/rules/approval.hpp"
#include "domain/rules/plurality.hpp"
#include "domain/rules/score.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace linyi::cli {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::int64_t weight_max = 1'000'000'000;
constexpr std::int64_t score_max = 1'000'000;

/// So many people, and what they wrote.
struct Weighted {
    std::int64_t weight{1};
    const Value* content{};
};

/// [12, content], or content alone for one person.
Weighted weighted_from(const Value& ballot, CaseReader& reader) {
    const auto* items = ballot.as<Array>();
    if (items == nullptr || items->size() != 2 || (*items)[0].as<std::int64_t>() == nullptr)
        return {1, &ballot};
    const auto weight = *(*items)[0].as<std::int64_t>();
    const bool is_good = weight >= 0 && weight <= weight_max;
    if (!is_good) reader.refuse_value("ballots", "[how many, what]");
    return {is_good ? weight : 0, &(*items)[1]};
}

/// The options in the order of the case, or as they first appear.
class Options {
public:
    explicit Options(CaseReader& reader) : reader_(reader) {
        for (const auto* key : {"candidates", "options"}) {
            for (const auto& name : reader.texts(key)) add(name);
        }
        is_fixed_ = !names_.empty();
    }

    std::size_t index_of(const std::string& name) {
        const auto known = index_.find(name);
        if (known != index_.end()) return known->second;
        if (is_fixed_) reader_.refuse("there is no option \"" + name + "\"");
        return add(name);
    }
    std::size_t size() const { return names_.size(); }
    const std::string& name(std::size_t at) const { return names_[at]; }

    /// {"A": 17, "B": 21}.
    template <class ValueOf>
    Object table(const ValueOf& value_of) const {
        Object object;
        for (std::size_t at = 0; at < names_.size(); ++at) object.emplace(names_[at], value_of(at));
        return object;
    }
    Array list(const std::vector<std::size_t>& options) const {
        Array array;
        for (const auto at : options) array.emplace_back(names_[at]);
        return array;
    }
    Value one(const std::optional<std::size_t>& option) const {
        return option ? Value{names_[*option]} : Value{};
    }

private:
    std::size_t add(const std::string& name) {
        const auto [entry, is_new] = index_.try_emplace(name, names_.size());
        if (is_new) names_.push_back(name);
        return entry->second;
    }

    CaseReader& reader_;
    bool is_fixed_{};
    std::vector<std::string> names_{};
    std::map<std::string, std::size_t, std::less<>> index_{};
};

/// "A,B" or ["A", "B"]; each once.
std::set<std::string> ticked(const Value& content, CaseReader& reader) {
    std::set<std::string> names;
    if (const auto* items = content.as<Array>()) {
        for (const auto& item : *items) {
            const auto name = text_of(item);
            if (!name) reader.refuse_value("ballots", "[how many, \"A,B\"]");
            if (name) names.emplace(trim(*name));
        }
        return names;
    }
    const auto text = text_of(content);
    if (!text) reader.refuse_value("ballots", "[how many, \"A,B\"]");
    for (const auto& part : split(text.value_or(""), ',')) {
        if (!trim(part).empty()) names.emplace(trim(part));
    }
    return names;
}

/// Votes by option; each ballot as many as it ticks.
std::vector<std::int64_t> count_ticks(CaseReader& reader, Options& options, std::size_t ticks_max) {
    std::vector<std::int64_t> votes(options.size());
    for (const auto& ballot : reader.list_or_empty("ballots")) {
        const auto [weight, content] = weighted_from(ballot, reader);
        const auto names = ticked(*content, reader);
        if (names.size() > ticks_max) reader.refuse("a ballot ticks more options than it may");
        for (const auto& name : names) {
            const auto at = options.index_of(name);
            votes.resize(std::max(votes.size(), options.size()));
            votes[at] += weight;
        }
    }
    // Or already counted: "votes": {"A": 5}.
    const auto* counted = reader.find("votes");
    const auto* members = counted == nullptr ? nullptr : counted->as<Object>();
    if (counted != nullptr && members == nullptr) reader.refuse_value("votes", "{option: votes}");
    if (members == nullptr) return votes;
    CaseReader part(*counted, "votes.");
    for (const auto& member : *members) {
        const auto at = options.index_of(member.first);
        votes.resize(std::max(votes.size(), options.size()));
        votes[at] += std::clamp<std::int64_t>(part.whole(member.first), 0, weight_max);
    }
    reader.include(part);
    return votes;
}

rules::ScoreBallot read_scores(const Weighted& ballot, CaseReader& reader, Options& options) {
    constexpr std::string_view wanted = "[how many, {option: score}]";
    rules::ScoreBallot scores{.weight = ballot.weight};
    const auto* members = ballot.content->as<Object>();
    if (members == nullptr) {
        reader.refuse_value("ballots", wanted);
        return scores;
    }
    for (const auto& [name, value] : *members) {
        const auto at = options.index_of(name);
        if (scores.scores.size() < options.size()) scores.scores.resize(options.size());
        if (value.is_null()) continue;
        const auto score = json::integer_from(value);
        if (!score) reader.refuse_value("ballots", wanted);
        scores.scores[at] = score.value_or(0);
    }
    return scores;
}

}  // namespace

json::Array names_of(const std::vector<std::string>& names) {
    Array array;
    for (const auto& name : names) array.emplace_back(name);
    return array;
}

Object count_plurality(CaseReader& reader, const rules::RuleBook&) {
    Options options(reader);
    const auto votes = count_ticks(reader, options, 1);
    const auto verdict = rules::judge_plurality(votes);
    return {{"tally", options.table([&](auto at) { return Value{votes[at]}; })},
            {"winner", options.one(verdict.winner)},
            {"tie", options.list(verdict.tie)}};
}

Object count_approval(CaseReader& reader, const rules::RuleBook& book) {
    const auto rule_set = rules_of(reader, book, "approval");
    Options options(reader);
    const auto votes = count_ticks(reader, options, SIZE_MAX);
    const auto seats = reader.whole_or("seats", rule_set.seats);
    if (seats < 1) reader.refuse_value("seats", "a whole number from 1 on");
    if (reader.error()) return {};
    const auto verdict = rules::judge_approval(votes, static_cast<std::size_t>(seats));
    return {{"tally", options.table([&](auto at) { return Value{votes[at]}; })},
            {"elected", options.list(verdict.elected)},
            {"tie_for_last", options.list(verdict.tie_for_last)}};
}

Object count_score(CaseReader& reader, const rules::RuleBook& book) {
    auto rule_set = rules_of(reader, book, "score");
    const auto highest = reader.whole_or("max_score", rule_set.max_score);
    if (highest < 1 || highest > score_max) reader.refuse_value("max_score", "1 to 1000000");
    Options options(reader);
    std::vector<rules::ScoreBallot> ballots;
    for (const auto& ballot : reader.list("ballots"))
        ballots.push_back(read_scores(weighted_from(ballot, reader), reader, options));
    for (auto& ballot : ballots) {
        ballot.scores.resize(options.size());
        for (const auto& score : ballot.scores) {
            if (score && (*score < 0 || *score > highest))
                reader.refuse("a score is not between 0 and " + std::to_string(highest));
        }
    }
    if (reader.error()) return {};
    rule_set.max_score = static_cast<int>(highest);
    const auto verdict = rules::judge_score(rule_set, options.size(), ballots);
    const auto& scored = verdict.options;
    const auto mean_of = [&](auto at) {
        return scored[at].mean ? Value{*scored[at].mean} : Value{};
    };
    return {{"sum", options.table([&](auto at) { return Value{scored[at].sum}; })},
            {"scored_by", options.table([&](auto at) { return Value{scored[at].scored_by}; })},
            {"mean", options.table(mean_of)},
            {"top_marks", options.table([&](auto at) { return Value{scored[at].top_marks}; })},
            {"winner", options.one(verdict.winner)},
            {"tie", options.list(verdict.tie)}};
}

}  // namespace linyi::cli
