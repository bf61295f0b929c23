#include "domain/rules/consultative.hpp"
#include "storage/driver/connection.hpp"
#include "storage/polls.hpp"

#include <stdexcept>
#include <utility>

namespace linyi::storage {

FrozenRules Polls::frozen(const Poll& poll) {
    Query query(db_, R"sql(
        SELECT text, rule_sha256, roll_sha256, wording_sha256, noticed_at FROM poll_rule
        WHERE poll_id = ?1
    )sql",
                poll.id.value);
    if (!query.next()) {
        const auto book = rules::consultative();
        const auto* known = book.find(poll.rule);
        return {.rules = known != nullptr ? *known : *book.find("household_majority")};
    }
    FrozenRules frozen{.text = query.text(0),
                       .rule_sha256 = query.text(1),
                       .roll_sha256 = query.text(2),
                       .wording_sha256 = query.text(3)};
    if (!query.is_null(4)) frozen.noticed_at = from_millis(query.integer(4));
    auto rules = thaw(frozen.text);
    if (!rules) throw std::runtime_error("the frozen rule of " + short_id(poll) + " is damaged");
    frozen.rules = std::move(*rules);
    return frozen;
}

Share Polls::silent(PollId poll) {
    Query query(db_, R"sql(
        SELECT count(*), coalesce(sum(poll_right.area), 0) FROM poll_visit
        JOIN poll_right
            ON poll_right.poll_id = poll_visit.poll_id AND poll_right.no = poll_visit.right_no
        WHERE poll_visit.poll_id = ?1 AND poll_visit.is_delivered = 1
            AND NOT EXISTS (SELECT 1 FROM ballot
                WHERE ballot.poll_id = ?1 AND ballot.right_no = poll_visit.right_no
                    AND ballot.choice <> '')
    )sql",
                poll.value);
    query.next();
    return {.rights = query.integer(0), .area = {query.integer(1)}};
}

}  // namespace linyi::storage
