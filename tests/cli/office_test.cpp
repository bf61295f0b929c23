#include "cli/office.hpp"

#include "cli/roster_json.hpp"
#include "domain/code.hpp"
#include "domain/csv.hpp"
#include "language/words.hpp"
#include "support/clock.hpp"
#include "support/store.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace linyi::cli {
namespace {

class OfficeWork : public ::testing::Test {
protected:
    OfficeWork() : folder_(::testing::TempDir() + "linyi-office-" + info()) {
        std::filesystem::create_directories(folder_);
    }
    ~OfficeWork() override { std::filesystem::remove_all(folder_); }

    static std::string info() {
        return ::testing::UnitTest::GetInstance()->current_test_info()->name();
    }

    int add(const std::string& name, const std::string& zone = "Asia/Shanghai") {
        return run_community_add({.name = name, .zone = zone}, office);
    }

    std::filesystem::path file(const std::string& name, const std::string& content) {
        std::ofstream(folder_ / name, std::ios::binary) << content;
        return folder_ / name;
    }

    int import(const std::string& content, bool dry_run = false, const std::string& adapter = "") {
        return run_import_roster({.file = file("roster.csv", content),
                                  .community = "和悦里小区",
                                  .adapter = adapter,
                                  .dry_run = dry_run},
                                 office);
    }

    std::size_t units() {
        const auto community = store->tx().communities().find_by_name("和悦里小区");
        return store->tx().roster().units(community->id).size();
    }

    std::unique_ptr<storage::Store> store = test::memory_store();
    test::FixedClock clock{Timestamp{Millis{1'763'604'000'000}}};
    SeededRandom random{11};
    std::ostringstream out;
    std::ostringstream err;
    Office office{.store = *store, .clock = clock, .random = random, .out = out, .err = err};

private:
    std::filesystem::path folder_;
};

constexpr const char* two_units = "房号,面积,业主\n3-2-501,102.35,王建国\n3-2-502,80,徐芳\n";

TEST_F(OfficeWork, ACommunityGetsASetupCodeThatWorksForAWeek) {
    EXPECT_EQ(add("和悦里小区"), 0);

    const auto code = find_code(out.str(), setup_code_characters);
    ASSERT_TRUE(code) << out.str();
    const auto kept = store->tx().roster().find_code(storage::code_hash(code->code));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->kind, "setup");
    EXPECT_EQ(kept->expires, clock.now() + std::chrono::days{7});
    EXPECT_NE(err.str().find("/setup " + code->code.substr(0, 4)), std::string::npos) << err.str();
}

TEST_F(OfficeWork, ASecondCommunityOfTheNameIsRefusedWithTheWayOn) {
    add("和悦里小区");

    EXPECT_EQ(add("和悦里小区"), 1);
    EXPECT_NE(err.str().find("linyi community code"), std::string::npos);
    EXPECT_EQ(run_community_code("和悦里小区", office), 0);
    EXPECT_EQ(run_community_code("别的小区", office), 1);
}

TEST_F(OfficeWork, BadWordsAreWrongUse) {
    EXPECT_EQ(add(""), 2);
    EXPECT_EQ(add("x", "Mars/Olympus"), 2);
    EXPECT_EQ(add("a\nb"), 2);
    EXPECT_EQ(run_community_add({.name = "x", .language = "fr"}, office), 2);
    EXPECT_EQ(run_codes({.community = "x", .format = "xml"}, office), 2);
    EXPECT_TRUE(store->tx().communities().all().empty());
}

TEST_F(OfficeWork, ADryRunSaysWhatWouldChangeAndWritesNothing) {
    add("和悦里小区");

    EXPECT_EQ(import(two_units, true), 0);

    EXPECT_NE(out.str().find("2 units, 2 owners, 2 heads, 182.35 m² in all"), std::string::npos)
        << out.str();
    EXPECT_NE(out.str().find("Would do: 2 units added"), std::string::npos) << out.str();
    EXPECT_EQ(units(), 0U);
}

TEST_F(OfficeWork, AnErrorInOneRowWritesNothingAtAll) {
    add("和悦里小区");

    EXPECT_EQ(import(std::string(two_units) + "3-2-503,viel,赵倩\n"), 1);

    EXPECT_NE(err.str().find("error: row 4, 面积: \"viel\" is no area"), std::string::npos)
        << err.str();
    EXPECT_EQ(units(), 0U);
}

TEST_F(OfficeWork, AnImportTwiceChangesNothing) {
    add("和悦里小区");

    EXPECT_EQ(import(two_units), 0);
    out.str("");
    EXPECT_EQ(import(two_units), 0);

    EXPECT_EQ(units(), 2U);
    EXPECT_NE(out.str().find("nothing changed"), std::string::npos) << out.str();
}

TEST_F(OfficeWork, AccountsNeedTheirAdapter) {
    add("和悦里小区");
    const std::string with_account = "房号,面积,业主,账号\n3-2-501,102.35,王建国,wang\n";

    EXPECT_EQ(import(with_account), 2);
    EXPECT_EQ(import(with_account, false, "telegram"), 0);
    EXPECT_TRUE(store->tx().accounts().find("telegram", "wang"));
}

TEST_F(OfficeWork, UnknownFileAndCommunityAreNamed) {
    EXPECT_EQ(run_import_roster({.file = "/nowhere.csv", .community = "x"}, office), 1);
    EXPECT_NE(err.str().find("/nowhere.csv"), std::string::npos);
    EXPECT_EQ(import(two_units), 1);
    EXPECT_NE(err.str().find("no community \"和悦里小区\""), std::string::npos) << err.str();
}

TEST_F(OfficeWork, CodesArePrintedOncePerUnitAndReplaceUnusedOnes) {
    add("和悦里小区");
    import(two_units);
    out.str("");

    EXPECT_EQ(run_codes({.community = "和悦里小区", .format = "csv"}, office), 0);
    const auto first = read_csv(out.str());
    out.str("");
    EXPECT_EQ(run_codes({.community = "和悦里小区", .format = "csv"}, office), 0);
    const auto second = read_csv(out.str());

    ASSERT_EQ(first.records.size(), 3U);
    EXPECT_EQ(first.records[1].fields[0], "3-2-501");
    const auto hash = [](const CsvFile& file, std::size_t row) {
        return storage::code_hash(normalise_code(file.records[row].fields[1]));
    };
    EXPECT_FALSE(store->tx().roster().find_code(hash(first, 1)));
    EXPECT_TRUE(store->tx().roster().find_code(hash(second, 1)));
    EXPECT_NE(hash(second, 1), hash(second, 2));
}

TEST_F(OfficeWork, CodesMayBeAskedForSomeUnitsOnly) {
    add("和悦里小区");
    import("房号,面积,业主,状态,账号\n1-1-101,80,甲,,\n2-1-101,80,乙,,yi\n3-1-101,80,,未售,\n",
           false, "hook");
    const auto asked = [&](const CodesOptions& options) {
        out.str("");
        return run_codes(options, office) == 0 ? out.str() : std::string("refused");
    };

    EXPECT_EQ(asked({.community = "和悦里小区"}).find("3-1-101"), std::string::npos) << "unsold";
    EXPECT_TRUE(
        asked({.community = "和悦里小区", .units = {"2号楼1单元101"}}).starts_with("2-1-101  "));
    EXPECT_TRUE(asked({.community = "和悦里小区", .buildings = {"1"}}).starts_with("1-1-101  "));
    EXPECT_EQ(asked({.community = "和悦里小区", .unbound_only = true}).find("2-1-101"),
              std::string::npos);
    EXPECT_EQ(asked({.community = "和悦里小区", .units = {"9-9-999"}}), "refused");
}

TEST_F(OfficeWork, AGbkFileIsReadAndToldSo) {
    add("和悦里小区");
    // 房号,面积,业主 / 3-2-501,89.6,张伟 in GBK
    EXPECT_EQ(
        import(
            "\xB7\xBF\xBA\xC5,\xC3\xE6\xBB\xFD,\xD2\xB5\xD6\xF7\n3-2-501,89.6,\xD5\xC5\xCE\xB0\n"),
        0);

    EXPECT_NE(err.str().find("note: file: it is not UTF-8 and was read as GB18030"),
              std::string::npos)
        << err.str();
    const auto community = store->tx().communities().find_by_name("和悦里小区");
    EXPECT_EQ(store->tx().roster().owners(community->id).at(0).name, "张伟");
}

TEST_F(OfficeWork, FilesThatAreNoTablesAreNamed) {
    add("和悦里小区");

    EXPECT_EQ(import("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), 1);
    EXPECT_EQ(import("<html><table></table></html>"), 1);
    EXPECT_EQ(import("\xFF\xFF\xFF"), 1);
    for (const auto* what :
         {"an old .xls file, or it has a password", "a web page", "neither UTF-8 nor"})
        EXPECT_NE(err.str().find(what), std::string::npos) << what << "\n" << err.str();
}

TEST_F(OfficeWork, SheetsAreOfWorkbooksOnly) {
    add("和悦里小区");

    EXPECT_EQ(
        run_import_roster(
            {.file = file("a.csv", two_units), .community = "和悦里小区", .sheet = "1"}, office),
        1);
    EXPECT_NE(err.str().find("CSV and JSON have no sheets"), std::string::npos) << err.str();
}

class ExportWork : public OfficeWork {
protected:
    ExportWork() {
        add("和悦里小区");
        import(
            "房号,面积,业主,状态,电话\n3-2-501,102.35,王建国;李梅,,13800000001;\n"
            "3-2-502,80,张伟,,13800000002\n3-2-503,80,张伟,,13800000003\n4-1-101,90,,未售,\n");
        out.str("");
        err.str("");
    }

    /// The bytes of an export.
    std::string exported(const ExportRosterOptions& options) {
        EXPECT_EQ(run_export_roster(options, office), 0) << err.str();
        const auto path = file("exported", "");
        EXPECT_TRUE(hand_over_roster(options, office.made, {.file = path, .out = out}));
        std::ifstream in(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }
};

TEST_F(ExportWork, ComesBackUnchangedAsCsvAndAsWorkbookMaskedOrNot) {
    for (const std::string format : {"csv", "xlsx"}) {
        for (const bool has_names : {false, true}) {
            const auto bytes = exported(
                {.community = "和悦里小区", .format = format, .out = "x", .has_names = has_names});
            out.str("");
            EXPECT_EQ(import(bytes), 0) << err.str();
            EXPECT_NE(out.str().find("nothing changed"), std::string::npos) << format << out.str();
        }
    }
}

TEST_F(ExportWork, OnlyWholeNamesLeaveAnAct) {
    const auto acts = store->tx().acts().last();

    EXPECT_EQ(run_export_roster({.community = "和悦里小区"}, office), 0);
    EXPECT_EQ(store->tx().acts().last(), acts);
    EXPECT_EQ(run_export_roster({.community = "和悦里小区", .has_names = true}, office), 0);
    EXPECT_NE(store->tx().acts().last(), acts);
    EXPECT_NE(err.str().find("keep it safe"), std::string::npos) << err.str();
}

TEST_F(ExportWork, WrongWordsAreRefused) {
    EXPECT_EQ(run_export_roster({.community = "和悦里小区", .format = "xml"}, office), 2);
    EXPECT_EQ(run_export_roster({.community = "和悦里小区", .format = "xlsx"}, office), 2);
    EXPECT_EQ(run_export_roster({.community = "别的小区"}, office), 1);
    EXPECT_EQ(office.made, "");
}

TEST_F(ExportWork, CodesBecomeASheetOfCards) {
    const CodesOptions options{.community = "和悦里小区", .format = "html"};
    EXPECT_EQ(run_codes(options, office), 0);
    ASSERT_TRUE(hand_over_codes(options, office.made, {.out = out}));
    const auto page = out.str();

    EXPECT_NE(page.find("<p class=\"unit\">3-2-503</p>"), page.npos);
    EXPECT_EQ(page.find("4-1-101"), page.npos) << "unsold";
    EXPECT_EQ(page.find("张伟"), page.npos) << "nothing personal";
    const auto from = page.find("/绑定 3-2-501 ") + std::string("/绑定 3-2-501 ").size();
    const auto code = normalise_code(page.substr(from, 9));
    EXPECT_TRUE(store->tx().roster().find_code(storage::code_hash(code))) << code;
}

TEST_F(ExportWork, APdfNeedsAFile) {
    EXPECT_EQ(run_codes({.community = "和悦里小区", .format = "pdf"}, office), 2);
    EXPECT_EQ(run_codes({.community = "和悦里小区", .format = "pdf", .out = "a.pdf"}, office), 0);
    EXPECT_NE(office.made, "");
}

TEST(NewFile, AppearsWholeOrNotAtAllAndForItsOwnerOnly) {
    const auto folder = std::filesystem::path(::testing::TempDir()) / "linyi-new-file";
    std::filesystem::create_directories(folder);
    const auto target = folder / "a.txt";
    {
        const auto dropped = NewFile::create(target);
        ASSERT_TRUE(dropped);
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder));
    {
        auto kept = NewFile::create(target);
        ASSERT_TRUE(kept);
        ASSERT_TRUE(kept->keep());
    }
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(target).permissions(),
              perms::owner_read | perms::owner_write);
    EXPECT_FALSE(NewFile::create(folder / "none" / "a.txt"));
    EXPECT_FALSE(NewFile::create(folder));
    std::filesystem::remove_all(folder);
}

TEST(RosterJson, ReadsTheTranscriptsRoster) {
    std::ifstream in(std::string(LINYI_TEST_DATA) + "/transcripts/meeting-a.roster.json");
    const std::string text(std::istreambuf_iterator<char>(in), {});

    const auto reading = read_roster_json(text, language::unit_label);

    ASSERT_FALSE(reading.has_errors()) << say(Language::en, reading.problems.front());
    EXPECT_EQ(reading.draft.community, "和悦里小区");
    EXPECT_EQ(reading.draft.street, "青禾街道");
    EXPECT_EQ(reading.draft.units.size(), 19U);
    EXPECT_EQ(reading.draft.officers.size(), 7U);
    EXPECT_EQ(reading.draft.previous_tasks.size(), 3U);
    const auto tenant = std::find_if(reading.draft.units.begin(), reading.draft.units.end(),
                                     [](const DraftUnit& unit) { return unit.label == "4-2-206"; });
    ASSERT_NE(tenant, reading.draft.units.end());
    EXPECT_EQ(tenant->tenants, (std::vector<std::string>{"4-2-206 小冯(租户)"}));
}

TEST(RosterJson, NamesWhatIsOutOfShape) {
    const auto first = [](std::string_view text) {
        const auto reading = read_roster_json(text, language::unit_label);
        return reading.problems.empty() ? "" : say(Language::en, reading.problems.front());
    };

    EXPECT_NE(first("[]").find("right shape"), std::string::npos);
    EXPECT_NE(first("{\"units\": [{\"unit\": 5}]}").find("row 1: the file does not"),
              std::string::npos);
    EXPECT_NE(first("{\"units\": [], \"staff\": [{\"account\": \"a\", \"role\": \"king\"}]}")
                  .find("\"king\" is no role"),
              std::string::npos);
    EXPECT_NE(first("{\"a\": 1, \"a\": 2}").find("right shape"), std::string::npos);
}

TEST(RosterJson, TakesAreasAsTextOrExactNumber) {
    const auto reading = read_roster_json(
        R"({"units": [{"unit": "1-1-101", "area": "80.59", "owners": ["a"]},
                      {"unit": "1-1-102", "area": 80.62, "owners": ["b"]},
                      {"unit": "1-1-103", "area": 81, "owners": ["c"]}]})",
        language::unit_label);

    ASSERT_EQ(reading.draft.units.size(), 3U);
    EXPECT_EQ(reading.draft.units[0].area.hundredths, 8059);
    EXPECT_EQ(reading.draft.units[1].area.hundredths, 8062);
    EXPECT_EQ(reading.draft.units[2].area.hundredths, 8100);
}

}  // namespace
}  // namespace linyi::cli
