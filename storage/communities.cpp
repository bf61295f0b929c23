#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"
#include "storage/people.hpp"

namespace linyi::storage {
namespace {

Community read(const Query& row) {
    const auto zone = Zone::find(row.text(2));
    return {.id = {row.integer(0)},
            .name = row.text(1),
            .zone = zone ? *zone : Zone{},
            .language = row.text(3) == "en" ? Language::en : Language::zh,
            .street = row.text(4),
            .is_demo = row.integer(5) != 0};
}

}  // namespace

Community Communities::add(const Community& community, Timestamp now) {
    Community added = community;
    added.id = {ids_.next("community")};
    run(db_, R"sql(
        INSERT INTO community (id, name, zone, language, street, is_demo, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    )sql",
        added.id.value, added.name, added.zone.name(), to_text(added.language), added.street,
        added.is_demo, to_millis(now));
    return added;
}

std::optional<Community> Communities::find(CommunityId id) {
    Query query(db_, R"sql(
        SELECT id, name, zone, language, street, is_demo FROM community WHERE id = ?1
    )sql",
                id.value);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::optional<Community> Communities::find_by_name(std::string_view name) {
    Query query(db_, R"sql(
        SELECT id, name, zone, language, street, is_demo FROM community WHERE name = ?1
    )sql",
                name);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::vector<Community> Communities::all() {
    Query query(db_, R"sql(
        SELECT id, name, zone, language, street, is_demo FROM community ORDER BY id
    )sql");
    std::vector<Community> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::int64_t Communities::next_number(CommunityId community, char kind) {
    Query query(db_, R"sql(
        INSERT INTO short_number (community_id, kind, value) VALUES (?1, ?2, 1)
        ON CONFLICT (community_id, kind) DO UPDATE SET value = value + 1
        RETURNING value
    )sql",
                community.value, std::string(1, kind));
    query.next();
    const auto number = query.integer(0);
    query.run();
    return number;
}

}  // namespace linyi::storage
