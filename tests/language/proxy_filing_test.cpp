#include "language/proxy_filing.hpp"

#include <gtest/gtest.h>

// Source: domain.md §5.6 rule 7.

namespace linyi::language {
namespace {

/// "3-1-103 by 1-2-301", "3-1-103 by 老王", "3-1-103"; "-" if nothing was filed.
std::string read(const char* text) {
    const auto filing = read_proxy_filing(text);
    if (!filing) return "-";
    const auto agent = filing->agent_unit.empty() ? filing->agent_name : filing->agent_unit;
    return filing->principal + (agent.empty() ? "" : " by " + agent);
}

TEST(ProxyFiling, IsReadFromItsAnnouncement) {
    EXPECT_EQ(read("已收到3-1-103李德福的书面委托书,由1-2-301老王代为投票。"),
              "3-1-103 by 1-2-301");
    EXPECT_EQ(read("登记一下:3-1-103委托1-2-301投票,委托书已交到业委会"), "3-1-103 by 1-2-301");
    EXPECT_EQ(read("3-1-103的授权书已备案,委托老王代投"), "3-1-103 by 老王");
    EXPECT_EQ(read("3-1-103的委托书收到了"), "3-1-103");
    EXPECT_EQ(read("1-2-301老王持3-1-103的书面委托,已核实"), "3-1-103 by 1-2-301");
    EXPECT_EQ(read("Written authority received from 3-1-103: 3-1-102 may vote for them"),
              "3-1-103 by 3-1-102");
}

TEST(ProxyFiling, RulesAndRequestsAreNone) {
    for (const char* text :
         {"老王代投需要书面委托书,没有委托书不计票", "代投请先提交3-1-103的委托书",
          "3-1-103的委托书还没收到", "有没有收到3-1-103的委托书?", "收到,3-1-103漏水的事",
          "3-1-103让我代投同意", "A proxy needs a written authority, registered with us"})
        EXPECT_EQ(read(text), "-") << text;
}

}  // namespace
}  // namespace linyi::language
