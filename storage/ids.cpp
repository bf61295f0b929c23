#include "storage/ids.hpp"

#include "storage/driver/connection.hpp"

#include <stdexcept>

namespace linyi::storage {
namespace {

// A batch holds at most 256 messages; one message makes far fewer than 64 rows of a kind, and a
// roster import runs alone and reserves as it goes, outside savepoints.
constexpr std::int64_t batch_need = 16'384;
constexpr std::int64_t block_size = 65'536;

}  // namespace

void Ids::top_up() {
    for (auto& [table, block] : blocks_) {
        if (block.end - block.last < batch_need) reserve(table, block);
    }
}

std::int64_t Ids::next(std::string_view table) {
    auto found = blocks_.find(table);
    if (found == blocks_.end()) {
        found = blocks_.emplace(std::string(table), Block{}).first;
    }
    auto& block = found->second;
    if (block.last == block.end) reserve(found->first, block);
    return ++block.last;
}

void Ids::keep_part() {
    if (parts_.empty()) return;
    auto kept = std::move(parts_.back());
    parts_.pop_back();
    // What the outer savepoint knew already is older, so it stays.
    if (!parts_.empty()) parts_.back().merge(kept);
}

void Ids::drop_part() {
    if (parts_.empty()) return;
    for (auto& [table, before] : parts_.back()) blocks_[table] = before;
    parts_.pop_back();
}

void Ids::reserve(const std::string& table, Block& block) {
    if (!parts_.empty()) parts_.back().emplace(table, block);
    Query query(connection_, R"sql(
        INSERT INTO counter (name, value) VALUES (?1, ?2)
        ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
        RETURNING value
    )sql",
                table, block_size);
    if (!query.next()) throw std::logic_error("counter gave no value");
    const auto end = query.integer(0);
    if (block.last == block.end) block.last = end - block_size;
    block.end = end;
    query.run();
}

}  // namespace linyi::storage
