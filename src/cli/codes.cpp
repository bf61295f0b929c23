#include "cli/office.hpp"
#include "commands/payload.hpp"
#include "domain/code.hpp"
#include "domain/csv.hpp"
#include "language/words.hpp"
#include "render/code_sheet.hpp"

#include <algorithm>

namespace linyi::cli {
namespace {

constexpr Text bad_format{"格式写 table、csv、html 或 pdf。",
                          "The format is table, csv, html or pdf."};
constexpr Text needs_file{"PDF 需要文件名：--out 绑定码.pdf",
                          "A PDF needs a file name: --out codes.pdf"};
constexpr Text unknown_community{"没有小区“{name}”。", "There is no community \"{name}\"."};
constexpr Text unknown_unit{"名册里没有 {unit}。", "The roster has no unit {unit}."};
constexpr Text no_units{"没有需要绑定码的房屋。先导入名册：linyi import-roster",
                        "There is no unit that needs a code. Import the roster first: linyi "
                        "import-roster"};
constexpr Text shown_once{
    "{count} "
    "个绑定码，只显示这一次，请保管好并当面或密封交给业主。这些房屋以前没用过的码已作废。业主私聊机"
    "器人："
    "/绑定 房号 绑定码",
    "{count} codes, shown this once: keep them safe and hand them over in person or sealed. Unused "
    "earlier codes of these units no longer work. Owners send the bot privately: /bind UNIT CODE"};
constexpr Text header_unit{"房号", "unit"};
constexpr Text header_code{"绑定码", "code"};

bool contains(const std::vector<std::string>& list, const std::string& entry) {
    return std::find(list.begin(), list.end(), entry) != list.end();
}

/// The units that are asked for, in roster order. Unsold and undelivered ones have nobody to bind.
std::vector<Unit> wanted(CommunityId community, const CodesOptions& options,
                         const std::vector<std::string>& labels, storage::Tx& tx) {
    auto units = tx.roster().units(community);
    std::erase_if(units, [&](const Unit& unit) {
        if (unit.status != UnitStatus::sold) return true;
        if (!labels.empty() && !contains(labels, unit.label)) return true;
        if (!options.buildings.empty() && !contains(options.buildings, unit.building)) return true;
        return options.unbound_only && !tx.roster().owner_accounts(unit.id).empty();
    });
    return units;
}

std::vector<render::CodeCard> make_codes(CommunityId community, const std::vector<Unit>& units,
                                         storage::Tx& tx, Office& office) {
    const auto now = office.clock.now();
    std::vector<render::CodeCard> printed;
    for (const auto& unit : units) {
        printed.push_back({unit.label, make_code(office.random, bind_code_characters)});
        tx.roster().add_code(storage::code_hash(normalise_code(printed.back().code)),
                             {.community = community, .kind = "bind", .unit = unit.id}, now);
    }
    if (!printed.empty())
        tx.acts().append({.community = community,
                          .kind = "bind_codes_made",
                          .decided_at = now,
                          .payload = commands::Payload{}
                                         .set("units", static_cast<std::int64_t>(printed.size()))
                                         .json()});
    return printed;
}

/// The cards and whose they are, as text for the caller's process.
std::string made_of(const Community& community, const std::vector<render::CodeCard>& cards) {
    std::vector<std::vector<std::string>> rows{
        {community.name, std::string(to_text(community.language))}};
    for (const auto& card : cards) rows.push_back({card.unit, card.code});
    return text_of(rows);
}

render::CodeSheet sheet_of(const std::string& made) {
    const auto rows = rows_in(made);
    render::CodeSheet sheet{.community = rows.at(0).at(0),
                            .language = rows[0].at(1) == "zh" ? Language::zh : Language::en};
    for (auto row = rows.begin() + 1; row != rows.end(); ++row)
        sheet.cards.push_back({.unit = row->at(0), .code = row->at(1)});
    return sheet;
}

std::string csv_of(const std::vector<render::CodeCard>& cards, Language language) {
    auto csv = say(language, header_unit) + "," + say(language, header_code) + "\r\n";
    for (const auto& card : cards)
        csv += csv_field(card.unit) + "," + csv_field(card.code) + "\r\n";
    return csv;
}

std::string table_of(const std::vector<render::CodeCard>& cards) {
    std::size_t width = 0;
    for (const auto& card : cards) width = std::max(width, code_points(card.unit));
    std::string table;
    for (const auto& card : cards)
        table +=
            card.unit + std::string(width - code_points(card.unit) + 2, ' ') + card.code + "\n";
    return table;
}

bool is_sheet(const CodesOptions& options) {
    return options.format == "html" || options.format == "pdf";
}

int refuse(Office& office, int exit_code, const Text& text, const Args& args = {}) {
    office.err << say(office.language, text, args) << "\n";
    return exit_code;
}

}  // namespace

int run_codes(const CodesOptions& options, Office& office) {
    if (options.format != "table" && options.format != "csv" && !is_sheet(options))
        return refuse(office, 2, bad_format);
    if (options.format == "pdf" && options.out.empty()) return refuse(office, 2, needs_file);
    const auto community = office.store.tx().communities().find_by_name(options.community);
    if (!community) return refuse(office, 1, unknown_community, {{"name", options.community}});
    std::vector<std::string> labels;
    for (const auto& typed : options.units) {
        auto label = language::unit_label(typed);
        if (label.empty()) label = std::string(trim(typed));
        if (!office.store.tx().roster().find(community->id, label))
            return refuse(office, 1, unknown_unit, {{"unit", typed}});
        labels.push_back(std::move(label));
    }
    std::vector<render::CodeCard> printed;
    office.store.transact([&](storage::Tx& tx) {
        printed = make_codes(community->id, wanted(community->id, options, labels, tx), tx, office);
    });
    if (printed.empty()) return refuse(office, 1, no_units);
    if (is_sheet(options)) {
        office.made = made_of(*community, printed);
    } else {
        const auto text =
            options.format == "csv" ? csv_of(printed, office.language) : table_of(printed);
        if (options.out.empty()) {
            office.out << text;
        } else {
            office.made = text;
        }
    }
    office.err << say(office.language, shown_once, {{"count", std::to_string(printed.size())}})
               << "\n";
    return 0;
}

Result<void> can_hand_over_codes(const CodesOptions& options) {
    if (options.format == "pdf" && !render::has_chinese_letters())
        return Error{render::no_chinese_letters};
    return {};
}

Result<void> hand_over_codes(const CodesOptions& options, const std::string& made,
                             const Handover& to) {
    if (options.format == "html") return write_bytes(code_sheet_page(sheet_of(made)), to);
    if (options.format != "pdf") return write_bytes(made, to);
    const auto pdf = code_sheet_pdf(sheet_of(made));
    if (!pdf) return pdf.error();
    return write_bytes(*pdf, to);
}

}  // namespace linyi::cli
