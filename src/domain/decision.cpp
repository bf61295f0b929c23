#include "domain/decision.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/rules/body.hpp"
#include "domain/rules/rule_fields.hpp"

namespace linyi {
namespace {

Share share_of(const Tally& tally, OptionRole role) {
    for (const auto& entry : tally.options) {
        if (entry.option.role == role) return entry.count;
    }
    return {};
}

std::string key_of(const Tally& tally, OptionRole role) {
    for (const auto& entry : tally.options) {
        if (entry.option.role == role) return entry.option.key;
    }
    return {};
}

Decision decide_owners(const rules::RuleSet& rules, const Tally& tally,
                       const Unreturned& unreturned) {
    const rules::OwnersCount count{.total = tally.electorate,
                                   .yes = share_of(tally, OptionRole::yes),
                                   .no = share_of(tally, OptionRole::no),
                                   .abstain = share_of(tally, OptionRole::abstain),
                                   .silent = unreturned.silent,
                                   .absent = unreturned.absent};
    Decision decision{.owners = rules::judge_owners_vote(rules, count)};
    decision.passed = decision.owners->counted.passed;
    if (decision.passed) decision.winner = key_of(tally, OptionRole::yes);
    return decision;
}

Decision decide_body(const rules::RuleSet& rules, const Tally& tally) {
    const rules::BodyCount count{.members = tally.electorate.rights,
                                 .present = tally.participating.rights,
                                 .yes = share_of(tally, OptionRole::yes).rights,
                                 .no = share_of(tally, OptionRole::no).rights,
                                 .abstain = share_of(tally, OptionRole::abstain).rights};
    const auto verdict = rules::judge_body(rules, count);
    return {.passed = verdict.passed,
            .winner = verdict.passed ? key_of(tally, OptionRole::yes) : std::string{}};
}

Decision decide_plurality(const Tally& tally) {
    const OptionCount* leader = nullptr;
    bool is_tie = false;
    for (const auto& entry : tally.options) {
        if (entry.option.role == OptionRole::abstain || entry.count.rights == 0) continue;
        if (leader == nullptr || entry.count.rights > leader->count.rights) {
            leader = &entry;
            is_tie = false;
        } else if (entry.count.rights == leader->count.rights) {
            is_tie = true;
        }
    }
    if (leader == nullptr) return {};
    if (is_tie) return {.is_tie = true};
    return {.passed = true, .winner = leader->option.key};
}

}  // namespace

std::string roll_text(const std::vector<VotingRight>& rights) {
    std::string text;
    for (const auto& right : rights) {
        text += std::to_string(right.no) + ", " + std::to_string(right.area.hundredths) + ", " +
                join(right.unit_labels, " ") + "\n";
    }
    return text;
}

std::string wording_text(const Poll& poll) {
    std::string text = poll.question + "\n";
    for (const auto& option : poll.options) text += option.key + ", " + option.label + "\n";
    return text;
}

FrozenRules freeze(const rules::RuleSet& rules, const Poll& poll,
                   const std::vector<VotingRight>& rights) {
    FrozenRules frozen{.rules = rules, .text = rules::canonical_text(rules)};
    frozen.rule_sha256 = sha256_hex(frozen.text);
    frozen.roll_sha256 = sha256_hex(roll_text(rights));
    frozen.wording_sha256 = sha256_hex(wording_text(poll));
    return frozen;
}

std::optional<rules::RuleSet> thaw(const std::string& text) {
    rules::RuleSet rules;
    std::vector<rules::FieldText> fields;
    for (const auto& line : split(text, '\n')) {
        const auto sign = line.find(" = ");
        if (sign == line.npos) continue;
        auto name = line.substr(0, sign);
        auto value = line.substr(sign + 3);
        if (name == "name") {
            rules.name = std::move(value);
        } else {
            fields.emplace_back(std::move(name), std::move(value));
        }
    }
    if (rules.name.empty() || rules::apply_fields(rules, fields)) return std::nullopt;
    return rules;
}

std::string fingerprint(const FrozenRules& frozen) {
    const auto hash = sha256_hex(frozen.rule_sha256 + frozen.roll_sha256 + frozen.wording_sha256);
    std::string name;
    for (std::size_t i = 0; i < 12; ++i) {
        if (i > 0 && i % 4 == 0) name += '-';
        name += hash[i] >= 'a' ? static_cast<char>(hash[i] - 'a' + 'A') : hash[i];
    }
    return name;
}

Decision decide(const rules::RuleSet& rules, const Tally& tally, const Unreturned& unreturned) {
    switch (rules.method) {
        case rules::Method::owners_vote: return decide_owners(rules, tally, unreturned);
        case rules::Method::body: return decide_body(rules, tally);
        default: return decide_plurality(tally);
    }
}

}  // namespace linyi
