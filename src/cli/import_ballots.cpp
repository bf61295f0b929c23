#include "base/digest.hpp"
#include "cli/office.hpp"
#include "cli/roster_file.hpp"
#include "commands/assembly/import.hpp"
#include "domain/csv.hpp"
#include "language/words.hpp"

#include <optional>

namespace linyi::cli {
namespace {

constexpr Text unreadable{"读不了文件（{why}）。请核对路径、权限和大小。",
                          "{why}. Please check the path, its permissions and its size."};
constexpr Text no_community{"没有小区“{name}”。", "There is no community \"{name}\"."};
constexpr Text no_vote{"没有进行中的表决 {id}。", "There is no open vote {id}."};
constexpr Text no_columns{"第一行要有“房号”和“选择”两列。",
                          "The first line needs the columns unit and choice."};
constexpr Text refused{"有 {errors} 处错误，没有写入任何内容。改好后重新导入。",
                       "{errors} errors; nothing was written. Correct them and import again."};
constexpr Text nothing{"文件里没有选票。", "The file holds no ballots."};
constexpr Text waits{
    "{ballots} 张票等待会签，还没有计入。请业委会、物业或居委会的一位成员在群里发送：/会签 D{deed}",
    "{ballots} ballots wait and are not counted yet. Somebody of the committee, the manager's "
    "office or the residents' committee sends in the group: /sign D{deed}"};

/// Where a column stands in the header.
std::optional<std::size_t> column(const CsvRecord& header,
                                  const std::vector<std::string_view>& names) {
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const auto word = language::normalise(header.fields[i]);
        for (const auto name : names) {
            if (word == name) return i;
        }
    }
    return std::nullopt;
}

std::optional<std::vector<commands::assembly::ImportRow>> ballot_rows(const std::string& bytes) {
    const auto csv = read_csv(bytes);
    if (csv.records.empty()) return std::nullopt;
    const auto unit = column(csv.records.front(), {"房号", "unit", "room", "房屋"});
    const auto choice = column(csv.records.front(), {"选择", "choice", "表决意见", "意见"});
    if (!unit || !choice) return std::nullopt;
    std::vector<commands::assembly::ImportRow> rows;
    for (std::size_t i = 1; i < csv.records.size(); ++i) {
        const auto& record = csv.records[i];
        const auto field = [&record](std::size_t at) {
            return at < record.fields.size() ? std::string(trim(record.fields[at])) : std::string{};
        };
        rows.push_back({.line = record.line, .unit = field(*unit), .choice = field(*choice)});
    }
    return rows;
}

int refuse(Office& office, const Text& text, const Args& args = {}) {
    office.err << say(office.language, text, args) << "\n";
    return 1;
}

}  // namespace

int run_import_ballots(const ImportBallotsOptions& options, Office& office) {
    const auto bytes = read_roster_bytes(options.file);
    if (!bytes) return refuse(office, unreadable, {{"why", bytes.error().detail}});
    const auto rows = ballot_rows(*bytes);
    if (!rows) return refuse(office, no_columns);
    const auto community = office.store.tx().communities().find_by_name(options.community);
    if (!community) return refuse(office, no_community, {{"name", options.community}});
    const auto id = language::read_short_id(options.vote);
    const auto poll = id && id->kind == 'V'
                          ? office.store.tx().polls().find(community->id, id->number)
                          : std::nullopt;
    if (!poll || poll->state != PollState::open)
        return refuse(office, no_vote, {{"id", options.vote}});

    commands::assembly::ImportAsked asked;
    office.store.transact([&](storage::Tx& tx) {
        asked = commands::assembly::ask_import(
            *poll, {.system = options.system, .sha256 = sha256_hex(*bytes), .rows = *rows},
            office.language, tx, office.clock.now());
    });
    for (const auto& problem : asked.problems) office.err << problem << "\n";
    if (!asked.problems.empty())
        return refuse(office, refused, {{"errors", std::to_string(asked.problems.size())}});
    if (asked.ballots == 0) return refuse(office, nothing);
    office.out << say(office.language, waits,
                      {{"ballots", std::to_string(asked.ballots)},
                       {"deed", std::to_string(asked.deed)}})
               << "\n";
    return 0;
}

}  // namespace linyi::cli
