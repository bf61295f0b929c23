#include "app/folder.hpp"
#include "cli/cli.hpp"
#include "domain/rules/consultative.hpp"
#include "storage/store.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace linyi::cli {
namespace {

/// A data folder with one vote, V1 of 和悦里, on two units.
class Print : public testing::Test {
protected:
    Print() {
        auto store = storage::Store::open(folder_.path() / "linyi.db", storage::StoreMode::writer);
        if (!store) throw std::runtime_error(store.error().detail);
        (*store)->transact([](storage::Tx& tx) {
            const auto now = from_millis(1763604000000);
            const auto community = tx.communities().add({.name = "和悦里"}, now).id;
            for (const auto* label : {"1-101", "1-102"})
                tx.roster().save(community, {.label = label, .area = {8960}});
            Poll poll{.community = community,
                      .number = 1,
                      .question = "换电梯？",
                      .options = {{.key = "同意", .label = "同意", .role = OptionRole::yes},
                                  {.key = "反对", .label = "反对", .role = OptionRole::no}},
                      .opened_at = now};
            poll.opened_by = tx.accounts().admit("hook", "zhou", "周敏").id;
            poll.chat = tx.chats().admit({.adapter = "hook", .platform_chat = "g"}).id;
            const auto rights = voting_rights(tx.roster().units(community), {});
            const auto rules = *rules::consultative().find("household_majority");
            tx.polls().add(poll, rights, freeze(rules, poll, rights));
        });
    }

    int print(const std::string& kind, const std::string& vote) {
        const auto data = folder_.path().string();
        const auto out = (folder_.path() / "papers").string();
        const std::vector<const char*> words{"linyi",       "print",     kind.c_str(), vote.c_str(),
                                             "--community", "和悦里",    "--out",      out.c_str(),
                                             "--data",      data.c_str()};
        return run(static_cast<int>(words.size()), words.data(), {out_, err_});
    }
    std::string paper(const std::string& name) {
        std::ifstream file(folder_.path() / "papers" / name);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    app::test::Folder folder_;
    std::ostringstream out_;
    std::ostringstream err_;
};

TEST_F(Print, WritesEachPaperAndSaysWhere) {
    for (const std::string kind : {"ballots", "notice", "attendance", "poster"}) {
        EXPECT_EQ(print(kind, "V1"), good) << err_.str();
        EXPECT_NE(out_.str().find("V1-" + kind + ".html"), std::string::npos) << out_.str();
        EXPECT_NE(paper("V1-" + kind + ".html").find("换电梯？"), std::string::npos) << kind;
    }
    EXPECT_NE(paper("V1-ballots.html").find("V1-2"), std::string::npos);
}

TEST_F(Print, AVoteThatIsNotThereIsRefusedAndNothingWritten) {
    for (const auto* vote : {"V9", "V", "9", "B1"}) {
        EXPECT_EQ(print("poster", vote), failed) << vote;
        EXPECT_NE(err_.str().find("no vote"), std::string::npos) << err_.str();
    }
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "papers"));
}

TEST_F(Print, AnUnknownPaperIsWrongUse) {
    EXPECT_EQ(print("poem", "V1"), wrong_use);
}

}  // namespace
}  // namespace linyi::cli
