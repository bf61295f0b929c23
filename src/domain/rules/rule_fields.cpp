#include "domain/rules/rule_fields.hpp"

#include "base/text.hpp"
#include "domain/money.hpp"

#include <algorithm>
#include <charconv>
#include <concepts>

namespace linyi::rules {
namespace {

using Set = std::function<bool(RuleSet&, std::string_view)>;
using Get = std::function<std::string(const RuleSet&)>;

/// What a field needs to be read and written; the table below adds name and methods.
struct Access {
    std::string_view values{};
    Get text{};
    Set set{};
};

template <class E>
using Names = std::vector<std::pair<std::string_view, E>>;

/// A way from a rule set to one of its members: [](auto& r) -> auto& { return r.seats; }.
template <class At>
Access text_at(At at) {
    return {"a text of one line", [at](const RuleSet& r) { return at(r); },
            [at](RuleSet& r, std::string_view text) {
                if (trim(text).empty() || text.find_first_of("\r\n") != text.npos) return false;
                at(r) = std::string(trim(text));
                return true;
            }};
}

template <class At>
Access flag_at(At at) {
    return {"true or false",
            [at](const RuleSet& r) { return std::string(at(r) ? "true" : "false"); },
            [at](RuleSet& r, std::string_view text) {
                if (text != "true" && text != "false") return false;
                at(r) = text == "true";
                return true;
            }};
}

template <std::integral T>
std::optional<T> number_from(std::string_view text, T least, T most) {
    T value{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

constexpr std::string_view small_number = "a whole number from 0 to 1000000";
constexpr int number_max = 1'000'000;

template <class At>
Access number_at(At at, int least = 0) {
    return {least == 0 ? small_number : "a whole number from 1 to 1000000",
            [at](const RuleSet& r) { return std::to_string(at(r)); },
            [at, least](RuleSet& r, std::string_view text) {
                const auto value = number_from<int>(text, least, number_max);
                if (value) at(r) = *value;
                return value.has_value();
            }};
}

template <class E, class At>
Access choice_at(std::string_view values, Names<E> names, At at) {
    return {values,
            [names, at](const RuleSet& r) {
                for (const auto& [name, value] : names) {
                    if (value == at(r)) return std::string(name);
                }
                return std::string{};
            },
            [names, at](RuleSet& r, std::string_view text) {
                for (const auto& [name, value] : names) {
                    if (name != text) continue;
                    at(r) = value;
                    return true;
                }
                return false;
            }};
}

template <class At>
Access threshold_at(At at) {
    return {"a share such as \">= 2/3\" or \"> 1/2\"",
            [at](const RuleSet& r) { return to_text(at(r)); },
            [at](RuleSet& r, std::string_view text) {
                const auto value = threshold_from(text);
                if (value) at(r) = *value;
                return value.has_value();
            }};
}

template <class At>
Access optional_threshold_at(At at) {
    return {"\"none\" or a share such as \"> 1/2\"",
            [at](const RuleSet& r) { return at(r) ? to_text(*at(r)) : std::string("none"); },
            [at](RuleSet& r, std::string_view text) {
                const auto value = threshold_from(text);
                if (!value && text != "none") return false;
                at(r) = value;
                return true;
            }};
}

Access proxy_limit() {
    return {"\"none\" or a whole number",
            [](const RuleSet& r) {
                const auto& limit = r.owners.proxy_limit;
                return limit ? std::to_string(*limit) : std::string("none");
            },
            [](RuleSet& r, std::string_view text) {
                const auto value = number_from<std::int64_t>(text, 0, number_max);
                if (!value && text != "none") return false;
                r.owners.proxy_limit = value;
                return true;
            }};
}

Access scope() {
    return {"a list of buildings; empty: the whole community",
            [](const RuleSet& r) { return join(r.owners.scope, ", "); },
            [](RuleSet& r, std::string_view text) {
                r.owners.scope.clear();
                for (const auto& part : split(text, ',')) {
                    if (!trim(part).empty()) r.owners.scope.emplace_back(trim(part));
                }
                return true;
            }};
}

Access budget() {
    return {"an amount in yuan such as \"30000\" or \"30000.50\"; \"0\": said when a vote opens",
            [](const RuleSet& r) { return yuan_text(r.budget_fen); },
            [](RuleSet& r, std::string_view text) {
                const auto fen = fen_from(text);
                if (fen) r.budget_fen = *fen;
                return fen.has_value();
            }};
}

Access method_access() {
    return {
        "owners_vote, committee_election, body, plurality, approval, score, irv, schulze, "
        "budget_greedy, budget_equal_shares, consent, consensus, advice, gradients or "
        "sortition",
        [](const RuleSet& r) { return std::string(to_text(r.method)); },
        [](RuleSet& r, std::string_view text) {
            const auto method = method_from(text);
            if (method) r.method = *method;
            return method.has_value();
        }};
}

/// Regime and kind set the thresholds too; a field that follows may still change them.
Access regime() {
    const Names<Regime> names{{"civil", Regime::civil},
                              {"property_law_2007", Regime::property_law_2007}};
    auto access = choice_at(
        "civil or property_law_2007", names, [](auto& r) -> auto& { return r.owners.regime; });
    access.set = [set = access.set](RuleSet& r, std::string_view text) {
        if (!set(r, text)) return false;
        apply_regime(r.owners, r.owners.regime, r.owners.item_kind);
        return true;
    };
    return access;
}

Access item_kind() {
    const Names<ItemKind> names{{"ordinary", ItemKind::ordinary}, {"special", ItemKind::special}};
    auto access = choice_at(
        "ordinary or special", names, [](auto& r) -> auto& { return r.owners.item_kind; });
    access.set = [set = access.set](RuleSet& r, std::string_view text) {
        if (!set(r, text)) return false;
        apply_regime(r.owners, r.owners.regime, r.owners.item_kind);
        return true;
    };
    return access;
}

void add(std::vector<RuleField>& table, std::string_view name, std::vector<Method> methods,
         Access access) {
    table.push_back({.name = name,
                     .methods = std::move(methods),
                     .values = access.values,
                     .text = std::move(access.text),
                     .set = std::move(access.set)});
}

void add_shared(std::vector<RuleField>& t) {
    add(t, "title_zh", {}, text_at([](auto& r) -> auto& { return r.title_zh; }));
    add(t, "title_en", {}, text_at([](auto& r) -> auto& { return r.title_en; }));
    add(t, "source", {}, text_at([](auto& r) -> auto& { return r.source; }));
    add(t, "method", {}, method_access());
    add(t, "lawful_channel", {}, flag_at([](auto& r) -> auto& { return r.lawful_channel; }));
    add(t, "notice_days", {}, number_at([](auto& r) -> auto& { return r.notice_days; }));
    add(t, "open_days_min", {}, number_at([](auto& r) -> auto& { return r.open_days_min; }));
    add(t, "open_days_max", {},
        number_at(
            [](auto& r) -> auto& { return r.open_days_max; }, 1));
    add(t, "no_change", {}, flag_at([](auto& r) -> auto& { return r.no_change; }));
    add(t, "tie", {},
        choice_at(
            "status_quo, chair, runoff or lot",
            Names<TieRule>{{"status_quo", TieRule::status_quo},
                           {"chair", TieRule::chair},
                           {"runoff", TieRule::runoff},
                           {"lot", TieRule::lot}},
            [](auto& r) -> auto& { return r.tie; }));
}

void add_owners(std::vector<RuleField>& t) {
    const std::vector<Method> owners{Method::owners_vote, Method::committee_election};
    const auto policy = [](auto& r) -> auto& {
        return r.owners;
    };
    add(t, "regime", owners, regime());
    add(t, "item_kind", owners, item_kind());
    add(t, "participation", owners,
        threshold_at([policy](auto& r) -> auto& { return policy(r).participation; }));
    add(t, "agreement", {Method::owners_vote, Method::committee_election, Method::body},
        threshold_at([](auto& r) -> auto& {
            return r.method == Method::body ? r.body.agreement : r.owners.agreement;
        }));
    add(t, "agreement_base", owners,
        choice_at(
            "participating or all",
            Names<Base>{{"participating", Base::participating}, {"all", Base::all}},
            [policy](auto& r) -> auto& { return policy(r).agreement_base; }));
    add(t, "silent", owners,
        choice_at(
            "none or follow_majority",
            Names<Silent>{{"none", Silent::none}, {"follow_majority", Silent::follow_majority}},
            [policy](auto& r) -> auto& { return policy(r).silent; }));
    add(t, "strict_quorum", owners,
        flag_at([policy](auto& r) -> auto& { return policy(r).strict_quorum; }));
    add(t, "majority_floor", owners,
        flag_at([policy](auto& r) -> auto& { return policy(r).majority_floor; }));
    add(t, "count_parking", owners,
        flag_at([policy](auto& r) -> auto& { return policy(r).count_parking; }));
    add(t, "blank_as", owners,
        choice_at(
            "abstain or invalid",
            Names<BlankAs>{{"abstain", BlankAs::abstain}, {"invalid", BlankAs::invalid}},
            [policy](auto& r) -> auto& { return policy(r).blank_as; }));
    add(t, "invalid_participates", owners,
        flag_at([policy](auto& r) -> auto& { return policy(r).invalid_participates; }));
    add(t, "owner_conflict", owners,
        choice_at(
            "last or invalid",
            Names<OwnerConflict>{{"last", OwnerConflict::last},
                                 {"invalid", OwnerConflict::invalid}},
            [policy](auto& r) -> auto& { return policy(r).owner_conflict; }));
    add(t, "proxy_limit", owners, proxy_limit());
    add(t, "scope", owners, scope());
    add(t, "seat_order", {Method::committee_election},
        choice_at(
            "heads or area",
            Names<SeatOrder>{{"heads", SeatOrder::heads}, {"area", SeatOrder::area}},
            [policy](auto& r) -> auto& { return policy(r).seat_order; }));
}

void add_others(std::vector<RuleField>& t) {
    add(t, "presence", {Method::body},
        optional_threshold_at([](auto& r) -> auto& { return r.body.presence; }));
    add(t, "owner_presence", {Method::body},
        optional_threshold_at([](auto& r) -> auto& { return r.body.owner_presence; }));
    add(t, "base", {Method::body},
        choice_at(
            "members, present or votes_cast",
            Names<BodyBase>{{"members", BodyBase::members},
                            {"present", BodyBase::present},
                            {"votes_cast", BodyBase::votes_cast}},
            [](auto& r) -> auto& { return r.body.base; }));
    add(t, "seats", {Method::approval, Method::committee_election},
        number_at(
            [](auto& r) -> auto& { return r.seats; }, 1));
    add(t, "max_score", {Method::score},
        number_at(
            [](auto& r) -> auto& { return r.max_score; }, 1));
    add(t, "score_by", {Method::score},
        choice_at(
            "sum or mean", Names<ScoreBy>{{"sum", ScoreBy::sum}, {"mean", ScoreBy::mean}},
            [](auto& r) -> auto& { return r.score_by; }));
    add(t, "budget", {Method::budget_greedy, Method::budget_equal_shares}, budget());
    add(t, "completion", {Method::budget_equal_shares},
        choice_at(
            "none, add1 or greedy",
            Names<Completion>{{"none", Completion::none},
                              {"add1", Completion::add1},
                              {"greedy", Completion::greedy}},
            [](auto& r) -> auto& { return r.completion; }));
    add(t, "response_quorum", {Method::consent, Method::consensus, Method::gradients},
        number_at([](auto& r) -> auto& { return r.response_quorum; }));
    add(t, "silence_is_consent", {Method::consent},
        flag_at([](auto& r) -> auto& { return r.silence_is_consent; }));
    add(t, "blocks_allowed", {Method::consensus, Method::gradients},
        number_at([](auto& r) -> auto& { return r.blocks_allowed; }));
}

/// What others depend on is set before them.
int rank_of(std::string_view name) {
    if (name == "method") return 0;
    if (name == "regime") return 1;
    if (name == "item_kind") return 2;
    return 3;
}

const RuleField* find_field(std::string_view name) {
    for (const auto& field : rule_fields()) {
        if (field.name == name) return &field;
    }
    return nullptr;
}

std::string known_fields(Method method) {
    std::vector<std::string> names;
    for (const auto& field : rule_fields()) {
        if (has_field(method, field)) names.emplace_back(field.name);
    }
    return join(names, ", ");
}

}  // namespace

const std::vector<RuleField>& rule_fields() {
    static const auto table = [] {
        std::vector<RuleField> fields;
        add_shared(fields);
        add_owners(fields);
        add_others(fields);
        return fields;
    }();
    return table;
}

bool has_field(Method method, const RuleField& field) {
    return field.methods.empty() ||
           std::find(field.methods.begin(), field.methods.end(), method) != field.methods.end();
}

std::optional<FieldFlaw> apply_fields(RuleSet& rules, std::span<const FieldText> fields) {
    std::vector<const FieldText*> ordered;
    for (const auto& field : fields) ordered.push_back(&field);
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) {
        return rank_of(a->first) < rank_of(b->first);
    });
    for (const auto* entry : ordered) {
        const auto& [name, value] = *entry;
        const auto* field = find_field(name);
        if (field == nullptr || !has_field(rules.method, *field))
            return FieldFlaw{name, "is unknown",
                             "a rule set of method " + std::string(to_text(rules.method)) +
                                 " has " + known_fields(rules.method)};
        if (!field->set(rules, value))
            return FieldFlaw{name, "is not understood: \"" + value + "\"",
                             "write " + std::string(field->values)};
    }
    return std::nullopt;
}

std::string canonical_text(const RuleSet& rules) {
    std::string text = "name = " + rules.name + "\n";
    for (const auto& field : rule_fields()) {
        if (!has_field(rules.method, field)) continue;
        text += std::string(field.name) + " = " + field.text(rules) + "\n";
    }
    return text;
}

}  // namespace linyi::rules
