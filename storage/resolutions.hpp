#pragma once

#include "domain/feedback.hpp"
#include "domain/resolution.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

class Resolutions {
public:
    Resolutions(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// Saves a new resolution; returns it with its id.
    Resolution add(const Resolution& resolution);
    std::optional<Resolution> find(CommunityId community, std::int64_t number);
    std::optional<Resolution> find(CommunityId community, ResolutionId id);
    /// Newest first, at most `limit`.
    std::vector<Resolution> newest(CommunityId community, int limit);
    /// Made in [from, until), oldest first.
    std::vector<Resolution> made_between(CommunityId community, Timestamp from, Timestamp until);
    std::vector<Resolution> of_meeting(CommunityId community, MeetingId meeting);

    /// Keeps the last word of a head. True if it is the head's first about this resolution.
    bool save(const Feedback& feedback);
    std::vector<Feedback> feedback_of(ResolutionId id);
    /// Given in [from, until), oldest first.
    std::vector<Feedback> feedback_between(CommunityId community, Timestamp from, Timestamp until);

private:
    Connection& db_;
    Ids& ids_;
};

/// What waits to be put on the next agenda.
class AgendaCandidates {
public:
    AgendaCandidates(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// True if it is new. While an entry of the same source waits, only a stronger reason (and its
    /// title) replaces the one it has.
    bool propose(const AgendaCandidate& candidate);
    /// Proposes every open task of the community that is past its date, once for each date it
    /// had. Asked for by the schedule and before an agenda is made.
    int propose_overdue(CommunityId community, Timestamp now);
    /// Waiting ones, oldest first.
    std::vector<AgendaCandidate> waiting(CommunityId community);
    std::optional<AgendaCandidate> find(CommunityId community, std::int64_t id);
    void take(std::int64_t id, MeetingId meeting, Timestamp now);
    void defer(std::int64_t id, std::string_view note, Timestamp now);

private:
    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
