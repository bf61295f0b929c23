#include "domain/roster_columns.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <span>

namespace linyi {
namespace {

constexpr std::size_t header_rows_searched = 40;  // titles, who made the list and when
constexpr std::size_t shown_code_points_max = 20;

struct Named {
    RosterColumn column{};
    std::string_view name{};  ///< as the builder calls it
    Text shown{};
};

constexpr std::array<Named, 16> names{{
    {RosterColumn::unit, "unit", {"房号", "unit"}},
    {RosterColumn::building, "building", {"楼栋", "building"}},
    {RosterColumn::stairwell, "stairwell", {"单元", "stairwell"}},
    {RosterColumn::area, "area", {"面积", "area"}},
    {RosterColumn::owners, "owners", {"业主", "owners"}},
    {RosterColumn::co_owners, "co-owners", {"共有人", "co-owners"}},
    {RosterColumn::kind, "kind", {"类型", "kind"}},
    {RosterColumn::status, "status", {"状态", "status"}},
    {RosterColumn::delivered, "delivered", {"是否交付", "delivered"}},
    {RosterColumn::sold, "sold", {"是否已售", "sold"}},
    {RosterColumn::phone, "phone", {"电话", "phone"}},
    {RosterColumn::co_phone, "co-owner's phone", {"共有人电话", "co-owner's phone"}},
    {RosterColumn::accounts, "accounts", {"账号", "accounts"}},
    {RosterColumn::tenants, "tenants", {"租户", "tenants"}},
    {RosterColumn::owner_ids, "owner ids", {"业主编号", "owner ids"}},
    {RosterColumn::ignored, "", {"", ""}},
}};

using Words = std::initializer_list<std::string_view>;

bool is_any(std::string_view text, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}
bool is_any(std::string_view text, Words words) {
    return is_any(text, std::span(words.begin(), words.size()));
}

bool holds(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// "* 建筑 面积(㎡)：" as it is compared: "建筑面积".
std::string header_word(std::string_view header) {
    auto word = tidy_word(header);
    for (const std::string_view bracket : {"(", "[", "【", "〔", "<"}) {
        if (const auto at = word.find(bracket); at != word.npos && at != 0) word.resize(at);
    }
    std::string bare;
    for (const char c : word) {
        if (std::string_view("*:.-_/'#\"").find(c) == std::string_view::npos) bare += c;
    }
    for (const std::string_view unit : {"平方米", "平米", "㎡", "m²", "m2", "sqm"}) {
        if (bare.size() > unit.size() && bare.ends_with(unit))
            bare.resize(bare.size() - unit.size());
    }
    return bare;
}

/// 业主姓名, 不动产权利人, owner's name: a word for owners with nothing but these around it.
bool names_owners(std::string_view word, Words owners) {
    for (const std::string_view before : {"房屋", "不动产", "全体", "所有"}) {
        if (word.starts_with(before) && word.size() > before.size() &&
            holds(word.substr(before.size()), owners)) {
            word.remove_prefix(before.size());
            break;
        }
    }
    for (const auto owner : owners) {
        if (!word.starts_with(owner)) continue;
        const auto rest = word.substr(owner.size());
        if (is_any(rest, {"", "姓名", "名称", "名字", "名单", "姓名名称", "名", "s", "name",
                          "names", "sname", "snames"}))
            return true;
    }
    return false;
}

constexpr std::string_view unit_words[] = {
    "房号",       "室号",     "室",       "户号",       "房间",      "房间号",      "房屋",
    "房屋号",     "房屋编号", "房屋编码", "房屋号码",   "房产",      "门牌",        "门牌号",
    "门牌号码",   "车位号",   "铺号",     "商铺号",     "房屋名称",  "房间名称",    "房间编号",
    "房间编码",   "车位编号", "车位号码", "单元房号",   "单元室号",  "room",        "roomno",
    "roomnumber", "flat",     "flatno",   "flatnumber", "apartment", "apartmentno", "apt",
    "door",       "doorno",   "suite",    "label"};
constexpr std::string_view building_words[] = {
    "楼栋",       "楼号",           "栋",       "幢",       "座",   "楼",
    "楼幢",       "楼栋号",         "楼幢号",   "栋号",     "幢号", "座号",
    "楼座",       "楼宇",           "楼栋名称", "楼宇名称", "栋座", "building",
    "buildingno", "buildingnumber", "block",    "blockno",  "bldg", "tower"};
constexpr std::string_view stairwell_words[] = {
    "单元",   "单元号",   "门洞",      "门洞号",    "梯",       "梯号", "楼门",
    "楼门号", "单元名称", "stairwell", "staircase", "entrance", "stair"};
constexpr std::string_view kind_words[] = {
    "类型", "类别",     "房屋类型", "房屋类别", "房产类型",    "物业类型", "物业类别",
    "用途", "房屋用途", "规划用途", "设计用途", "业态",        "kind",     "type",
    "use",  "usage",    "unittype", "unitkind", "propertytype"};
constexpr std::string_view status_words[] = {
    "状态",        "房屋状态",       "销售状态",       "销售情况",  "出售状态", "交付状态",
    "交付情况",    "交房状态",       "交房情况",       "入住状态",  "入住情况", "居住状态",
    "使用状态",    "状况",           "房屋状况",       "status",    "state",    "salestatus",
    "salesstatus", "deliverystatus", "handoverstatus", "occupancy", "入伙状态", "入伙情况"};
constexpr std::string_view ignored_words[] = {
    "序号",  "编号", "行号",   "备注",    "说明", "no",    "nr",      "number",
    "index", "id",   "remark", "remarks", "note", "notes", "comment", "comments"};

std::optional<RosterColumn> exact_column(std::string_view word) {
    if (is_any(word, {"业主编号", "业主id", "ownerids", "ownerid"})) return RosterColumn::owner_ids;
    if (is_any(word, {"是否交付", "是否已交付", "是否交房", "是否已交房", "是否收房", "isdelivered",
                      "delivered"}))
        return RosterColumn::delivered;
    if (is_any(word, {"是否已售", "是否售出", "是否出售", "是否销售", "issold", "sold"}))
        return RosterColumn::sold;
    if (is_any(word, unit_words)) return RosterColumn::unit;
    if (is_any(word, building_words)) return RosterColumn::building;
    if (is_any(word, stairwell_words)) return RosterColumn::stairwell;
    if (is_any(word, kind_words)) return RosterColumn::kind;
    if (is_any(word, status_words)) return RosterColumn::status;
    if (is_any(word, {"账号", "账户", "帐号", "帐户", "群账号", "accounts", "account"}))
        return RosterColumn::accounts;
    if (is_any(word, {"租户", "租客", "承租人", "租户账号", "tenants", "tenant"}))
        return RosterColumn::tenants;
    if (is_any(word, ignored_words)) return RosterColumn::ignored;
    return std::nullopt;
}

std::optional<RosterColumn> known_column(std::string_view word) {
    if (const auto exact = exact_column(word)) return exact;
    // 楼栋/单元/房号 in one column.
    if (holds(word, {"栋", "幢", "楼"}) && holds(word, {"室", "房号", "门牌"}))
        return RosterColumn::unit;
    if (holds(word, {"电话", "手机", "联系方式", "联系号码", "phone", "mobile", "telephone"}) ||
        word == "tel")
        return holds(word, {"共有", "共同", "coowner"}) ? RosterColumn::co_phone
                                                        : RosterColumn::phone;
    // The law counts what the register says; net, shared and planned areas are other things.
    if (holds(word, {"面积", "area"}) ||
        is_any(word, {"size", "建面", "平方", "平米", "㎡", "m2", "sqm"}))
        return holds(word, {"套内", "公摊", "分摊", "使用", "花园", "露台", "阳台", "赠送", "占地",
                            "预测", "计费", "收费", "usable", "shared", "net", "inner"})
                   ? std::nullopt
                   : std::optional(RosterColumn::area);
    if (names_owners(word,
                     {"共有产权人", "共同产权人", "共有权人", "共有人", "共同所有人", "其他产权人",
                      "其他业主", "共有业主", "coowner", "jointowner", "otherowner"}))
        return RosterColumn::co_owners;
    if (names_owners(word, {"业主", "产权人", "产权所有人", "所有权人", "权利人", "房主", "户主",
                            "购房人", "买受人", "业户", "客户", "owner"}) ||
        is_any(word, {"姓名", "名称", "名字", "户名", "name", "names"}))
        return RosterColumn::owners;
    return std::nullopt;
}

/// Takes the number out of a word: 业主2, 业主1电话, 电话二.
int take_number(std::string& word) {
    constexpr std::array<std::string_view, 6> numerals{"一", "二", "三", "四", "五", "六"};
    if (const auto at = word.find_first_of("123456789"); at != word.npos) {
        const int number = word[at] - '0';
        word.erase(at, 1);
        return number;
    }
    for (std::size_t at = 0; at < numerals.size(); ++at) {
        if (!word.ends_with(numerals[at])) continue;
        word.resize(word.size() - numerals[at].size());
        return static_cast<int>(at) + 1;
    }
    return 0;
}

bool may_repeat(RosterColumn column) {
    return column == RosterColumn::owners || column == RosterColumn::co_owners ||
           column == RosterColumn::phone || column == RosterColumn::co_phone;
}

std::string shown_text(std::string_view text) {
    return std::string(first_code_points(tidy(text), shown_code_points_max));
}

/// What one row, or two, say about the columns.
RosterHeader read_header(const Table& table, std::size_t first, std::size_t last) {
    RosterHeader header{.first = first, .last = last};
    std::optional<std::size_t> unit_word;  // index into columns of a header "unit"
    std::size_t width = 0;
    for (auto at = first; at <= last; ++at) width = std::max(width, table.rows[at].cells.size());
    for (std::size_t place = 0; place < width; ++place) {
        std::optional<ColumnWord> known;
        std::string shown;
        for (auto at = last + 1; at-- > first && !known;) {  // the lower row says it more closely
            const auto& cells = table.rows[at].cells;
            if (place >= cells.size() || tidy(cells[place].text).empty()) continue;
            known = column_in_words(cells[place].text);
            if (known || shown.empty()) shown = shown_text(cells[place].text);
        }
        if (!known) {
            if (!shown.empty()) header.unknown.push_back({.place = place, .shown = shown});
            continue;
        }
        if (known->may_be_stairwell) unit_word = header.columns.size();
        header.columns.push_back({known->column, known->number, place, shown});
    }
    const auto units = header.all(RosterColumn::unit).size();
    if (unit_word && units == 2 && !header.has(RosterColumn::stairwell))
        header.columns[*unit_word].column = RosterColumn::stairwell;
    return header;
}

std::size_t known_columns(const RosterHeader& header) {
    std::set<std::pair<RosterColumn, int>> known;
    for (const auto& column : header.columns) {
        if (column.column != RosterColumn::ignored) known.emplace(column.column, column.number);
    }
    return known.size();
}

/// A second header row below the first: nothing in it but names of columns.
bool goes_on_below(const Table& table, std::size_t first) {
    if (first + 1 >= table.rows.size()) return false;
    std::size_t own = 0;
    for (const auto& cell : table.rows[first + 1].cells) {
        if (tidy(cell.text).empty() || cell.is_repeated) continue;
        if (!column_in_words(cell.text)) return false;
        ++own;
    }
    return own > 0;
}

}  // namespace

Text shown_name(RosterColumn column) {
    return names[static_cast<std::size_t>(column)].shown;
}

std::string_view builder_name(RosterColumn column) {
    return names[static_cast<std::size_t>(column)].name;
}

std::optional<ColumnWord> column_in_words(std::string_view header) {
    auto word = header_word(header);
    if (word.empty()) return std::nullopt;
    if (is_any(word, {"unit", "unitno", "unitnumber"}))
        return ColumnWord{.column = RosterColumn::unit, .may_be_stairwell = true};
    const auto whole = known_column(word);
    if (whole && !may_repeat(*whole)) return ColumnWord{.column = *whole};
    const int number = take_number(word);
    const auto column = whole ? whole : known_column(word);
    if (!column || !may_repeat(*column)) return std::nullopt;
    return ColumnWord{.column = *column, .number = number};
}

bool RosterHeader::has(RosterColumn column) const {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const HeaderColumn& known) { return known.column == column; });
}

std::vector<const HeaderColumn*> RosterHeader::all(RosterColumn column) const {
    std::vector<const HeaderColumn*> found;
    for (const auto& known : columns) {
        if (known.column == column) found.push_back(&known);
    }
    std::stable_sort(found.begin(), found.end(), [](const HeaderColumn* a, const HeaderColumn* b) {
        return a->number < b->number;
    });
    return found;
}

const TableCell& cell_at(const TableRow& row, const HeaderColumn* column) {
    static const TableCell none{};
    return column == nullptr || column->place >= row.cells.size() ? none : row.cells[column->place];
}

std::optional<FoundHeader> find_roster_header(const Table& table) {
    std::optional<FoundHeader> closest;
    std::size_t most = 0;
    const auto rows = std::min(table.rows.size(), header_rows_searched);
    for (std::size_t at = 0; at < rows; ++at) {
        auto header = read_header(table, at, at);
        const auto known = known_columns(header);
        if (known > most || !closest) {
            most = known;
            closest = FoundHeader{.header = header};
        }
        if (known < 2 || !(header.has(RosterColumn::unit) || header.has(RosterColumn::area)))
            continue;
        if (goes_on_below(table, at)) {
            auto both = read_header(table, at, at + 1);
            if (known_columns(both) >= known) header = std::move(both);
        }
        return FoundHeader{std::move(header), true};
    }
    return closest;
}

}  // namespace linyi
