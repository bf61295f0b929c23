#include "domain/roster_problems.hpp"

namespace linyi::problem_text {

const ProblemText unknown_encoding{
    {"文件编码既不是 UTF-8，也不是 GB18030（GBK）", "the file is neither UTF-8 nor GB18030 (GBK)"},
    {"在表格软件里另存为 .xlsx 或“CSV UTF-8”后再导入",
     "save it as .xlsx or \"CSV UTF-8\" in your spreadsheet"}};
const ProblemText read_as{
    {"不是 UTF-8，按 {encoding} 读取", "it is not UTF-8 and was read as {encoding}"},
    {"文字正常就不用改；乱码时另存为“CSV UTF-8”",
     "nothing to do if names look right; else save it as \"CSV UTF-8\""}};
const ProblemText damaged_workbook{
    {"不是完整的 .xlsx 文件（{text}）", "it is no whole .xlsx file ({text})"},
    {"用表格软件打开，另存为 .xlsx 后再导入", "open it in a spreadsheet and save it as .xlsx"}};
const ProblemText locked_or_old_workbook{
    {"是旧式 .xls 文件，或设了密码", "it is an old .xls file, or it has a password"},
    {"去掉密码，另存为 .xlsx", "take the password off and save it as .xlsx"}};
const ProblemText open_document{{"是 .ods 文件", "it is an .ods file"},
                                {"另存为 .xlsx", "save it as .xlsx"}};
const ProblemText web_page{
    {"是网页，不是表格文件", "it is a web page and no table"},
    {"用表格软件打开，另存为 .xlsx", "open it in a spreadsheet and save it as .xlsx"}};
const ProblemText workbook_too_large{
    {"解开后超过 {limit}（{text}）", "unpacked it is larger than {limit} ({text})"},
    {"只留名册一张表，删去图片和空行，或按楼栋拆开",
     "keep the roster's sheet only, without pictures and empty rows, or split it by building"}};
const ProblemText no_such_sheet{
    {"没有工作表“{sheet}”，有的是：{sheets}", "there is no sheet \"{sheet}\"; there are: {sheets}"},
    {"用 --sheet 写其中一个名称", "name one of them with --sheet"}};
const ProblemText no_sheets_here{{"CSV 和 JSON 没有工作表", "CSV and JSON have no sheets"},
                                 {"去掉 --sheet", "leave --sheet out"}};
const ProblemText other_sheets{
    {"读取的是工作表“{sheet}”；{sheets} 也像名册，没有读取",
     "sheet \"{sheet}\" was read; {sheets} look like a roster too and were not read"},
    {"需要的话用 --sheet 名称 分别导入", "import each with --sheet NAME if they belong to it"}};
const ProblemText formulas{
    {"{count} 格是公式（第一个是 {cell}），读取的是上次算出的值",
     "{count} cells are formulas (first {cell}); what they showed last was read"},
    {"核对这些值；没有错就不用改", "check them; if they are right, nothing to do"}};
const ProblemText hidden_rows{
    {"{count} 行在表格里是隐藏的（第一个是第 {row} 行），也读取了",
     "{count} rows are hidden in the sheet (first {row}) and were read as well"},
    {"不属于名册的行请删去", "remove those that do not belong to the roster"}};
const ProblemText cell_error{{"这一格是错误值“{text}”", "the cell shows the error {text}"},
                             {"在表格软件里改正后保存", "correct it in the spreadsheet and save"}};
const ProblemText cell_uncomputed{
    {"这一格是公式，文件里没有算出的值", "the cell is a formula, and the file has no value for it"},
    {"用表格软件打开，保存一次", "open the file in a spreadsheet and save it once"}};
const ProblemText cell_date{
    {"这一格成了日期 {text}", "the cell has become the date {text}"},
    {"把这一列设为“文本”格式，重新填写", "format the column as text and type it again"}};
const ProblemText cell_merged{
    {"几套房屋合并了这一格", "several units share this merged cell"},
    {"取消合并，给每一套单独填写", "unmerge it and fill it in for each unit"}};
const ProblemText no_header{{"前 40 行里没有列名", "the first 40 rows have no column names"},
                            {"用一行写列名，至少：房号、面积、业主",
                             "name the columns in one row, at least: unit, area, owners"}};
const ProblemText two_areas{
    {"有两列面积：{columns}", "there are two columns with an area: {columns}"},
    {"只保留表决要计的一列（产权登记的面积）",
     "keep the one that votes count: what the register says"}};
const ProblemText total_row{{"是合计行，未读取", "it is a row of totals and was not read"},
                            {"不需要处理", "nothing to do"}};
const ProblemText total_differs{
    {"合计行写着 {text}，各行相加是 {area}", "the totals say {text}, the rows add up to {area}"},
    {"核对是否有漏行或错数", "see whether a row is missing or a number is wrong"}};
const ProblemText remark_row{
    {"“{text}”像是备注，未读取", "\"{text}\" looks like a remark and was not read"},
    {"不需要处理", "nothing to do"}};

}  // namespace linyi::problem_text
