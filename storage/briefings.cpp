#include "storage/briefings.hpp"

#include "storage/briefing_json.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace linyi::storage {
namespace {

std::string sha256(std::string_view text) {
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    // OpenSSL takes the output as unsigned bytes.
    auto* bytes = reinterpret_cast<unsigned char*>(digest.data());
    if (EVP_Digest(text.data(), text.size(), bytes, &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    digest.resize(size);
    return to_hex(digest);
}

std::optional<std::int64_t> millis(const std::optional<Timestamp>& at) {
    if (!at) return std::nullopt;
    return to_millis(*at);
}

std::string joined(const std::set<std::string>& keys) {
    return join({keys.begin(), keys.end()}, " ");
}

std::set<std::string> keys_of(const std::string& text) {
    if (text.empty()) return {};
    const auto keys = split(text, ' ');
    return {keys.begin(), keys.end()};
}

BriefingDraft::State state_from(std::string_view word) {
    if (word == "open") return BriefingDraft::State::open;
    return word == "published" ? BriefingDraft::State::published : BriefingDraft::State::discarded;
}

std::optional<BriefingDraft> read_draft(Query& row) {
    if (!row.next()) return std::nullopt;
    BriefingDraft draft{.id = {row.integer(0)},
                        .community = {row.integer(1)},
                        .state = state_from(row.text(2)),
                        .token = row.text(3),
                        .covers_until = from_millis(row.integer(5)),
                        .told = keys_of(row.text(9)),
                        .document = briefing_from_json(row.text(6)),
                        .created_by = {row.integer(7)},
                        .created_at = from_millis(row.integer(8))};
    if (!row.is_null(4)) draft.covers_from = from_millis(row.integer(4));
    return draft;
}

BriefingIssue read_issue(const Query& row) {
    return {.id = {row.integer(0)},
            .community = {row.integer(1)},
            .number = {.year = static_cast<int>(row.integer(2)),
                       .number = row.integer(3),
                       .total = row.integer(4)},
            .covers_until = from_millis(row.integer(5)),
            .told = keys_of(row.text(10)),
            .title = row.text(6),
            .sha256 = row.text(7),
            .published_by = {row.integer(8)},
            .published_at = from_millis(row.integer(9))};
}

std::optional<BriefingIssue> first_issue(Query& row) {
    if (!row.next()) return std::nullopt;
    return read_issue(row);
}

}  // namespace

BriefingDraft Briefings::save_draft(const BriefingDraft& draft) {
    run(db_, R"sql(
        UPDATE briefing_draft SET state = 'discarded' WHERE community_id = ?1 AND state = 'open'
    )sql",
        draft.community.value);
    BriefingDraft saved = draft;
    saved.id = {ids_.next("briefing")};
    saved.state = BriefingDraft::State::open;
    run(db_, R"sql(
        INSERT INTO briefing_draft (id, community_id, state, token, covers_from, covers_until,
            document, created_by, created_at, told)
        VALUES (?1, ?2, 'open', ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    )sql",
        saved.id.value, saved.community.value, saved.token, millis(saved.covers_from),
        to_millis(saved.covers_until), to_json(saved.document), saved.created_by.value,
        to_millis(saved.created_at), joined(saved.told));
    return saved;
}

std::optional<BriefingDraft> Briefings::draft(CommunityId community, BriefingId id) {
    Query query(db_, R"sql(
        SELECT id, community_id, state, token, covers_from, covers_until, document, created_by,
            created_at, told
        FROM briefing_draft WHERE community_id = ?1 AND id = ?2
    )sql",
                community.value, id.value);
    return read_draft(query);
}

std::optional<BriefingDraft> Briefings::open_draft(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, community_id, state, token, covers_from, covers_until, document, created_by,
            created_at, told
        FROM briefing_draft WHERE community_id = ?1 AND state = 'open'
    )sql",
                community.value);
    return read_draft(query);
}

std::optional<BriefingDraft> Briefings::draft_by_token(CommunityId community,
                                                       std::string_view token) {
    auto found = open_draft(community);
    if (!found || token.empty() || found->token != token) return std::nullopt;
    return found;
}

void Briefings::discard(BriefingId draft) {
    run(db_, "UPDATE briefing_draft SET state = 'discarded' WHERE id = ?1 AND state = 'open'",
        draft.value);
}

BriefingNumber Briefings::next_number(CommunityId community, int year) {
    Query query(db_, R"sql(
        SELECT
            coalesce((SELECT max(number) FROM briefing_issue WHERE community_id = ?1 AND year = ?2),
                     (SELECT last_number FROM briefing_start WHERE community_id = ?1 AND year = ?2),
                     0) + 1,
            coalesce((SELECT max(total) FROM briefing_issue WHERE community_id = ?1),
                     (SELECT last_total FROM briefing_start WHERE community_id = ?1), 0) + 1
    )sql",
                community.value, year);
    query.next();
    return {.year = year, .number = query.integer(0), .total = query.integer(1)};
}

BriefingIssue Briefings::publish(const BriefingDraft& draft, Day day, AccountId by, Timestamp now) {
    if (run(db_, "UPDATE briefing_draft SET state = 'published' WHERE id = ?1 AND state = 'open'",
            draft.id.value) != 1)
        throw std::logic_error("briefing: only an open draft can be published");

    auto document = draft.document;
    document.day = day;
    document.number = next_number(draft.community, static_cast<int>(day.year()));
    const auto json = to_json(document);
    const BriefingIssue issue{.id = draft.id,
                              .community = draft.community,
                              .number = *document.number,
                              .covers_until = draft.covers_until,
                              .told = draft.told,
                              .title = full_title(document),
                              .sha256 = sha256(json),
                              .published_by = by,
                              .published_at = now};
    run(db_, R"sql(
        INSERT INTO briefing_issue (id, community_id, year, number, total, covers_until, title,
            document, sha256, published_by, published_at, told)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    )sql",
        issue.id.value, issue.community.value, issue.number.year, issue.number.number,
        issue.number.total, to_millis(issue.covers_until), issue.title, json, issue.sha256,
        by.value, to_millis(now), joined(issue.told));
    return issue;
}

std::optional<BriefingIssue> Briefings::find(CommunityId community, BriefingId id) {
    Query query(db_, R"sql(
        SELECT id, community_id, year, number, total, covers_until, title, sha256, published_by,
            published_at, told
        FROM briefing_issue WHERE community_id = ?1 AND id = ?2
    )sql",
                community.value, id.value);
    return first_issue(query);
}

std::optional<BriefingIssue> Briefings::find_by_total(CommunityId community, std::int64_t total) {
    Query query(db_, R"sql(
        SELECT id, community_id, year, number, total, covers_until, title, sha256, published_by,
            published_at, told
        FROM briefing_issue WHERE community_id = ?1 AND total = ?2
    )sql",
                community.value, total);
    return first_issue(query);
}

std::optional<BriefingIssue> Briefings::find_by_number(CommunityId community, std::int64_t number) {
    Query query(db_, R"sql(
        SELECT id, community_id, year, number, total, covers_until, title, sha256, published_by,
            published_at, told
        FROM briefing_issue WHERE community_id = ?1 AND number = ?2 ORDER BY year DESC LIMIT 1
    )sql",
                community.value, number);
    return first_issue(query);
}

std::optional<BriefingIssue> Briefings::last(CommunityId community) {
    auto newest = list(community, 1);
    if (newest.empty()) return std::nullopt;
    return newest.front();
}

std::vector<BriefingIssue> Briefings::list(CommunityId community, int limit) {
    Query query(db_, R"sql(
        SELECT id, community_id, year, number, total, covers_until, title, sha256, published_by,
            published_at, told
        FROM briefing_issue WHERE community_id = ?1 ORDER BY total DESC LIMIT ?2
    )sql",
                community.value, limit);
    std::vector<BriefingIssue> found;
    while (query.next()) found.push_back(read_issue(query));
    return found;
}

BriefingDocument Briefings::document(BriefingId issue) {
    Query query(db_, "SELECT document, sha256 FROM briefing_issue WHERE id = ?1", issue.value);
    if (!query.next()) throw std::runtime_error("briefing: no such issue");
    const auto json = query.text(0);
    if (sha256(json) != query.text(1))
        throw std::runtime_error("briefing: the stored document is not the published one");
    return briefing_from_json(json);
}

void Briefings::start_after(CommunityId community, const BriefingStart& start) {
    run(db_, R"sql(
        INSERT INTO briefing_start (community_id, year, last_number, last_total, covers_until)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (community_id) DO UPDATE SET year = excluded.year,
            last_number = excluded.last_number, last_total = excluded.last_total,
            covers_until = excluded.covers_until
    )sql",
        community.value, start.year, start.last_number, start.last_total,
        to_millis(start.covers_until));
}

std::optional<BriefingStart> Briefings::start(CommunityId community) {
    Query query(db_, R"sql(
        SELECT year, last_number, last_total, covers_until
        FROM briefing_start WHERE community_id = ?1
    )sql",
                community.value);
    if (!query.next()) return std::nullopt;
    return BriefingStart{.year = static_cast<int>(query.integer(0)),
                         .last_number = query.integer(1),
                         .last_total = query.integer(2),
                         .covers_until = from_millis(query.integer(3))};
}

BriefingPrivacy Briefings::privacy(CommunityId community) {
    BriefingPrivacy privacy;
    Query residents(db_, R"sql(
        SELECT DISTINCT p.name FROM person p
        WHERE p.community_id = ?1 AND (
            EXISTS (SELECT 1 FROM ownership o WHERE o.person_id = p.id)
            OR EXISTS (SELECT 1 FROM member m JOIN binding b ON b.account_id = m.account_id
                       WHERE m.person_id = p.id AND m.community_id = ?1))
        ORDER BY p.name
    )sql",
                    community.value);
    while (residents.next()) privacy.hidden_names.push_back(residents.text(0));
    Query on_duty(db_, R"sql(
        SELECT DISTINCT p.name FROM person p JOIN role r ON r.person_id = p.id
        WHERE p.community_id = ?1 AND r.role <> 'admin' ORDER BY p.name
    )sql",
                  community.value);
    while (on_duty.next()) privacy.on_duty_names.push_back(on_duty.text(0));
    Query units(db_, "SELECT label, building FROM unit WHERE community_id = ?1 ORDER BY label",
                community.value);
    while (units.next())
        privacy.hidden_units.push_back({.label = units.text(0), .building = units.text(1)});
    return privacy;
}

BriefingCorrection Briefings::correct(BriefingId issue, const BriefingCorrection& correction,
                                      AccountId by, Timestamp now) {
    Query query(db_, R"sql(
        INSERT INTO briefing_correction (issue_id, no, text, corrected_by, corrected_at)
        VALUES (?1, (SELECT coalesce(max(no), 0) + 1 FROM briefing_correction WHERE issue_id = ?1),
            ?2, ?3, ?4)
        RETURNING no
    )sql",
                issue.value, correction.text, by.value, to_millis(now));
    query.next();
    BriefingCorrection added = correction;
    added.no = query.integer(0);
    query.run();
    return added;
}

std::vector<BriefingCorrection> Briefings::corrections(BriefingId issue, const Zone& zone) {
    Query query(db_, R"sql(
        SELECT no, corrected_at, text FROM briefing_correction WHERE issue_id = ?1 ORDER BY no
    )sql",
                issue.value);
    std::vector<BriefingCorrection> found;
    while (query.next()) {
        found.push_back({.no = query.integer(0),
                         .day = zone.to_local(from_millis(query.integer(1))).day,
                         .text = query.text(2)});
    }
    return found;
}

}  // namespace linyi::storage
