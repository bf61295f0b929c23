#include "cli/office.hpp"
#include "cli/roster_file.hpp"
#include "commands/setup/apply_roster.hpp"

#include <algorithm>
#include <utility>

namespace linyi::cli {
namespace {

using commands::setup::check_owner_ids;
using commands::setup::RosterChanges;

constexpr Text unreadable{"读不了文件（{why}）。请核对路径、权限和大小。",
                          "{why}. Please check the path, its permissions and its size."};
constexpr Text no_community{"请写小区：--community 名称",
                            "Please name the community: --community NAME"};
constexpr Text unknown_community{"没有小区“{name}”。先建立：linyi community add {name}",
                                 "There is no community \"{name}\". Add it first: linyi community "
                                 "add \"{name}\""};
constexpr Text no_adapter{
    "文件里有账号，请写它们属于哪个机器人：--adapter ID（配置里 [adapter.ID] 的 ID）",
    "The file has accounts. Please say whose they are: --adapter ID, the ID of [adapter.ID] in the "
    "configuration"};
constexpr Text error_word{"错误", "error"};
constexpr Text note_word{"提示", "note"};
constexpr Text refused{"有 {errors} 处错误，没有写入任何内容。改好后重新导入。",
                       "{errors} errors; nothing was written. Correct them and import again."};
constexpr Text summary{"{units} 套房屋，{people} 位业主，{heads} 户，共 {area} ㎡",
                       "{units} units, {people} owners, {heads} heads, {area} m² in all"};
constexpr Text done{
    "已导入：新增房屋 {added}，更新 {changed}，绑定业主账号 {accounts}，租户 {tenants}，身份 "
    "{roles}，解绑 {unbound}",
    "Imported: {added} units added, {changed} changed, {accounts} owner accounts "
    "bound, {tenants} tenants, {roles} roles, {unbound} accounts unbound"};
constexpr Text would{
    "将会：新增房屋 {added}，更新 {changed}，绑定业主账号 {accounts}，租户 {tenants}，身份 "
    "{roles}，解绑 {unbound}。没有写入任何内容（--dry-run）。",
    "Would do: {added} units added, {changed} changed, {accounts} owner accounts "
    "bound, {tenants} tenants, {roles} roles, {unbound} accounts unbound. Nothing "
    "was written (--dry-run)."};
constexpr Text unchanged{"与已有名册相同，没有变化。", "The same as before: nothing changed."};
constexpr Text kept{"文件里没有、保留不动的房屋：{units}",
                    "Units that the file does not name were kept: {units}"};
constexpr Text next_codes{"下一步：打印绑定码 linyi codes --community {name}",
                          "Next: print the bind codes with linyi codes --community \"{name}\""};

void print(Office& office, std::ostream& stream, const Text& text, const Args& args = {}) {
    stream << say(office.language, text, args) << "\n";
}

std::size_t print_problems(const RosterReading& reading, Office& office) {
    std::size_t errors = 0;
    for (const auto& problem : reading.problems) {
        const bool is_error = problem.severity == RosterProblem::Severity::error;
        if (is_error) ++errors;
        office.err << say(office.language, is_error ? error_word : note_word) << ": "
                   << say(office.language, problem) << "\n";
    }
    return errors;
}

bool names_accounts(const RosterDraft& draft) {
    return !draft.officers.empty() ||
           std::any_of(draft.units.begin(), draft.units.end(), [](const DraftUnit& unit) {
               return !unit.accounts.empty() || !unit.tenants.empty();
           });
}

/// Heads as the law counts them, before anything is saved.
std::size_t heads_in(const RosterDraft& draft) {
    std::vector<Unit> units;
    for (const auto& row : draft.units) {
        Unit unit{.label = row.label, .area = row.area, .kind = row.kind, .status = row.status};
        for (const auto& owner : row.owners)
            unit.owners.push_back({static_cast<std::int64_t>(owner.person) + 1});
        std::sort(unit.owners.begin(), unit.owners.end());
        units.push_back(std::move(unit));
    }
    return voting_rights(units, {}).size();
}

void print_summary(const RosterDraft& draft, Office& office) {
    Area total;
    for (const auto& unit : draft.units) total += unit.area;
    print(office, office.out, summary,
          {{"units", std::to_string(draft.units.size())},
           {"people", std::to_string(draft.people.size())},
           {"heads", std::to_string(heads_in(draft))},
           {"area", to_text(total)}});
}

/// Applies in a transaction of its own, which a dry run takes back.
RosterChanges apply(const commands::setup::RosterTarget& target, const RosterDraft& draft,
                    bool dry_run, Office& office) {
    auto& store = office.store;
    store.begin();
    try {
        auto tx = store.tx();
        auto changes = apply_roster(tx, target, draft, office.clock.now());
        if (dry_run) {
            store.rollback();
        } else {
            store.commit();
        }
        return changes;
    } catch (...) {
        store.rollback();
        throw;
    }
}

void print_changes(const RosterChanges& changes, const ImportRosterOptions& options,
                   Office& office) {
    if (!changes.not_in_file.empty())
        print(office, office.err, kept, {{"units", join(changes.not_in_file, ", ")}});
    if (changes.is_nothing()) {
        print(office, office.out, unchanged);
        return;
    }
    print(office, office.out, options.dry_run ? would : done,
          {{"added", std::to_string(changes.units_added)},
           {"changed", std::to_string(changes.units_changed)},
           {"accounts", std::to_string(changes.accounts_bound)},
           {"tenants", std::to_string(changes.tenants_bound)},
           {"roles", std::to_string(changes.roles_granted)},
           {"unbound", std::to_string(changes.accounts_unbound)}});
    if (!options.dry_run) print(office, office.err, next_codes, {{"name", options.community}});
}

}  // namespace

int run_import_roster(const ImportRosterOptions& options, Office& office) {
    if (options.community.empty()) {
        print(office, office.err, no_community);
        return 2;
    }
    const auto bytes = read_roster_bytes(options.file);
    if (!bytes) {
        print(office, office.err, unreadable, {{"why", bytes.error().detail}});
        return 1;
    }
    auto reading = read_roster(*bytes, options.sheet);
    const auto community = office.store.tx().communities().find_by_name(options.community);
    if (community) {
        auto tx = office.store.tx();
        for (auto& problem : check_owner_ids(tx, community->id, reading.draft))
            reading.problems.push_back(std::move(problem));
    }
    const auto errors = print_problems(reading, office);
    print_summary(reading.draft, office);
    if (errors > 0) {
        print(office, office.err, refused, {{"errors", std::to_string(errors)}});
        return 1;
    }
    if (!community) {
        print(office, office.err, unknown_community, {{"name", options.community}});
        return 1;
    }
    if (options.adapter.empty() && names_accounts(reading.draft)) {
        print(office, office.err, no_adapter);
        return 2;
    }
    const commands::setup::RosterTarget target{.community = community->id,
                                               .adapter = options.adapter,
                                               .content_hash = storage::content_hash(*bytes)};
    print_changes(apply(target, reading.draft, options.dry_run, office), options, office);
    return 0;
}

}  // namespace linyi::cli
