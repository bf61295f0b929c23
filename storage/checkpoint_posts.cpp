#include "storage/checkpoint_posts.hpp"

#include "storage/driver/connection.hpp"

namespace linyi::storage {

void CheckpointPosts::want(CommunityId community, std::int64_t number) {
    run(db_, R"sql(
        INSERT INTO checkpoint_post (community_id, wanted) VALUES (?1, ?2)
        ON CONFLICT (community_id) DO UPDATE SET wanted = excluded.wanted
    )sql",
        community.value, number);
}

std::vector<CheckpointPosts::Due> CheckpointPosts::due(std::int64_t size, Timestamp now) {
    Query query(db_, R"sql(
        SELECT community_id, wanted > posted AND wanted <= ?1, looked FROM checkpoint_post
        WHERE (wanted > posted AND wanted <= ?1) OR look_at <= ?2 ORDER BY community_id
    )sql",
                size, to_millis(now));
    std::vector<Due> found;
    while (query.next()) {
        found.push_back({.community = {query.integer(0)},
                         .is_wanted = query.integer(1) != 0,
                         .looked = query.integer(2)});
    }
    return found;
}

std::optional<Timestamp> CheckpointPosts::next_due(std::int64_t size, Timestamp now) {
    Query query(db_, R"sql(
        SELECT min(CASE WHEN wanted > posted AND wanted <= ?1 THEN ?2 ELSE look_at END)
        FROM checkpoint_post
    )sql",
                size, to_millis(now));
    if (!query.next() || query.is_null(0)) return std::nullopt;
    return from_millis(query.integer(0));
}

bool CheckpointPosts::has_news(CommunityId community, std::int64_t number) {
    Query query(db_, "SELECT 1 FROM act WHERE no > ?1 AND community_id = ?2 LIMIT 1", number,
                community.value);
    return query.next();
}

void CheckpointPosts::posted(CommunityId community, std::int64_t size, Timestamp next_look) {
    run(db_, R"sql(
        UPDATE checkpoint_post SET posted = ?2, looked = ?2, look_at = ?3 WHERE community_id = ?1
    )sql",
        community.value, size, to_millis(next_look));
}

void CheckpointPosts::looked(CommunityId community, std::int64_t size, Timestamp next_look) {
    run(db_, "UPDATE checkpoint_post SET looked = ?2, look_at = ?3 WHERE community_id = ?1",
        community.value, size, to_millis(next_look));
}

void CheckpointPosts::put_off(Timestamp next_look) {
    run(db_, "UPDATE checkpoint_post SET posted = wanted, look_at = ?1", to_millis(next_look));
}

}  // namespace linyi::storage
