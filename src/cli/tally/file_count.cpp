#include "cli/tally/file_count.hpp"

#include "cli/roster_file.hpp"
#include "cli/tally/ballot_list.hpp"
#include "cli/tally/budget_report.hpp"
#include "cli/tally/cases.hpp"
#include "cli/tally/owners_report.hpp"
#include "cli/tally/received_time.hpp"
#include "domain/rules/body.hpp"
#include "language/words.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <ostream>
#include <utility>

namespace linyi::cli {
namespace {

using rules::Mark;
using rules::Method;

constexpr std::size_t file_bytes_max = std::size_t{256} * 1024 * 1024;

constexpr Text no_rule{"请写计票规则：--rule 名称。可用：{names}",
                       "Please name a rule: --rule NAME, one of {names}"};
constexpr Text no_files{"请写名册和选票：--roster 文件 --ballots 文件",
                        "Please name the roster and the ballots: --roster FILE --ballots FILE"};
constexpr Text no_pb{"这条规则需要 .pb 文件：--pb 文件", "This rule needs a .pb file: --pb FILE"};
constexpr Text no_such_count{"名册和选票不能按规则 {name} 计票",
                             "A roster and ballots cannot be counted by the rule {name}"};
constexpr Text body_lines{
    "- 共 {members} 户，参与 {present} 户：同意 {yes}，反对 {no}，弃权 {abstain}\n- 要求：同意 "
    "{threshold}，基数 {base}；还差 {missing}\n\n结论：**{verdict}**\n",
    "- {members} heads, {present} voted: {yes} yes, {no} no, {abstain} abstained\n- Needed: yes "
    "{threshold} of {base}; missing {missing}\n\nVerdict: **{verdict}**\n"};
constexpr Text passed{"通过", "passed"};
constexpr Text not_passed{"未通过", "not passed"};

int refuse(const FileCount& options, Streams streams, const Text& text, const Args& args = {}) {
    streams.err << "linyi: " << say(options.language, text, args) << '\n';
    return wrong_use;
}

int fail(Streams streams, const std::string& what) {
    streams.err << "linyi: " << what << '\n';
    return failed;
}

Result<std::string> read_file(const std::string& name) {
    std::ifstream in(name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in || text.size() > file_bytes_max)
        return Error{Errc::invalid_argument,
                     name + ": cannot be read; check the path, its permissions and its size"};
    return text;
}

/// Owners by name; persons of one name are told apart by their number.
std::vector<rules::RollUnit> units_of(const RosterDraft& draft) {
    std::map<std::string, int, std::less<>> people;
    for (const auto& person : draft.people) ++people[person.name];
    std::vector<rules::RollUnit> units;
    for (const auto& row : draft.units) {
        rules::RollUnit unit{.id = row.label,
                             .area = row.area,
                             .kind = row.kind,
                             .status = row.status,
                             .building = row.building};
        for (const auto& owner : row.owners) {
            unit.owners.push_back(people[owner.name] > 1
                                      ? owner.name + " #" + std::to_string(owner.person + 1)
                                      : owner.name);
        }
        units.push_back(std::move(unit));
    }
    return units;
}

struct Papers {
    rules::OwnersRoll roll{};
    std::vector<std::string> items{};  ///< at least one, perhaps without a name
};

/// Reads the two files. What is wrong with them is printed.
std::optional<Papers> read_papers(const FileCount& options, BallotForm form, Streams streams) {
    const auto roster = read_roster_file(options.roster);
    if (!roster) return fail(streams, roster.error().detail), std::nullopt;
    for (const auto& problem : roster->problems)
        streams.err << options.roster << ": " << say(options.language, problem) << '\n';
    if (roster->has_errors()) return std::nullopt;
    const auto csv = read_file(options.ballots);
    if (!csv) return fail(streams, csv.error().detail), std::nullopt;
    auto list = read_ballot_list(
        *csv, form, [](std::string_view label) { return language::unit_label(label); });
    if (!list) return fail(streams, options.ballots + ":" + list.error().detail), std::nullopt;
    Papers papers{.roll = {.units = units_of(roster->draft), .ballots = std::move(list->ballots)},
                  .items = std::move(list->items)};
    if (papers.items.empty()) papers.items.emplace_back();
    for (auto& unit : papers.roll.units) unit.delivered = list->delivered.contains(unit.id);
    if (options.until.empty()) return papers;
    const auto deadline = received_time(options.until, DayAs::end);
    if (!deadline) return fail(streams, "--until: " + deadline.error().detail), std::nullopt;
    papers.roll.deadline = *deadline;
    return papers;
}

json::Object owners_result(const FileCount& options, const rules::RuleSet& rule_set,
                           OwnersResult result, Streams streams) {
    result.verdict = judge_owners_vote(rule_set, result.roll.count);
    if (!options.as_json) streams.out << owners_text(rule_set, result, options.language);
    return owners_json(result);
}

json::Object body_result(const FileCount& options, const rules::RuleSet& rule_set,
                         const OwnersResult& result, Streams streams) {
    const auto& count = result.roll.count;
    const rules::BodyCount body{
        .members = count.total.rights,
        .present = count.yes.rights + count.no.rights + count.abstain.rights,
        .yes = count.yes.rights,
        .no = count.no.rights,
        .abstain = count.abstain.rights};
    const auto verdict = judge_body(rule_set, body);
    if (!options.as_json) {
        streams.out << rule_text(rule_set, options.language)
                    << uncounted_text(result.roll, options.language)
                    << say(options.language, body_lines,
                           {{"members", std::to_string(body.members)},
                            {"present", std::to_string(body.present)},
                            {"yes", std::to_string(body.yes)},
                            {"no", std::to_string(body.no)},
                            {"abstain", std::to_string(body.abstain)},
                            {"threshold", to_text(verdict.agreement.threshold)},
                            {"base", std::to_string(verdict.agreement.whole)},
                            {"missing", std::to_string(verdict.agreement.missing)},
                            {"verdict",
                             say(options.language, verdict.passed ? passed : not_passed)}});
    }
    return {{"item", result.item},     {"members", body.members}, {"present", body.present},
            {"yes", body.yes},         {"no", body.no},           {"abstain", body.abstain},
            {"passed", verdict.passed}};
}

/// Plurality, approval and rankings: the counting ballot of each head goes to the counting of
/// cases.
Result<json::Object> content_result(const FileCount& options, const rules::RuleSet& rule_set,
                                    const rules::RuleBook& book, const OwnersResult& result,
                                    Streams streams) {
    json::Array ballots;
    for (const auto& head : result.roll.heads) {
        if (head.mark == Mark::yes) ballots.emplace_back(head.content);
    }
    auto got = count_case(json::Object{{"kind", to_text(rule_set.method)},
                                       {"rule", rule_set.name},
                                       {"ballots", std::move(ballots)}},
                          book);
    if (!got) return got;
    got->emplace("item", result.item);
    if (options.as_json) return got;
    streams.out << rule_text(rule_set, options.language)
                << uncounted_text(result.roll, options.language);
    for (const auto& [key, value] : *got)
        streams.out << "- " << key << ": " << json::write(value) << '\n';
    return got;
}

bool has_content(Method method) {
    return method == Method::plurality || method == Method::approval || method == Method::irv ||
           method == Method::schulze;
}

int count_papers(const FileCount& options, const rules::RuleSet& rule_set,
                 const rules::RuleBook& book, Streams streams) {
    const auto form = has_content(rule_set.method) ? BallotForm::content : BallotForm::marks;
    auto papers = read_papers(options, form, streams);
    if (!papers) return failed;
    if (const auto flaw = flaw_of(rule_set.owners, papers->roll)) return fail(streams, *flaw);
    json::Array items;
    for (const auto& item : papers->items) {
        papers->roll.item = item;
        OwnersResult result{.item = item, .roll = count_roll(rule_set, papers->roll)};
        if (rule_set.method == Method::owners_vote) {
            items.emplace_back(owners_result(options, rule_set, std::move(result), streams));
        } else if (rule_set.method == Method::body) {
            items.emplace_back(body_result(options, rule_set, result, streams));
        } else {
            auto got = content_result(options, rule_set, book, result, streams);
            if (!got) return fail(streams, options.ballots + ": " + got.error().detail);
            items.emplace_back(std::move(*got));
        }
        if (!options.as_json && papers->items.size() > 1) streams.out << '\n';
    }
    if (options.as_json)
        streams.out << json::write(
                           json::Object{{"rule", rule_json(rule_set)}, {"items", std::move(items)}})
                    << '\n';
    return good;
}

}  // namespace

int count_files(const FileCount& options, const rules::RuleBook& book, Streams streams) {
    const auto* rule_set = book.find(options.rule);
    if (rule_set == nullptr) {
        std::vector<std::string> names;
        for (const auto& known : book.all()) names.push_back(known.first);
        return refuse(options, streams, no_rule, {{"names", join(names, ", ")}});
    }
    const auto method = rule_set->method;
    if (method == Method::budget_greedy || method == Method::budget_equal_shares) {
        if (options.pb.empty()) return refuse(options, streams, no_pb);
        const auto text = read_file(options.pb);
        if (!text) return fail(streams, text.error().detail);
        const auto report = budget_report(*text, *rule_set, options.language);
        if (!report) return fail(streams, options.pb + ": " + report.error().detail);
        for (const auto& note : report->notes) streams.err << options.pb << ": " << note << '\n';
        streams.out << (options.as_json ? json::write(report->json) + "\n" : report->text);
        return good;
    }
    const bool is_countable =
        method == Method::owners_vote || method == Method::body || has_content(method);
    if (!is_countable) return refuse(options, streams, no_such_count, {{"name", rule_set->name}});
    if (options.roster.empty() || options.ballots.empty())
        return refuse(options, streams, no_files);
    return count_papers(options, *rule_set, book, streams);
}

}  // namespace linyi::cli
