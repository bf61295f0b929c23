#include "cli/tally/budget_report.hpp"

#include "cli/tally/owners_report.hpp"
#include "domain/rules/equal_shares.hpp"
#include "domain/rules/pb_file.hpp"

#include <algorithm>
#include <utility>

namespace linyi::cli {
namespace {

using rules::Completion;
using rules::Method;

constexpr Text head_lines{
    "- 预算：{budget}；投票 {voters} 人；项目 {projects} 个\n- 入选 {chosen} 个，共 {cost}，余 "
    "{left}\n",
    "- Budget: {budget}; {voters} voters; {projects} projects\n- Chosen: {chosen}, for {cost}; "
    "left: "
    "{left}\n"};
constexpr Text shares_line{"- 每人份额：{share}\n", "- Share of each voter: {share}\n"};
constexpr Text cut_line{"- 余款增补在第 {raises} 次后停止；请换用更大的货币单位。\n",
                        "- The completion stopped after {raises} raises; use larger units.\n"};
constexpr Text same_line{"- 与文件所载结果相同：{same}\n",
                         "- The same as the file says was selected: {same}\n"};
constexpr Text yes_word{"是", "yes"};
constexpr Text no_word{"否", "no"};
constexpr Text tie_line{"- 平票按文件顺序决定：{ids}\n",
                        "- Ties decided by the order of the file: {ids}\n"};
constexpr Text table_head{"\n| 次序 | 编号 | 名称 | 费用 | 票数 |\n|---|---|---|---|---|\n",
                          "\n| no. | id | name | cost | votes |\n|---|---|---|---|---|\n"};

struct Decision {
    rules::Spending spending{};
    std::string share{};  ///< of each voter; empty for greedy
    std::vector<std::size_t> ties{};
    std::int64_t raises{};
    bool is_cut_off{};
};

void note_ties(const rules::EqualShares& shares, Decision& decision) {
    for (const auto& purchase : shares.purchases) {
        if (purchase.tie_broken_by_order) decision.ties.push_back(purchase.project);
    }
}

Decision decide(const rules::BudgetInstance& instance, const rules::RuleSet& rule_set) {
    if (rule_set.method == Method::budget_greedy)
        return {.spending = rules::budget_greedy(instance)};
    if (rule_set.completion == Completion::add1) {
        const auto completed = rules::equal_shares_add1(instance);
        Decision decision{.spending = completed.result.spending,
                          .share = std::to_string(completed.per_voter),
                          .raises = completed.raises,
                          .is_cut_off = completed.is_cut_off};
        note_ties(completed.result, decision);
        return decision;
    }
    const auto shares = rules::equal_shares(instance);
    const auto units = static_cast<std::int64_t>(instance.voters.size()) * instance.scale;
    Decision decision{
        .spending = shares.spending,
        .share = rules::fraction_text(instance.budget, std::max<std::int64_t>(units, 1))};
    note_ties(shares, decision);
    if (rule_set.completion == Completion::greedy)
        rules::spend_rest_greedily(instance, decision.spending);
    return decision;
}

bool is_as_selected(const rules::PbFile& file, const rules::Spending& spending) {
    auto chosen = spending.chosen;
    std::sort(chosen.begin(), chosen.end());
    return chosen == file.selected;
}

/// A cell of a Markdown table.
std::string cell(std::string_view text) {
    return replace_all(replace_all(text, "|", "\\|"), "\n", " ");
}

std::string text_of(const rules::PbFile& file, const rules::RuleSet& rule_set,
                    const Decision& decision, Language language) {
    const auto& instance = file.instance;
    const auto money = [&instance](std::int64_t amount) {
        return rules::money_text(amount, instance.scale);
    };
    auto text = rule_text(rule_set, language);
    text += say(language, head_lines,
                {{"budget", money(instance.budget)},
                 {"voters", std::to_string(instance.voters.size())},
                 {"projects", std::to_string(instance.projects.size())},
                 {"chosen", std::to_string(decision.spending.chosen.size())},
                 {"cost", money(decision.spending.cost)},
                 {"left", money(instance.budget - decision.spending.cost)}});
    if (!decision.share.empty()) text += say(language, shares_line, {{"share", decision.share}});
    if (decision.is_cut_off)
        text += say(language, cut_line, {{"raises", std::to_string(decision.raises)}});
    if (!file.selected.empty()) {
        const auto& word = is_as_selected(file, decision.spending) ? yes_word : no_word;
        text += say(language, same_line, {{"same", say(language, word)}});
    }
    std::vector<std::string> tied;
    for (const auto project : decision.ties) tied.push_back(instance.projects[project].id);
    if (!tied.empty()) text += say(language, tie_line, {{"ids", join(tied, ", ")}});
    text += say(language, table_head);
    const auto votes = rules::approvals_of(instance);
    int number = 0;
    for (const auto project : decision.spending.chosen) {
        const auto& [id, name, cost] = instance.projects[project];
        text += "| " + std::to_string(++number) + " | " + cell(id) + " | " + cell(name) + " | " +
                money(cost) + " | " + std::to_string(votes[project]) + " |\n";
    }
    return text;
}

json::Object json_of(const rules::PbFile& file, const rules::RuleSet& rule_set,
                     const Decision& decision) {
    const auto& instance = file.instance;
    json::Array chosen;
    for (const auto project : decision.spending.chosen)
        chosen.emplace_back(instance.projects[project].id);
    json::Array ties;
    for (const auto project : decision.ties) ties.emplace_back(instance.projects[project].id);
    return {{"rule", rule_json(rule_set)},
            {"voters", static_cast<std::int64_t>(instance.voters.size())},
            {"budget", rules::money_text(instance.budget, instance.scale)},
            {"chosen", std::move(chosen)},
            {"cost", rules::money_text(decision.spending.cost, instance.scale)},
            {"share", decision.share},
            {"ties_by_file_order", std::move(ties)},
            {"cut_off", decision.is_cut_off},
            {"as_selected", file.selected.empty()
                                ? json::Value{}
                                : json::Value{is_as_selected(file, decision.spending)}}};
}

}  // namespace

Result<BudgetReport> budget_report(std::string_view text, const rules::RuleSet& rule_set,
                                   Language language) {
    const auto file = rules::read_pb(text);
    if (!file) return file.error();
    const auto decision = decide(file->instance, rule_set);
    return BudgetReport{.text = text_of(*file, rule_set, decision, language),
                        .json = json_of(*file, rule_set, decision),
                        .notes = file->notes};
}

}  // namespace linyi::cli
