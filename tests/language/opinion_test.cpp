#include "language/category.hpp"
#include "language/emergency.hpp"
#include "language/person.hpp"

#include <gtest/gtest.h>

#include <set>

namespace linyi::language {
namespace {

TEST(Category, FollowsTheKeywordsOfTheTable) {
    EXPECT_EQ(category_of("北门门禁坏一个月了,上次说11月15日修好的,又拖"), "SECUR");
    EXPECT_EQ(category_of("楼上有人从窗户拉线下来充电,飞线!太危险"), "EBIKE");
    EXPECT_EQ(category_of("2号楼这部电梯三个月坏了4次,该大修了"), "ELEV");
    EXPECT_EQ(category_of("建议每季度主动张贴公示,也发到群里,别等业主来问"), "FUND");
    EXPECT_EQ(category_of("儿童滑梯破了个口子,容易划伤孩子"), "FACIL");
    EXPECT_EQ(category_of("The elevators are stuck again"), "ELEV");
    EXPECT_EQ(category_of("吃了吗"), "OTHER");
}

TEST(Category, ALongerWordOutweighsAShorterOneInsideIt) {
    EXPECT_EQ(category_of("楼道里停电动车充电太吓人了"), "EBIKE");  // not 停电
    EXPECT_EQ(category_of("昨晚又停电了"), "UTIL");
    EXPECT_EQ(category_of("this category is fine"), "OTHER");  // not cat
}

TEST(Category, TheTopicDecidesWhereWordsDoNot) {
    EXPECT_EQ(category_of("爸妈来送菜,15分钟根本不够", "访客车辆免费停车时长"), "PARK");
    EXPECT_EQ(category_of("北门东侧离4号楼只有8米", "电动自行车集中充电棚"), "EBIKE");
    EXPECT_EQ(category_of("电梯坏了", "访客车辆免费停车时长"), "ELEV");
}

TEST(Category, SeveralMayBeTouchedAndTheTableMayBeAnother) {
    const auto codes = categories_of("电梯里的电动自行车太多");
    EXPECT_EQ(codes, (std::vector<std::string>{"EBIKE", "ELEV"}));
    const Categories own{{{"POOL", "泳池", "pool", {"泳池", "swimming"}}}};
    EXPECT_EQ(category_of("泳池的水太脏", {}, own), "POOL");
}

TEST(Category, TheDefaultTableHasAllCodesOnce) {
    std::set<std::string> codes;
    for (const Category& category : default_categories().all) codes.insert(category.code);
    EXPECT_EQ(codes.size(), 23U);
    EXPECT_EQ(default_categories().all.size(), 23U);
    EXPECT_TRUE(codes.contains("OTHER"));
}

TEST(Act, FollowsItsCues) {
    EXPECT_EQ(act_of("合同和流水明细能看吗?"), Act::question);
    EXPECT_EQ(act_of("麻烦派人看看3号楼的灯"), Act::help);
    EXPECT_EQ(act_of("北门门禁坏一个月了,又拖"), Act::complaint);
    EXPECT_EQ(act_of("举报4号楼楼顶违建"), Act::report);
    EXPECT_EQ(act_of("建议离楼远一点"), Act::suggestion);
    EXPECT_EQ(act_of("路灯亮了,点赞👍"), Act::praise);
    EXPECT_EQ(to_text(Act::help), "求助");
}

TEST(Alarm, NeedsADangerAndASignOfThePresent) {
    EXPECT_EQ(read_alarm("紧急!2号楼2单元电梯停在7楼不动了,里面有人按铃!!"), Alarm::now);
    EXPECT_EQ(read_alarm("3号楼着火了!快来人"), Alarm::now);
    EXPECT_EQ(read_alarm("北门东侧离4号楼只有8米,着火了怎么办?"), Alarm::ask);
    EXPECT_EQ(read_alarm("周六有消防演练,模拟起火"), Alarm::ask);
    EXPECT_EQ(read_alarm("同意"), Alarm::none);
}

struct Line {
    const char* text{};
    const char* responsible{};
    const char* supervisor{};
    const char* due{};
    const char* rest{};
};

TEST(Responsible, IsReadFromOneLine) {
    constexpr Line lines[] = {
        {"更换8号楼门禁 @张经理 截止6月30日 监督 王阿姨", "张经理", "王阿姨", "6月30日",
         "更换8号楼门禁"},
        {"换灯 @吴磊 due Friday 18:00 supervisor @林静", "吴磊", "林静", "Friday 18:00", "换灯"},
        {"物业张经理:更换8号楼门禁 截止 6月30日 监督 王阿姨", "物业张经理", "王阿姨", "6月30日",
         "更换8号楼门禁"},
        {"更换8号楼门禁,责任人:张经理,监督:业委会、居委会,6月30日前完成", "张经理",
         "业委会、居委会", "6月30日前", "更换8号楼门禁"},
        {"由张经理负责更换8号楼门禁,三个工作日内", "张经理", "", "三个工作日内", "更换8号楼门禁"},
        {"由韩雪12月15日前申报补贴", "韩雪", "", "12月15日前", "申报补贴"},
        {"fix the gate @Wu Lei by Nov 30, supervisor Lin Jing", "Wu Lei", "Lin Jing", "Nov 30",
         "fix the gate"},
        {"修路灯 @周敏(业委会主任) 尽快", "周敏(业委会主任)", "", "尽快", "修路灯"},
        {"更换门禁", "", "", "", "更换门禁"},
        {"实行监督员制度", "", "", "", "实行监督员制度"},
    };
    for (const Line& line : lines) {
        const auto read = read_responsible(line.text);
        EXPECT_EQ(read.responsible, line.responsible) << line.text;
        EXPECT_EQ(read.supervisor, line.supervisor) << line.text;
        EXPECT_EQ(read.due, line.due) << line.text;
        EXPECT_EQ(read.rest, line.rest) << line.text;
    }
}

}  // namespace
}  // namespace linyi::language
