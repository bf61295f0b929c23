#pragma once

#include "domain/meeting.hpp"

#include <optional>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

class Meetings {
public:
    Meetings(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    Meeting add(const Meeting& meeting);
    /// Everything but id, community, number and chat.
    void save(const Meeting& meeting);
    std::optional<Meeting> find(MeetingId id);
    std::optional<Meeting> find(CommunityId community, std::int64_t number);
    /// The meeting of this chat that is announced or running.
    std::optional<Meeting> current(ChatId chat);
    /// Only one that the host has opened.
    std::optional<Meeting> running(ChatId chat);
    std::vector<Meeting> all_of(CommunityId community);

    void save_item(MeetingId meeting, const AgendaItem& item);
    std::vector<AgendaItem> items(MeetingId meeting);

    /// The first check-in of an account for a unit stands; false if it was there already.
    bool check_in(MeetingId meeting, const CheckInRecord& record);
    std::vector<CheckInRecord> check_ins(MeetingId meeting);
    /// Takes back what `account` signed in; false if there was nothing.
    bool withdraw_check_ins(MeetingId meeting, AccountId account);

private:
    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
