#include "storage/poll_seals.hpp"

#include "ledger/commitment.hpp"
#include "storage/driver/connection.hpp"

namespace linyi::storage {
namespace {

std::vector<ledger::NameLine> name_lines(Connection& db, PollId poll) {
    std::vector<ledger::NameLine> lines;
    {
        Query right(db,
                    "SELECT no, label, is_developer FROM poll_right WHERE poll_id = ?1 ORDER BY no",
                    poll.value);
        while (right.next())
            lines.push_back({.right_no = right.integer(0),
                             .label = right.text(1),
                             .developer = right.integer(2)});
    }
    Query unit(db, R"sql(
        SELECT right_no, unit_id, label FROM poll_right_unit
        WHERE poll_id = ?1 ORDER BY right_no, unit_id
    )sql",
               poll.value);
    auto line = lines.begin();
    while (unit.next()) {
        const auto no = unit.integer(0);
        while (line != lines.end() && line->right_no < no) ++line;
        // A unit of no right is hashed as a line of its own, so that it cannot slip in.
        if (line == lines.end() || line->right_no != no)
            line = lines.insert(line, {.right_no = no});
        line->units.emplace_back(unit.integer(1), unit.text(2));
    }
    return lines;
}

}  // namespace

std::vector<SealedRight> PollSeals::rights(PollId poll) {
    Query query(db_, "SELECT no, pseudonym, area FROM poll_right WHERE poll_id = ?1 ORDER BY no",
                poll.value);
    std::vector<SealedRight> found;
    while (query.next()) {
        found.push_back({.no = static_cast<std::int32_t>(query.integer(0)),
                         .pseudonym = query.text(1),
                         .area = query.integer(2)});
    }
    return found;
}

RollHashes PollSeals::hashes(PollId poll, const PollSeal& seal) {
    std::vector<ledger::RollLine> lines;
    for (auto& right : rights(poll)) {
        lines.push_back(
            {.pseudonym = std::move(right.pseudonym),
             .area = ledger::commit_area(ledger::area_salt(seal.key, right.no), right.area)});
    }
    return {.roll = ledger::roll_hash(std::move(lines)),
            .names = ledger::names_hash(seal.salt, name_lines(db_, poll))};
}

RollHashes PollSeals::seal(PollId poll, Random& random) {
    PollSeal seal{.key = random.bytes(ledger::poll_key_bytes),
                  .salt = random.bytes(ledger::salt_bytes)};
    for (const auto& right : rights(poll)) {
        run(db_, "UPDATE poll_right SET pseudonym = ?3 WHERE poll_id = ?1 AND no = ?2", poll.value,
            right.no, Blob{ledger::pseudonym(seal.key, right.no)});
    }
    seal.hashes = hashes(poll, seal);
    run(db_, "INSERT INTO poll_seal (poll_id, key, salt, roll, names) VALUES (?1, ?2, ?3, ?4, ?5)",
        poll.value, Blob{seal.key}, Blob{seal.salt}, Blob{seal.hashes.roll.bytes()},
        Blob{seal.hashes.names.bytes()});
    return seal.hashes;
}

std::optional<PollSeal> PollSeals::find(PollId poll) {
    Query query(db_, "SELECT key, salt, roll, names FROM poll_seal WHERE poll_id = ?1", poll.value);
    if (!query.next()) return std::nullopt;
    return PollSeal{.key = query.text(0),
                    .salt = query.text(1),
                    .hashes = {.roll = ledger::hash_from(query.text(2)).value_or(ledger::Hash{}),
                               .names = ledger::hash_from(query.text(3)).value_or(ledger::Hash{})}};
}

}  // namespace linyi::storage
