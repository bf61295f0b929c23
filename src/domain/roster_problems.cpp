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
    {"不需要处理，或改成：房号、面积、业主、类型、状态、楼栋、电话、账号、租户",
     "nothing to do, or rename it: unit, area, owners, kind, status, building, phone, accounts, "
     "tenants"}};
const ProblemText fields_too_many{
    {"这一行的格数比列名多", "this row has more fields than the header"},
    {"含逗号的内容请加英文双引号", "put text with commas in double quotes"}};
const ProblemText no_unit{{"没有房号", "there is no unit"},
                          {"写成 3-2-501 这样", "write it like 3-2-501"}};
const ProblemText bad_unit{{"看不懂房号“{text}”", "\"{text}\" is no unit"},
                           {"写成 3-2-501 或 3号楼2单元501", "write it like 3-2-501"}};
const ProblemText duplicate_unit{
    {"房号 {unit} 在第 {row} 行已经有了", "unit {unit} is already in row {row}"},
    {"删去其中一行", "remove one of the two rows"}};
const ProblemText no_area{{"没有面积", "there is no area"},
                          {"填写登记面积，如 102.35", "write the registered area, like 102.35"}};
const ProblemText bad_area{
    {"面积“{text}”看不懂", "\"{text}\" is no area"},
    {"只写数字，最多两位小数，如 102.35", "digits only, at most two decimals, like 102.35"}};
const ProblemText zero_area{{"面积为 0", "the area is 0"},
                            {"填写登记面积，如 102.35", "write the registered area, like 102.35"}};
const ProblemText bad_kind{{"不认识类型“{text}”", "\"{text}\" is no kind of unit"},
                           {"写 住宅、商铺 或 车位", "write home, shop or parking"}};
const ProblemText bad_status{{"不认识状态“{text}”", "\"{text}\" is no status"},
                             {"写 已售、未售 或 未交付", "write sold, unsold or undelivered"}};
const ProblemText bad_owner{{"业主姓名“{text}”太长或含有控制字符",
                             "the owner's name \"{text}\" is too long or holds control characters"},
                            {"几位业主用分号隔开", "separate several owners by a semicolon"}};
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
    const Text& where = problem.row == 0 ? (problem.column.empty() ? file : column_only)
                                         : (problem.column.empty() ? row : row_and_column);
    return say(language, sentence,
               {{"where", say(language, where,
                              {{"row", std::to_string(problem.row)}, {"column", problem.column}})},
                {"what", say(language, *problem.what, problem.args)},
                {"remedy", say(language, *problem.remedy, problem.args)}});
}

}  // namespace linyi
