#include "commands/payload.hpp"

#include <gtest/gtest.h>

namespace linyi::commands {
namespace {

TEST(Payload, WithoutMembersIsAnEmptyObject) {
    EXPECT_EQ(Payload{}.json(), "{}");
}

TEST(Payload, KeepsTheOrderOfItsMembers) {
    EXPECT_EQ(Payload{}.set("task", TaskId{5}).set("text", "更换门禁").set("done", true).json(),
              R"({"task":5,"text":"更换门禁","done":true})");
}

TEST(Payload, WritesTimesAsMilliseconds) {
    EXPECT_EQ(Payload{}.set("due", from_millis(1764518400000)).json(), R"({"due":1764518400000})");
}

TEST(Payload, LeavesOutWhatIsNotThere) {
    EXPECT_EQ(Payload{}.set("due", std::optional<Timestamp>{}).set("n", std::optional{3}).json(),
              R"({"n":3})");
}

TEST(Payload, ListsTexts) {
    EXPECT_EQ(Payload{}.set("measures", std::vector<std::string>{"a", "\"b\""}).json(),
              R"({"measures":["a","\"b\""]})");
}

TEST(Payload, EscapesQuotesBackslashesAndControls) {
    const std::string text("a\"b\\c\nd\te\x01\x1f\0f", 13);

    EXPECT_EQ(Payload{}.set("t", text).json(), R"({"t":"a\"b\\c\nd\te\u0001\u001f\u0000f"})");
}

TEST(Payload, ATextCannotEndItsString) {
    EXPECT_EQ(Payload{}.set("t", R"(x","admin":true,"y":")").json(),
              R"({"t":"x\",\"admin\":true,\"y\":\""})");
}

TEST(Payload, BytesThatAreNotUtf8BecomeReplacementCharacters) {
    EXPECT_EQ(Payload{}.set("t", "a\xFFz").json(), "{\"t\":\"a\xEF\xBF\xBDz\"}");
    EXPECT_EQ(Payload{}.set("t", "\xE4\xBD").json(),
              "{\"t\":\"\xEF\xBF\xBD\xEF\xBF\xBD\"}");  // cut short
    EXPECT_EQ(Payload{}.set("t", "\xED\xA0\x80").json(),
              "{\"t\":\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"}");  // a surrogate
}

TEST(Payload, KeepsCharactersOutsideTheFirstPlane) {
    EXPECT_EQ(Payload{}.set("t", "👍𠮷").json(), R"({"t":"👍𠮷"})");
}

}  // namespace
}  // namespace linyi::commands
