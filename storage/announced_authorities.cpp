#include "storage/announced_authorities.hpp"

#include "storage/driver/connection.hpp"

namespace linyi::storage {

void AnnouncedAuthorities::file(UnitId principal, AccountId agent, Timestamp at,
                                std::string_view event) {
    run(db_, R"sql(
        INSERT INTO proxy_authority (unit_id, agent_id, filed_at, event) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (unit_id, agent_id) DO UPDATE SET filed_at = ?3, event = ?4
    )sql",
        principal.value, agent.value, to_millis(at), event);
}

std::vector<AnnouncedAuthorities::Held> AnnouncedAuthorities::held_by(AccountId agent,
                                                                      CommunityId community,
                                                                      Timestamp since) {
    Query query(db_, R"sql(
        SELECT unit.id, unit.label, max(proxy_authority.agent_id)
        FROM proxy_authority JOIN unit ON unit.id = proxy_authority.unit_id
        WHERE proxy_authority.agent_id IN (?1, 0) AND unit.community_id = ?2
            AND proxy_authority.filed_at >= ?3
        GROUP BY unit.id, unit.label ORDER BY unit.id
    )sql",
                agent.value, community.value, to_millis(since));
    std::vector<Held> found;
    while (query.next()) {
        found.push_back({.unit = {query.integer(0)},
                         .label = query.text(1),
                         .names_agent = query.integer(2) != 0});
    }
    return found;
}

}  // namespace linyi::storage
