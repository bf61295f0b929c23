#include "commands/assembly/assembly.hpp"

#include "base/text.hpp"
#include "commands/assembly/import.hpp"
#include "commands/assembly/texts.hpp"

#include <algorithm>

namespace linyi::commands::assembly {
namespace {

constexpr std::size_t shown_code_points_max = 20;

/// The first word of a text and what follows.
std::pair<std::string, std::string> first_word(const std::string& text) {
    const auto trimmed = std::string(trim(language::fold_width(text)));
    const auto space = trimmed.find_first_of(" \n\t");
    if (space == trimmed.npos) return {trimmed, {}};
    return {trimmed.substr(0, space), std::string(trim(trimmed.substr(space + 1)))};
}

}  // namespace

Result<Named> named_poll(const std::string& text, Context& context) {
    const auto id = language::read_short_id(text);
    if (!id || id->kind != 'V') return Error{texts::needs_poll, {{"example", "V12"}}};
    auto poll = context.tx.polls().find(context.community.id, id->number);
    if (!poll)
        return Error{
            Errc::not_found, texts::unknown_poll, {{"id", "V" + std::to_string(id->number)}}};
    return Named{.poll = std::move(*poll), .rest = id->rest};
}

Result<NamedUnit> named_unit(const std::string& text, Context& context) {
    const auto [word, rest] = first_word(text);
    if (word.empty()) return Error{texts::needs_unit, {{"example", "3-2-501"}}};
    auto unit = context.tx.roster().find(context.community.id, word);
    if (!unit) unit = context.tx.roster().find(context.community.id, language::unit_label(word));
    if (!unit) {
        return Error{Errc::not_found,
                     texts::unknown_unit,
                     {{"unit", std::string(first_code_points(word, shown_code_points_max))}}};
    }
    return NamedUnit{.unit = std::move(*unit), .rest = rest};
}

Result<VotingRight> right_of(const Poll& poll, const Unit& unit, Context& context) {
    if (const auto no = context.tx.polls().right_of_unit(poll.id, unit.id)) {
        if (auto right = context.tx.polls().right(poll.id, *no)) return std::move(*right);
    }
    return Error{texts::not_in_roll, {{"unit", unit.label}, {"id", short_id(poll)}}};
}

void register_commands(CommandTable& table) {
    using namespace texts;
    const std::set<Role> tellers{Role::committee, Role::manager, Role::community};
    table.add({.name = "sign",
               .words = {"sign", "会签"},
               .usage = sign_usage,
               .summary = sign_summary,
               .roles = tellers,
               .handler = sign});
    table.add({.name = "drop",
               .words = {"drop", "不会签"},
               .usage = drop_usage,
               .summary = drop_summary,
               .roles = tellers,
               .handler = drop});
    table.add({.name = "paper",
               .words = {"paper", "纸质票"},
               .usage = paper_usage,
               .summary = paper_summary,
               .roles = tellers,
               .handler = paper});
    table.add({.name = "import", .roles = tellers, .handler = import_ballots});
    table.add({.name = "proxy",
               .words = {"proxy", "委托"},
               .usage = proxy_usage,
               .summary = proxy_summary,
               .roles = tellers,
               .handler = proxy});
    table.add({.name = "revoke",
               .words = {"revoke", "撤销委托"},
               .usage = revoke_usage,
               .summary = revoke_summary,
               .handler = revoke});
    table.add({.name = "visit",
               .words = {"visit", "visits", "走访"},
               .usage = visit_usage,
               .summary = visit_summary,
               .roles = tellers,
               .handler = visit});
    table.add({.name = "again",
               .words = {"again", "再次表决"},
               .usage = round_usage,
               .summary = round_summary,
               .roles = {Role::committee, Role::manager},
               .handler = second_round});
    table.add({.name = "posted",
               .words = {"posted", "已公示"},
               .usage = posted_usage,
               .summary = posted_summary,
               .roles = tellers,
               .handler = posted});
    table.add({.name = "object",
               .words = {"object", "异议"},
               .usage = object_usage,
               .summary = object_summary,
               .handler = object});
    table.add({.name = "settle",
               .words = {"settle", "答复异议"},
               .usage = settle_usage,
               .summary = settle_summary,
               .roles = tellers,
               .handler = settle_objection});
}

}  // namespace linyi::commands::assembly
