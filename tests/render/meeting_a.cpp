#include "render/meeting_a.hpp"

namespace linyi::test {
namespace {

using namespace std::chrono_literals;

Day day(int year, unsigned month, unsigned day_of_month) {
    return Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

LocalTime whole(Day date) {
    return {.day = date, .time = 24h};
}

BriefingPerson zhou() {
    return {.name = "周敏", .role = Role::committee, .post = "主任"};
}
BriefingPerson zheng() {
    return {.name = "郑国强", .role = Role::committee, .post = "副主任"};
}
BriefingPerson han() {
    return {.name = "韩雪", .role = Role::committee};
}
BriefingPerson wu() {
    return {.name = "吴磊", .role = Role::manager, .post = "项目经理"};
}
BriefingPerson lin() {
    return {.name = "林静", .role = Role::community};
}
BriefingPerson sun() {
    return {.name = "孙浩", .role = Role::street, .post = "城建办"};
}
BriefingPerson owner(std::string name, std::string building) {
    return {.name = std::move(name), .building = std::move(building)};
}

BriefingMeeting meeting() {
    return {.name = "和悦里小区第四季度物业治理推进会",
            .start = {.day = day(2025, 11, 20), .time = 19h + 30min},
            .end = LocalTime{.day = day(2025, 11, 20), .time = 20h + 34min},
            .places = {"社区党群服务中心二楼议事厅", "和悦里小区业主议事群（线上）"},
            .parties = {{.role = Role::committee, .heads = 3, .people = {zhou(), zheng(), han()}},
                        {.role = Role::manager, .heads = 2, .people = {wu()}},
                        {.role = Role::community, .heads = 1, .people = {lin()}}},
            .households = 14,
            .tenants = 1,
            .observers = {sun()},
            .host = zhou(),
            .recorder = han()};
}

BriefingItem charging_shed() {
    return {
        .title = "电动自行车集中充电棚",
        .background =
            "8月以来飞线充电、楼道充电投诉17起，消防通报2次。物业提出在北门东侧建充电棚，120个车位"
            "。",
        .remarks = {{.by = owner("马秀兰", "3"), .text = "楼道充电夜间不安全，希望早日建棚"},
                    {.by = owner("赵倩", "2"), .text = "有住户从窗户飞线充电", .supporters = 2},
                    {.by = owner("邓磊", "4"),
                     .text = "北门东侧距4号楼仅8米，担心火灾，建议移至南侧围墙边",
                     .supporters = 1},
                    {.by = owner("黄志强", "2"),
                     .text = "建棚的钱谁出",
                     .is_question = true,
                     .answer =
                         BriefingAnswer{
                             .by = wu(),
                             .text = "由充电运营企业投资，业主不出资，服务费每度0.6元封顶"}},
                    {.by = owner("张伟", "2"),
                     .text = "街道有没有补贴",
                     .is_question = true,
                     .answer = BriefingAnswer{.by = sun(),
                                              .text = "消防器材补贴每处5000元，12月15日前申报"}}},
        .consensus = "分歧在于选址距4号楼的距离。加装防火隔墙后，提出异议的业主表示可以考虑",
        .polls = {{.question = "在北门东侧建设集中充电棚，形成议案提交业主大会表决",
                   .options = {{.label = "同意", .households = 14},
                               {.label = "反对", .households = 1},
                               {.label = "弃权", .households = 2}},
                   .valid = 17,
                   .is_yes_no = true,
                   .passed = true,
                   .winner = "同意",
                   .legal_note = "该事项须依法提交业主大会表决，群内表决不替代法定表决"}}};
}

BriefingItem visitor_parking() {
    return {
        .title = "访客车辆免费停车时长",
        .background = "现行访客免费15分钟，不少业主反映太短",
        .remarks = {{.by = owner("何晓燕", "3"), .text = "15分钟不够用"},
                    {.by = owner("罗斌", "3"), .text = "60分钟会引来外来车辆", .supporters = 1}},
        .polls = {{.question = "访客免费停车时长",
                   .options = {{.label = "30分钟", .households = 9},
                               {.label = "60分钟", .households = 6},
                               {.label = "弃权", .households = 2}},
                   .valid = 17,
                   .passed = true,
                   .winner = "30分钟"}}};
}

BriefingItem common_income() {
    return {
        .title = "公共收益公示",
        .remarks = {{.by = owner("陈志明", "1"), .text = "建议每季度主动张贴", .supporters = 3}},
        .polls = {{.question = "公共收益每季度公示",
                   .options = {{.label = "同意", .households = 11},
                               {.label = "反对", .households = 0},
                               {.label = "弃权", .households = 1}},
                   .valid = 12,
                   .unclear = 1,
                   .is_yes_no = true,
                   .passed = true,
                   .winner = "同意"}}};
}

std::vector<BriefingResolution> resolutions() {
    return {{.title = "电动自行车集中充电棚",
             .measures = {{.text = "完成议案和选址图，公示15日后提交业主大会",
                           .responsible = {.person = zheng()},
                           .due = whole(day(2025, 11, 30))},
                          {.text = "申报消防器材补贴",
                           .responsible = {.person = han()},
                           .due = whole(day(2025, 12, 15))}},
             .supervision = "居委会林静"},
            {.title = "访客免费停车时长调整为30分钟",
             .measures = {{.text = "完成道闸调整",
                           .responsible = {.person = wu()},
                           .due = whole(day(2025, 12, 1))}},
             .supervision = "业委会"},
            {.title = "公共收益公示",
             .measures = {{.text = "公示第三季度明细",
                           .responsible = {.person = wu()},
                           .due = whole(day(2025, 11, 25)),
                           .due_words = "三个工作日内"},
                          {.text = "每季度结束后15日内公示",
                           .responsible = {.person = wu()},
                           .due = whole(day(2026, 1, 15))}},
             .supervision = "业委会、居委会，业主可书面查阅"},
            {.title = "北门门禁修复",
             .measures = {{.text = "修复北门门禁",
                           .responsible = {.person = wu()},
                           .due = whole(day(2025, 11, 28))}},
             .supervision = "业委会",
             .overdue_action = "逾期由业委会书面催告并报街道"}};
}

std::vector<BriefingTask> last_tasks() {
    return {{.title = "3号楼南侧路灯更换",
             .responsible = {.person = wu()},
             .due = whole(day(2025, 11, 15)),
             .state = BriefingTask::State::done,
             .done_on = day(2025, 11, 12)},
            {.title = "北门门禁维修",
             .responsible = {.person = wu()},
             .due = whole(day(2025, 11, 15)),
             .new_due = whole(day(2025, 11, 28)),
             .percent = 60,
             .note = "配件未到",
             .is_overdue = true},
            {.title = "楼道杂物清理",
             .responsible = {.person = wu()},
             .due = whole(day(2025, 11, 30)),
             .note = "已清理两轮，月底前再清一轮"}};
}

}  // namespace

BriefingInput meeting_a() {
    return {
        .community = "和悦里小区",
        .publisher = "和悦里小区业主委员会",
        .street = "青禾街道",
        .until = day(2025, 11, 21),
        .meeting = meeting(),
        .last_tasks = last_tasks(),
        .items = {charging_shed(), visitor_parking(), common_income()},
        .disclosures =
            {{.period = "2025年第三季度公共收益",
              .income = {{"电梯广告", 3650000}, {"临时停车", 12840000}, {"快递柜", 600000}},
              .expense = {{"路灯更换", 1860000}, {"绿化补种", 930000}},
              .balance_fen = 14300000}},
        .emergencies = {{.what = "2号楼2单元电梯困人",
                         .at = {.day = day(2025, 11, 20), .time = 19h + 54min},
                         .response_seconds = 15,
                         .resolved = LocalTime{.day = day(2025, 11, 20), .time = 20h + 2min},
                         .outcome = "两人获救，无人受伤，电梯停梯检查"}},
        .resolutions = resolutions(),
        .tasks = {{.title = "充电棚选址现场查看",
                   .responsible = {.person = sun()},
                   .due = whole(day(2025, 12, 5))},
                  {.title = "夜间劝导志愿服务", .responsible = {.person = owner("王建国", "1")}}},
        .next_steps = {"重点推动充电棚议案和公共收益公示落实"},
        .next_meeting = BriefingNextMeeting{.at = {.day = day(2025, 12, 18), .time = 19h + 30min},
                                            .agenda = {"电梯大修", "儿童活动区"}},
        .channels = {"业主群", "意见箱", "物业热线0571-88880000"},
        .attachments = {"签到表", "意见清单", "表决明细（户号脱敏）",
                        "2025年第三季度公共收益收支表"},
        .privacy = {
            .hidden_names = {"王建国", "李梅", "赵倩", "马秀兰", "徐芳", "刘洋", "何晓燕", "孙丽",
                             "李德福", "张伟", "郭涛", "陈志明", "罗斌", "邓磊", "黄志强", "韩雪"},
            .on_duty_names = {"周敏", "郑国强", "韩雪", "吴磊", "林静", "孙浩"},
            .hidden_units = {{"4-2-206", "4"}, {"S-03", "S"}}}};
}

}  // namespace linyi::test
