#include "language/look_alike.hpp"

#include <gtest/gtest.h>

// A7 of reliability.md §2.8: what the eye takes for one name has one look.

namespace linyi::language::test {
namespace {

TEST(LookAlike, WhatIsShownAlikeHasOneLook) {
    for (const char* name :
         {"王芳", " 王 芳 ", "王\u200B芳", "\uFEFF王芳\u2060", "\u202E芳王", "\u202E芳王\u202C",
          "王芳（业委会主任）", "业委会主任王芳", "王芳🌸", "王·芳", "王\u034F芳", "王芳 物业经理"})
        EXPECT_EQ(look_of(name), look_of("王芳")) << name;
    for (const char* name :
         {"anna", "АNNА", "Αnna", "Ａｎｎａ", "𝐀nna", "a\u00ADnna", "Anna (chair)", "аnnа"})
        EXPECT_EQ(look_of(name), look_of("Anna")) << name;
    EXPECT_EQ(look_of("pау"), look_of("pay"));
    EXPECT_EQ(look_of("王芳 Mаnаgеr"), look_of("王芳")) << "Cyrillic letters in the office's word";
    EXPECT_EQ(look_of("王芳 admin"), look_of("王芳"));
}

TEST(LookAlike, OthersHaveOthers) {
    for (const char* name : {"王方", "汪芳", "芳王", "王芳芳", "张伟", "Anne", "3-2-501"})
        EXPECT_NE(look_of(name), look_of("王芳")) << name;
    EXPECT_NE(look_of("Anne"), look_of("Anna"));
    EXPECT_NE(look_of("u-1"), look_of("u-2"));
}

TEST(LookAlike, ANameOfAnOfficeAloneKeepsIt) {
    EXPECT_NE(look_of("主任"), "");
    EXPECT_EQ(look_of("主任"), look_of("主\u200D任"));
    EXPECT_NE(look_of("主任"), look_of("经理"));
}

TEST(LookAlike, HostileNamesAreTakenAsTheyCome) {
    EXPECT_EQ(look_of(""), "");
    EXPECT_EQ(look_of("🌸🌸"), "");
    EXPECT_EQ(look_of(std::string(100'000, 'a')), look_of(std::string(200'000, 'a')));
    for (const char* name : {"\xFF\xFE", "\u202E", "\u202E\u202E\u202C", "\xE7\x8E"}) look_of(name);
}

}  // namespace
}  // namespace linyi::language::test
