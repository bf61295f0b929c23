#include "cli/tally/owners_report.hpp"

#include "domain/rules/rule_fields.hpp"

#include <array>
#include <utility>

namespace linyi::cli {
namespace {

using rules::Check;
using rules::Judgement;
using rules::Measure;
using rules::Question;
using rules::SilentVotes;
using rules::Turnout;

constexpr Text rule_lines{"# {title}\n\n- 规则：{name}（{source}）\n- 性质：{nature}\n",
                          "# {title}\n\n- Rule: {name} ({source})\n- Nature: {nature}\n"};
constexpr Text lawful{"本小区议事规则认可的表决渠道", "a lawful channel of this community"};
constexpr Text consultative{"意向表决，不代替业主大会的书面表决",
                            "consultative; it does not replace the owners' assembly"};
constexpr Text item_line{"- 事项：{item}\n", "- Item: {item}\n"};
constexpr Text count_lines{
    "- 全体：{total}\n- 同意：{yes}；反对：{no}；弃权：{abstain}；无效：{invalid} 户\n",
    "- All: {total}\n- Yes: {yes}; no: {no}; abstain: {abstain}; invalid: {invalid} heads\n"};
constexpr Text share_words{"{area} ㎡ / {heads} 户", "{area} m² / {heads} heads"};
constexpr Text table_head{
    "\n| 检查 | 实际 | 基数 | 比例 | 要求 | 还差 | 结果 |\n|---|---|---|---|---|---|---|\n",
    "\n| check | have | of | share | needed | missing | met |\n|---|---|---|---|---|---|---|\n"};
constexpr Text met{"达到", "yes"};
constexpr Text not_met{"未达到", "no"};
constexpr Text nobody{"- 无人参与表决。\n", "- Nobody took part.\n"};
constexpr Text impossible{
    "- 开发商未参与：其余业主即使全部参与，也达不到参与比例。\n",
    "- The developer stays away: the participation cannot be reached even if all others vote.\n"};
constexpr Text silent_joined{
    "- 已送达未返回 {silent}，按规则计入领先一方。不计入时：{without}；计入后：{with}。\n",
    "- Delivered and not returned: {silent}; by the rule they join the leading side. Without them: "
    "{without}; with them: {with}.\n"};
constexpr Text silent_out{"- 已送达未返回 {silent}，未计入：{why}。\n",
                          "- Delivered and not returned: {silent}; left out: {why}.\n"};
constexpr Text no_leader{"没有哪一方在面积和人数上同时领先",
                         "no side leads in both area and heads"};
constexpr Text not_allowed{"不满足计入条件", "the condition for counting them is not met"};
constexpr Text not_counted{"规则不计入", "the rule does not count them"};
constexpr Text rejected_line{"- 未计入 {unit}：{reason}\n", "- Not counted, {unit}: {reason}\n"};
constexpr Text passed{"通过", "passed"};
constexpr Text failed{"未通过", "not passed"};
constexpr Text verdict_line{"\n结论：**{verdict}**\n", "\nVerdict: **{verdict}**\n"};

constexpr std::array<std::pair<std::string_view, Text>, 10> reasons{{
    {"not an eligible unit", {"不在表决范围内", "not an eligible unit"}},
    {"late", {"超过截止时间", "late"}},
    {"identity not verified", {"身份未核实", "identity not verified"}},
    {"item not on the notice", {"事项未列入公告", "item not on the notice"}},
    {"no written authority", {"代理人没有书面委托", "agent without written authority"}},
    {"proxy limit", {"代理人数超限", "the agent speaks for too many already"}},
    {"changed", {"改票，以后一票为准", "changed: the later ballot counts"}},
    {"withdrawn", {"已撤回", "withdrawn"}},
    {"conflict", {"同一业主前后两票不同，作废", "two different ballots of the same owners"}},
    {"first ballot counts", {"已投票，不得更改", "the first ballot counts"}},
}};

constexpr std::array<Text, 4> check_names{{{"参与面积", "area taking part"},
                                           {"参与人数", "heads taking part"},
                                           {"同意面积", "area agreeing"},
                                           {"同意人数", "heads agreeing"}}};

std::string share_text(const Share& share, Language language) {
    return say(language, share_words,
               {{"area", to_text(share.area)}, {"heads", std::to_string(share.rights)}});
}

std::string amount_text(const Check& check, std::int64_t amount, Language language) {
    if (check.measure == Measure::heads) return std::to_string(amount);
    return to_text(Area{amount}) + (language == Language::zh ? " ㎡" : " m²");
}

std::string check_row(const Check& check, const Text& name, Language language) {
    return "| " + say(language, name) + " | " + amount_text(check, check.part, language) + " | " +
           amount_text(check, check.whole, language) + " | " + check.fraction() + " (" +
           check.percent() + "%) | " + to_text(check.threshold) + " | " +
           amount_text(check, check.missing, language) + " | " +
           say(language, check.is_met ? met : not_met) + " |\n";
}

std::string reason_text(std::string_view reason, Language language) {
    for (const auto& [known, text] : reasons) {
        if (known == reason) return say(language, text);
    }
    return std::string(reason);
}

std::string silent_text(const OwnersResult& result, Language language) {
    const auto& silent = result.roll.count.silent;
    if (silent.rights == 0) return {};
    const auto& verdict = result.verdict;
    const auto share = share_text(silent, language);
    if (verdict.silent == SilentVotes::joined)
        return say(language, silent_joined,
                   {{"silent", share},
                    {"without", say(language, verdict.without_silent.passed ? passed : failed)},
                    {"with", say(language, verdict.counted.passed ? passed : failed)}});
    const auto& why = verdict.silent == SilentVotes::no_leader     ? no_leader
                      : verdict.silent == SilentVotes::not_allowed ? not_allowed
                                                                   : not_counted;
    return say(language, silent_out, {{"silent", share}, {"why", say(language, why)}});
}

json::Array pair_of(const Share& share) {
    return {to_text(share.area), share.rights};
}

json::Array rejections_of(const std::vector<rules::Rejection>& rejections) {
    json::Array array;
    for (const auto& [unit, reason] : rejections) array.emplace_back(json::Array{unit, reason});
    return array;
}

json::Object check_json(const Check& check) {
    const bool is_area = check.measure == Measure::area;
    const auto amount = [is_area](std::int64_t value) {
        return is_area ? json::Value{to_text(Area{value})} : json::Value{value};
    };
    return {{"question", check.question == Question::agreement ? "agreement" : "participation"},
            {"measure", is_area ? "area" : "heads"},
            {"part", amount(check.part)},
            {"whole", amount(check.whole)},
            {"fraction", check.fraction()},
            {"percent", check.percent()},
            {"threshold", to_text(check.threshold)},
            {"missing", amount(check.missing)},
            {"met", check.is_met}};
}

json::Object judgement_json(const Judgement& judgement) {
    json::Array checks;
    for (const auto& check : judgement.checks) checks.emplace_back(check_json(check));
    return {{"participating", pair_of(judgement.participating)},
            {"agree", pair_of(judgement.agree)},
            {"checks", std::move(checks)},
            {"quorum", judgement.quorum},
            {"approved", judgement.approved},
            {"passed", judgement.passed}};
}

std::string_view turnout_name(Turnout turnout) {
    switch (turnout) {
        case Turnout::nobody: return "nobody";
        case Turnout::impossible: return "impossible";
        case Turnout::missing: return "missing";
        case Turnout::reached: return "reached";
    }
    return "missing";
}

}  // namespace

std::string rule_text(const rules::RuleSet& rule_set, Language language) {
    return say(language, rule_lines,
               {{"title", language == Language::zh ? rule_set.title_zh : rule_set.title_en},
                {"name", rule_set.name},
                {"source", rule_set.source},
                {"nature", say(language, rule_set.lawful_channel ? lawful : consultative)}});
}

std::string uncounted_text(const rules::RollCount& roll, Language language) {
    std::string text;
    for (const auto* list : {&roll.rejected, &roll.superseded}) {
        for (const auto& [unit, reason] : *list)
            text += say(language, rejected_line,
                        {{"unit", unit}, {"reason", reason_text(reason, language)}});
    }
    return text;
}

std::string owners_text(const rules::RuleSet& rule_set, const OwnersResult& result,
                        Language language) {
    const auto& [item, roll, verdict] = result;
    auto text = rule_text(rule_set, language);
    if (!item.empty()) text += say(language, item_line, {{"item", item}});
    text += say(language, count_lines,
                {{"total", share_text(roll.count.total, language)},
                 {"yes", share_text(roll.count.yes, language)},
                 {"no", share_text(roll.count.no, language)},
                 {"abstain", share_text(roll.count.abstain, language)},
                 {"invalid", std::to_string(roll.invalid_heads)}});
    if (verdict.turnout == Turnout::nobody) text += say(language, nobody);
    if (verdict.turnout == Turnout::impossible) text += say(language, impossible);
    text += silent_text(result, language);
    text += uncounted_text(roll, language);
    text += say(language, table_head);
    for (std::size_t at = 0; at < check_names.size(); ++at)
        text += check_row(verdict.counted.checks[at], check_names[at], language);
    return text + say(language, verdict_line,
                      {{"verdict", say(language, verdict.counted.passed ? passed : failed)}});
}

json::Object rule_json(const rules::RuleSet& rule_set) {
    return {{"name", rule_set.name},
            {"title_zh", rule_set.title_zh},
            {"title_en", rule_set.title_en},
            {"source", rule_set.source},
            {"lawful_channel", rule_set.lawful_channel},
            {"text", canonical_text(rule_set)}};
}

json::Object owners_json(const OwnersResult& result) {
    const auto& [item, roll, verdict] = result;
    auto object = judgement_json(verdict.counted);
    object.emplace("item", item);
    object.emplace("total", pair_of(roll.count.total));
    object.emplace("yes", pair_of(roll.count.yes));
    object.emplace("no", pair_of(roll.count.no));
    object.emplace("abstain", pair_of(roll.count.abstain));
    object.emplace("silent_delivered", pair_of(roll.count.silent));
    object.emplace("invalid_heads", roll.invalid_heads);
    object.emplace("rejected", rejections_of(roll.rejected));
    object.emplace("superseded", rejections_of(roll.superseded));
    object.emplace("note", verdict.note());
    object.emplace("turnout", turnout_name(verdict.turnout));
    object.emplace("tie", verdict.is_tie);
    object.emplace("without_silent", judgement_json(verdict.without_silent));
    object.emplace("with_silent", verdict.with_silent
                                      ? json::Value{judgement_json(*verdict.with_silent)}
                                      : json::Value{});
    return object;
}

}  // namespace linyi::cli
