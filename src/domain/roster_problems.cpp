#include "domain/roster_problems.hpp"

#include "domain/roster_import.hpp"

namespace linyi {
namespace problem_text {

const ProblemText not_utf8{
    {"文件不是 UTF-8 编码", "the file is not UTF-8"},
    {"在表格软件里另存为“CSV UTF-8”后再导入", "save it as \"CSV UTF-8\" in your spreadsheet"}};
const ProblemText too_large{{"文件超过 5 MiB", "the file is larger than 5 MiB"},
                            {"按楼栋拆成几个文件", "split it by building"}};
const ProblemText too_many_rows{
    {"超过 10000 行，其余未读", "more than 10,000 rows; the rest was not read"},
    {"按楼栋拆成几个文件", "split it by building"}};
const ProblemText open_quote{
    {"从这一行开始的引号没有结束", "a quoted field begins here and never ends"},
    {"补上或删去多余的英文双引号", "close the quote, or remove it"}};
const ProblemText no_rows{{"没有任何房屋", "there is no unit in it"},
                          {"第一行写列名，以下每行一套房屋",
                           "write column names in the first line, then one unit a line"}};
const ProblemText no_column{
    {"缺少列“{column}”", "column \"{column}\" is missing"},
    {"第一行至少要有：房号、面积、业主", "the first line needs at least: unit, area, owners"}};
const ProblemText column_twice{{"这一列出现了两次", "this column is there twice"},
                               {"只保留一列", "keep one of them"}};
const ProblemText unknown_column{
    {"不认识这一列，未读取", "this column is unknown and was not read"},
    {"不需要处理，或改成：房号、面积、业主、共有人、类型、状态、楼栋、单元、电话、账号、租户",
     "nothing to do, or rename it: unit, area, owners, co-owners, kind, status, building, "
     "stairwell, "
     "phone, accounts, tenants"}};
const ProblemText fields_too_many{
    {"这一行的格数比列名多", "this row has more fields than the header"},
    {"含逗号的内容请加英文双引号", "put text with commas in double quotes"}};
const ProblemText no_unit{{"没有房号", "there is no unit"},
                          {"写成 3-2-501 这样", "write it like 3-2-501"}};
const ProblemText owner_without_unit{
    {"有业主“{name}”但没有房号", "owner \"{name}\" stands here without a unit"},
    {"共有人写在同一套房屋的那一行，用分号隔开；否则补上房号",
     "a co-owner goes into the row of the unit, behind a semicolon; else write the unit"}};
const ProblemText bad_unit{{"看不懂房号“{text}”", "\"{text}\" is no unit"},
                           {"写成 3-2-501 或 3号楼2单元501", "write it like 3-2-501"}};
const ProblemText room_without_building{
    {"只有室号“{text}”，不知道是哪栋楼", "\"{text}\" is a room, but the building is not said"},
    {"填写楼栋一列，或写完整房号，如 3-2-501",
     "fill in the building, or write the whole unit, like 3-2-501"}};
const ProblemText other_building{
    {"房号 {unit} 与楼栋“{building}”不一致", "unit {unit} is not in building \"{building}\""},
    {"改正其中一处；房号写完整，如 3-2-501",
     "correct one of them; write the whole unit, like 3-2-501"}};
const ProblemText duplicate_unit{
    {"房号 {unit} 在第 {row} 行已经有了", "unit {unit} is already in row {row}"},
    {"删去其中一行", "remove one of the two rows"}};
const ProblemText duplicate_area{
    {"房号 {unit} 在第 {row} 行已经有了，那里面积是 {other}，这里是 {area}",
     "unit {unit} is already in row {row} with {other} m², here it has {area} m²"},
    {"核对产权登记，只保留正确的一行", "check the register and keep the right row only"}};
const ProblemText duplicate_owners{
    {"房号 {unit} 在第 {row} 行已经有了，业主不同",
     "unit {unit} is already in row {row} with other owners"},
    {"共有人写在同一行，用分号隔开；已过户的只保留现业主",
     "co-owners go into one row, parted by semicolons; of a sold unit keep the present owner"}};
const ProblemText no_area{{"没有面积", "there is no area"},
                          {"填写登记面积，如 102.35", "write the registered area, like 102.35"}};
const ProblemText bad_area{
    {"面积“{text}”看不懂", "\"{text}\" is no area"},
    {"只写数字，最多两位小数，如 102.35", "digits only, at most two decimals, like 102.35"}};
const ProblemText zero_area{{"面积为 0", "the area is 0"},
                            {"填写登记面积，如 102.35", "write the registered area, like 102.35"}};
const ProblemText odd_area{
    {"面积 {area} ㎡ 不寻常", "{area} m² is an unusual area"},
    {"核对小数点；没有错就不用改", "check the decimal point; if it is right, nothing to do"}};
const ProblemText bad_kind{
    {"看不懂类型“{text}”，或它说了两种", "\"{text}\" is no kind of unit, or two of them"},
    {"写 住宅、商铺 或 车位", "write home, shop or parking"}};
const ProblemText storage_unit{
    {"储藏室与车位一样：只在议事规则计入车位时才计算（共 {count} 套）",
     "storage rooms are kept like parking: they count only where parking counts ({count} of them)"},
    {"要单独计算就写成 住宅 或 商铺", "write home or shop if they count by themselves"}};
const ProblemText bad_status{{"不认识状态“{text}”", "\"{text}\" is no status"},
                             {"写 已售、未售 或 未交付", "write sold, unsold or undelivered"}};
const ProblemText bad_yes_no{{"“{text}”不是“是”或“否”", "\"{text}\" is neither yes nor no"},
                             {"写 是 或 否", "write yes or no"}};
const ProblemText bad_owner{
    {"业主姓名“{text}”太长，或含有分号、控制字符",
     "the owner's name \"{text}\" is too long, or holds a semicolon or control characters"},
    {"几位业主用分号隔开", "separate several owners by a semicolon"}};
const ProblemText number_as_owner{
    {"业主“{text}”是一串数字", "the owner \"{text}\" is a number"},
    {"核对列是否错位，填写姓名", "see whether a column has slipped; write the name"}};
const ProblemText masked_owner{
    {"业主“{text}”是隐去的姓名，无法分辨是谁",
     "the owner \"{text}\" is a masked name, which says not who it is"},
    {"填写全名；不知道就留空", "write the whole name, or leave it empty"}};
const ProblemText two_names{
    {"“{text}”中间有空格，是一位还是两位业主？", "is \"{text}\" one owner or two?"},
    {"两位用分号隔开，一位去掉空格", "part two by a semicolon; write one without the blank"}};
const ProblemText owner_is_status{
    {"业主一格写着“{text}”", "the owner's field says \"{text}\""},
    {"写进状态一列，业主留空", "write it into the column status, and leave the owner empty"}};
const ProblemText owner_twice{
    {"业主“{name}”在这一行写了两次", "owner \"{name}\" is named twice in this row"},
    {"删去一个", "remove one"}};
const ProblemText no_owner{{"没有业主姓名；这一套单独算一户",
                            "no owner is named; this unit counts as one head of its own"},
                           {"有姓名时补上", "add the name when you have it"}};
const ProblemText phone_count{
    {"电话有 {phones} 个，业主有 {owners} 位", "{phones} phones for {owners} owners"},
    {"按业主的顺序各写一个，没有的留空并保留分号",
     "one each in the order of the owners; leave a gap between semicolons for a missing one"}};
const ProblemText bad_phone{
    {"电话号码不完整，未使用", "the phone number is not complete and was not used"},
    {"补全号码，可用于区分同名业主", "complete it if it has to tell owners of one name apart"}};
const ProblemText owner_id_count{
    {"业主编号有 {ids} 个，业主有 {owners} 位", "{ids} owner ids for {owners} owners"},
    {"按业主的顺序各写一个，新业主处留空并保留分号",
     "one each in the order of the owners; leave a gap between semicolons for a new owner"}};
const ProblemText bad_owner_id{
    {"“{text}”不是业主编号", "\"{text}\" is no owner id"},
    {"不要改动导出的编号，新业主处留空", "leave exported ids alone; a new owner has none"}};
const ProblemText unknown_owner_id{
    {"这个小区没有业主编号 {text}", "this community has no owner {text}"},
    {"导入别的小区的名册时清空业主编号一列",
     "empty the column when the file comes from another community"}};
const ProblemText owner_id_name{
    {"业主编号 {text} 不是“{name}”", "owner {text} is not called \"{name}\""},
    {"换了业主就清空这个编号", "empty the id if the unit has a new owner"}};
const ProblemText lone_building{{"楼栋“{building}”只有 {unit} 这一套",
                                 "building \"{building}\" has this one unit only, {unit}"},
                                {"核对楼栋和房号；没有错就不用改",
                                 "check building and unit; if they are right, nothing to do"}};
const ProblemText tenant_without_unit{
    {"租户“{text}”前面没有名册里的房号，未绑定",
     "tenant \"{text}\" does not begin with a unit of this roster and was not bound"},
    {"写成“4-2-206 姓名”", "write it like \"4-2-206 name\""}};
const ProblemText one_person{{"“{name}”名下有 {units}，按同一人计一户",
                              "\"{name}\" owns {units} and counts as one person, one head"},
                             {"如果是同名的不同人，请给每人填写电话",
                              "if they are different people, give each a phone number"}};
const ProblemText several_people{
    {"“{name}”名下有 {units}，电话不同，按 {people} 个人计",
     "\"{name}\" owns {units}; the phones differ, so they count as {people} people"},
    {"如果是同一人，请填写同一个电话",
     "if it is one person, give the same phone number everywhere"}};
const ProblemText bad_shape{
    {"文件结构不对：{text}", "the file does not have the right shape: {text}"},
    {"参照 docs/roster.md 的例子", "see the example in docs/roster.md"}};
const ProblemText bad_role{
    {"不认识身份“{text}”", "\"{text}\" is no role"},
    {"写 property、community 或 street", "write property, community or street"}};

}  // namespace problem_text

std::string say(Language language, const RosterProblem& problem) {
    static constexpr Text row{"第 {row} 行", "row {row}"};
    static constexpr Text row_and_column{"第 {row} 行 {column}", "row {row}, {column}"};
    static constexpr Text column_only{"{column}", "{column}"};
    static constexpr Text file{"文件", "file"};
    static constexpr Text sentence{"{where}：{what}。→ {remedy}。", "{where}: {what}. → {remedy}."};
    static constexpr Text cell{"第 {row} 行 {column}（{cell}）", "row {row}, {column} ({cell})"};
    const auto& in_row = problem.column.empty() ? row
                         : problem.cell.empty() ? row_and_column
                                                : cell;
    const auto& of_file = problem.column.empty() ? file : column_only;
    const Text& where = problem.row == 0 ? of_file : in_row;
    // What a file says is shown on one line of a terminal.
    Args args;
    for (const auto& [name, value] : problem.args) args[name] = replace_all(tidy(value), "\n", " ");
    return say(language, sentence,
               {{"where", say(language, where,
                              {{"row", std::to_string(problem.row)},
                               {"column", replace_all(tidy(problem.column), "\n", " ")},
                               {"cell", problem.cell}})},
                {"what", say(language, *problem.what, args)},
                {"remedy", say(language, *problem.remedy, args)}});
}

}  // namespace linyi
