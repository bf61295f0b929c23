/// V3 of reliability.md: whatever is edited in the database's rows is found. 300 random edits here;
/// LINYI_EDITS=10000 by hand, LINYI_SEED for others.

#include "app/ledger_world.hpp"
#include "base/text.hpp"
#include "ledger/encoding.hpp"
#include "storage/driver/connection.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <map>
#include <set>

namespace linyi::app {
namespace {

/// Everything that a vote's result, or the proof of it, rests on.
constexpr std::array<const char*, 14> tables{
    "act",        "ballot",          "ballot_past",  "poll",       "poll_option",
    "poll_right", "poll_right_unit", "poll_rule",    "poll_seal",  "poll_visit",
    "act_erased", "ledger_log",      "ledger_chunk", "ledger_head"};

std::int64_t setting(const char* name, std::int64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoll(text);
}

struct Column {
    std::string name{};
    std::string type{};
    bool is_key{};
};

class Tampering : public testing::Test {
protected:
    Tampering() : random(static_cast<std::uint64_t>(setting("LINYI_SEED", 20251120))) {
        world.live(560);
        // The shell that an intruder uses asks less than our own connection.
        db().run_script("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON;");
        for (const auto* table : tables) columns[table] = columns_of(table);
        const auto end = world.store->tx().ledger().end();
        published = {
            {.where = "the group", .size = end.size, .letters = ledger::short_root(end.root)}};
    }

    storage::Connection& db() { return world.store->connection(); }

    /// Test tables have names that are built; the store's own statements never are.
    std::vector<std::vector<std::string>> select(const std::string& sql, int width) {
        storage::Query query(db(), std::string_view(*scripts.insert(sql).first));
        std::vector<std::vector<std::string>> rows;
        while (query.next()) {
            rows.emplace_back();
            for (int i = 0; i < width; ++i) rows.back().push_back(query.text(i));
        }
        return rows;
    }
    std::int64_t number(const std::string& sql) {
        storage::Query query(db(), std::string_view(*scripts.insert(sql).first));
        query.next();
        return query.integer(0);
    }

    std::vector<Column> columns_of(const std::string& table) {
        std::vector<Column> found;
        for (const auto& row : select(
                 "SELECT name, type, CAST(pk AS TEXT) FROM pragma_table_info('" + table + "')", 3))
            found.push_back({.name = row[0], .type = row[1], .is_key = row[2] != "0"});
        return found;
    }

    std::string keys(const std::string& table) {
        std::vector<std::string> names;
        for (const auto& column : columns[table]) {
            if (column.is_key) names.push_back(column.name);
        }
        return join(names, ", ");
    }

    /// "(key, key) = (SELECT …)": one row, chosen by chance.
    std::string some_row(const std::string& table) {
        const auto count = number("SELECT count(*) FROM " + table);
        if (count == 0) return "0";
        const auto at = random.below(static_cast<std::uint64_t>(count));
        return "(" + keys(table) + ") = (SELECT " + keys(table) + " FROM " + table + " ORDER BY " +
               keys(table) + " LIMIT 1 OFFSET " + std::to_string(at) + ")";
    }

    /// Another value for a column: nudged, borrowed from another row, emptied, or made up.
    std::string other_value(const std::string& table, const Column& column) {
        const auto borrowed =
            "(SELECT " + column.name + " FROM " + table + " WHERE " + some_row(table) + ")";
        switch (random.below(4)) {
            case 0: return borrowed;
            case 1:
                if (column.type == "INTEGER") return random.below(2) == 0 ? "NULL" : "0";
                return random.below(2) == 0 ? "NULL" : (column.type == "BLOB" ? "x''" : "''");
            default: break;
        }
        if (column.type == "INTEGER") {
            const std::array<const char*, 5> steps{"+ 1", "- 1", "+ 1000", "* 2", "+ 4294967296"};
            return "coalesce(" + column.name + ", 0) " + steps.at(random.below(steps.size()));
        }
        if (column.type == "BLOB")
            return "x'" + to_hex(random.bytes(random.below(3) == 0 ? 16 : 32)) + "'";
        const std::array<std::string, 4> texts{"coalesce(" + column.name + ", '') || 'x'", "'同意'",
                                               "substr(" + column.name + ", 2)", "'{}'"};
        return texts.at(random.below(texts.size()));
    }

    std::string update() {
        const std::string table = tables.at(random.below(tables.size()));
        const auto& column = columns[table][random.below(columns[table].size())];
        const auto value = other_value(table, column);
        return "UPDATE " + table + " SET " + column.name + " = " + value + " WHERE " +
               some_row(table) + " AND " + column.name + " IS NOT " + value;
    }

    std::string erase() {
        const std::string table = tables.at(random.below(tables.size()));
        return "DELETE FROM " + table + " WHERE " + some_row(table);
    }

    /// A row like another, under a key of its own.
    std::string insert() {
        const std::string table = tables.at(random.below(tables.size()));
        std::vector<std::string> values;
        bool is_moved = false;
        for (const auto& column : columns[table]) {
            const bool moves = column.is_key && !is_moved && column.type == "INTEGER";
            is_moved = is_moved || moves;
            const auto step = std::to_string(1 + random.below(3) * 400);
            values.push_back(moves ? column.name + " + " + step : column.name);
        }
        return "INSERT INTO " + table + " SELECT " + join(values, ", ") + " FROM " + table +
               " WHERE " + some_row(table);
    }

    /// Two acts change places, as far as one column goes or altogether.
    std::string swap() {
        const auto size = static_cast<std::uint64_t>(number("SELECT max(no) FROM act"));
        const auto a = std::to_string(1 + random.below(size));
        const auto b = std::to_string(1 + random.below(size));
        const std::array<const char*, 5> what{"payload", "choice", "leaf", "salt", "decided_at"};
        const std::string column = what.at(random.below(what.size()));
        return "UPDATE act SET " + column + " = CASE no WHEN " + a + " THEN (SELECT " + column +
               " FROM act WHERE no = " + b + ") ELSE (SELECT " + column +
               " FROM act WHERE no = " + a + ") END WHERE no IN (" + a + ", " + b +
               ") AND (SELECT " + column + " FROM act WHERE no = " + a + ") IS NOT (SELECT " +
               column + " FROM act WHERE no = " + b + ")";
    }

    std::string truncate() {
        const auto size = static_cast<std::uint64_t>(number("SELECT max(no) FROM act"));
        return "DELETE FROM act WHERE no > " + std::to_string(random.below(size));
    }

    /// All hashes made anew from the rows, as somebody can who knows how but lacks the key.
    void rechain() {
        auto tx = world.store->tx();
        const auto logs = tx.ledger().logs();
        ledger::Frontier tree;
        ledger::Hash before;
        db().run_script("DELETE FROM ledger_chunk");
        for (const auto& row : tx.ledger().rows(1, 100'000)) {
            const auto log = tx.ledger().log_of(row.act.no);
            before = ledger::leaf_of(storage::entry_of(row, log, before));
            tree.append(before);
            storage::run(db(), "UPDATE act SET leaf = ?2 WHERE no = ?1", row.act.no,
                         storage::Blob{before.bytes()});
            if (const auto root = tree.completed_chunk()) {
                storage::run(db(), "INSERT INTO ledger_chunk (no, root) VALUES (?1, ?2)",
                             tree.size() / ledger::chunk_leaves - 1, storage::Blob{root->bytes()});
            }
        }
        storage::run(db(), "UPDATE ledger_head SET size = ?1, root = ?2", tree.size(),
                     storage::Blob{tree.root().bytes()});
        if (random.below(3) == 0) db().run_script("UPDATE ledger_head SET note = ''");
    }

    /// One edit by chance; what was done, empty if the database would not have it or it was none.
    std::string tamper() {
        const auto kind = random.below(10);
        std::string sql = kind < 5   ? update()
                          : kind < 6 ? erase()
                          : kind < 7 ? insert()
                          : kind < 8 ? swap()
                          : kind < 9 ? truncate()
                                     : update();
        // Where the edit is in the hashes themselves, making them anew would only undo it.
        const bool is_of_acts =
            sql.find(" act ") != sql.npos && !sql.starts_with("UPDATE act SET leaf");
        const bool rechains = (kind == 8 || kind == 9) && is_of_acts;
        try {
            const auto before = number("SELECT total_changes()");
            db().run_script(sql);
            if (number("SELECT total_changes()") == before) return {};
            if (rechains && random.below(2) == 0) {
                rechain();
                sql += "; all hashes made anew";
            }
        } catch (const storage::DatabaseError&) {
            return {};
        }
        return sql;
    }

    test::LedgerWorld world{12};
    SeededRandom random;
    std::vector<KeptCheckpoint> published{};
    std::map<std::string, std::vector<Column>> columns{};
    /// The connection knows statements by their address.
    std::set<std::string> scripts{};
};

}  // namespace

TEST_F(Tampering, EveryRandomEditIsFound) {
    ASSERT_EQ(world.verify(published).problem, "");
    const auto wanted = setting("LINYI_EDITS", 300);
    std::int64_t done = 0;
    std::int64_t missed = 0;
    for (std::int64_t round = 0; done < wanted && round < 10 * wanted; ++round) {
        db().begin();
        const auto what = tamper();
        if (!what.empty()) {
            ++done;
            // With the checkpoint that the group has seen, as the promise says.
            if (world.verify(published).problem.empty()) {
                ++missed;
                ADD_FAILURE() << "not found: " << what;
            }
        }
        db().rollback();
        if (missed > 20) break;
    }
    EXPECT_EQ(done, wanted);
    ASSERT_EQ(world.verify(published).problem, "") << "the test itself left something behind";
}

TEST_F(Tampering, IsFoundWithoutAKeptCheckpointToo) {
    int done = 0;
    for (int round = 0; round < 1000 && done < 100; ++round) {
        db().begin();
        const auto what = tamper();
        if (!what.empty()) {
            ++done;
            EXPECT_NE(world.verify().problem, "") << "not found: " << what;
        }
        db().rollback();
    }
    EXPECT_EQ(done, 100);
}

/// A whole older database in place of the newer: nothing in it is wrong but its age.
TEST(OlderCopy, IsFoundByACheckpointThatWasKept) {
    test::LedgerWorld older(6, 5);
    test::LedgerWorld newer(6, 5);
    older.live(100);
    newer.live(100);
    newer.say_in_group(0, "/vote 新的表决？");
    ASSERT_EQ(older.verify().problem, "");
    const auto end = newer.store->tx().ledger().end();
    const KeptCheckpoint kept{.where = "the group", .note = end.note};
    EXPECT_EQ(newer.verify({kept}).problem, "");
    EXPECT_NE(older.verify({kept}).problem.find("cut or rolled back"), std::string::npos)
        << older.verify({kept}).problem;
}

}  // namespace linyi::app
