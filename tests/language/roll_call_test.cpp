#include "language/roll_call.hpp"

#include <gtest/gtest.h>

namespace linyi::language {
namespace {

using Units = std::vector<std::string>;

TEST(RollCall, AsksForRoomsOfThoseWhoAreThere) {
    for (const char* text :
         {"参会接龙:\n请按“房号+姓名”回复", "到场的邻居举个手报房号", "大家打个卡,发房号就行",
          "麻烦在线的邻居报一下房号签个到", "Please check in with your room number."})
        EXPECT_TRUE(calls_the_roll(text)) << text;
}

TEST(RollCall, OtherQuestionsForRoomsAreNone) {
    for (const char* text :
         {"漏水的几户报下房号给物业", "投票请注明房号,在线的都投一下", "参会须知", "签到开始了"})
        EXPECT_FALSE(calls_the_roll(text)) << text;
}

TEST(RollCall, ARoomWithANameIsAnAnswer) {
    for (const char* text : {"5-1-402", "5-1-402 沈岚", "5-1-402沈岚", "🙋 5-1-402",
                             "✋5-1-402[玫瑰]", "3. 5-1-402 沈岚", "5－1－402", "5号楼1单元402"}) {
        const auto alone = read_room_alone(text);
        ASSERT_TRUE(alone) << text;
        EXPECT_EQ(alone->units, Units{"5-1-402"}) << text;
    }
    EXPECT_EQ(read_room_alone("7-1-601、7-1-602")->units, (Units{"7-1-601", "7-1-602"}));
}

TEST(RollCall, ARoomInASentenceIsNoAnswer) {
    for (const char* text : {"5-1-402漏水了", "5-1-402旁边那个位置好", "5-1-402 同意", "在5-1-402",
                             "5-1-402?", "签到", ""})
        EXPECT_FALSE(read_room_alone(text)) << text;
}

}  // namespace
}  // namespace linyi::language
