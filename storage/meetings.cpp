#include "storage/meetings.hpp"

#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

namespace linyi::storage {
namespace {

std::optional<Timestamp> time_at(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return from_millis(row.integer(column));
}

std::optional<std::int64_t> millis(const std::optional<Timestamp>& at) {
    if (!at) return std::nullopt;
    return to_millis(*at);
}

Meeting read(const Query& row) {
    Meeting meeting{.id = {row.integer(0)},
                    .community = {row.integer(1)},
                    .number = row.integer(2),
                    .chat = {row.integer(3)},
                    .state = meeting_state_from(row.text(4)).value_or(MeetingState::ended),
                    .name = row.text(5),
                    .places = row.text(6),
                    .host = row.text(7),
                    .recorder = row.text(8),
                    .item = static_cast<int>(row.integer(10)),
                    .announced_at = time_at(row, 11),
                    .started_at = time_at(row, 12),
                    .ended_at = time_at(row, 13),
                    .start_event = row.text(14),
                    .end_event = row.text(15)};
    meeting.starts_at = time_at(row, 16);
    if (!row.is_null(9)) meeting.host_account = AccountId{row.integer(9)};
    return meeting;
}

}  // namespace

Meeting Meetings::add(const Meeting& meeting) {
    Meeting added = meeting;
    added.id = {ids_.next("meeting")};
    run(db_,
        "INSERT INTO meeting (id, community_id, number, chat_id, state) VALUES (?1, ?2, ?3, ?4, "
        "?5)",
        added.id.value, added.community.value, added.number, added.chat.value,
        to_text(added.state));
    save(added);
    return added;
}

void Meetings::save(const Meeting& meeting) {
    std::optional<std::int64_t> host;
    if (meeting.host_account) host = meeting.host_account->value;
    run(db_, R"sql(
        UPDATE meeting SET state = ?2, name = ?3, places = ?4, host = ?5, recorder = ?6,
            host_account = ?7, item = ?8, announced_at = ?9, started_at = ?10, ended_at = ?11,
            start_event = ?12, end_event = ?13, starts_at = ?14
        WHERE id = ?1
    )sql",
        meeting.id.value, to_text(meeting.state), meeting.name, meeting.places, meeting.host,
        meeting.recorder, host, meeting.item, millis(meeting.announced_at),
        millis(meeting.started_at), millis(meeting.ended_at), meeting.start_event,
        meeting.end_event, millis(meeting.starts_at));
}

std::optional<Meeting> Meetings::find(MeetingId id) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, chat_id, state, name, places, host, recorder,
            host_account, item, announced_at, started_at, ended_at, start_event, end_event,
            starts_at
        FROM meeting WHERE id = ?1
    )sql",
                id.value);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::optional<Meeting> Meetings::find(CommunityId community, std::int64_t number) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, chat_id, state, name, places, host, recorder,
            host_account, item, announced_at, started_at, ended_at, start_event, end_event,
            starts_at
        FROM meeting WHERE community_id = ?1 AND number = ?2
    )sql",
                community.value, number);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::optional<Meeting> Meetings::current(ChatId chat) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, chat_id, state, name, places, host, recorder,
            host_account, item, announced_at, started_at, ended_at, start_event, end_event,
            starts_at
        FROM meeting WHERE chat_id = ?1 AND state <> 'ended'
    )sql",
                chat.value);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::optional<Meeting> Meetings::running(ChatId chat) {
    auto meeting = current(chat);
    if (meeting && meeting->state != MeetingState::running) return std::nullopt;
    return meeting;
}

std::vector<Meeting> Meetings::all_of(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, chat_id, state, name, places, host, recorder,
            host_account, item, announced_at, started_at, ended_at, start_event, end_event,
            starts_at
        FROM meeting WHERE community_id = ?1 ORDER BY number
    )sql",
                community.value);
    std::vector<Meeting> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

void Meetings::save_item(MeetingId meeting, const AgendaItem& item) {
    run(db_, R"sql(
        INSERT INTO agenda_item (meeting_id, no, title, background, started_at, event)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (meeting_id, no) DO UPDATE SET title = excluded.title,
            background = excluded.background, started_at = excluded.started_at,
            event = excluded.event
    )sql",
        meeting.value, item.no, item.title, item.background, millis(item.started_at), item.event);
}

std::vector<AgendaItem> Meetings::items(MeetingId meeting) {
    Query query(db_, R"sql(
        SELECT no, title, background, started_at, event FROM agenda_item
        WHERE meeting_id = ?1 ORDER BY no
    )sql",
                meeting.value);
    std::vector<AgendaItem> found;
    while (query.next()) {
        found.push_back({.no = static_cast<int>(query.integer(0)),
                         .title = query.text(1),
                         .background = query.text(2),
                         .started_at = time_at(query, 3),
                         .event = query.text(4)});
    }
    return found;
}

bool Meetings::check_in(MeetingId meeting, const CheckInRecord& record) {
    return run(db_, R"sql(
        INSERT INTO check_in (meeting_id, side, unit, account_id, names, at, event)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (meeting_id, side, unit, account_id) DO NOTHING
    )sql",
               meeting.value, record.side, record.unit, record.account.value, record.names,
               to_millis(record.at), record.event) > 0;
}

bool Meetings::withdraw_check_ins(MeetingId meeting, AccountId account) {
    return run(db_, "DELETE FROM check_in WHERE meeting_id = ?1 AND account_id = ?2", meeting.value,
               account.value) > 0;
}

std::vector<CheckInRecord> Meetings::check_ins(MeetingId meeting) {
    Query query(db_, R"sql(
        SELECT unit, side, names, account_id, at, event FROM check_in
        WHERE meeting_id = ?1 ORDER BY at, unit
    )sql",
                meeting.value);
    std::vector<CheckInRecord> found;
    while (query.next()) {
        found.push_back({.unit = query.text(0),
                         .side = query.text(1),
                         .names = query.text(2),
                         .account = {query.integer(3)},
                         .at = from_millis(query.integer(4)),
                         .event = query.text(5)});
    }
    return found;
}

}  // namespace linyi::storage
