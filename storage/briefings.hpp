#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/briefing.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

/// A briefing that waits for somebody to publish or drop it. One a community.
struct BriefingDraft {
    enum class State { open, discarded, published };

    BriefingId id{};
    CommunityId community{};
    State state{};
    std::string token{};  ///< last part of the preview's link: nobody guesses it
    std::optional<Timestamp> covers_from{};
    Timestamp covers_until{};
    /// Keys of what it tells ("V3", "R7"), so that two things of one millisecond on the border of
    /// two issues are neither told twice nor lost.
    std::set<std::string> told{};
    BriefingDocument document{};
    AccountId created_by{};
    Timestamp created_at{};
};

/// A published briefing. Its row can neither be changed nor deleted.
struct BriefingIssue {
    BriefingId id{};
    CommunityId community{};
    BriefingNumber number{};
    Timestamp covers_until{};
    std::set<std::string> told{};
    std::string title{};
    std::string sha256{};  ///< of the stored JSON, lower-case hexadecimal
    AccountId published_by{};
    Timestamp published_at{};
};

/// What lies behind the next issue.
struct BriefingStart {
    int year{};
    std::int64_t last_number{};
    std::int64_t last_total{};
    Timestamp covers_until{};
};

class Briefings {
public:
    Briefings(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// Saves a draft; the community's earlier open draft is discarded. `id` is given here.
    BriefingDraft save_draft(const BriefingDraft& draft);
    std::optional<BriefingDraft> draft(CommunityId community, BriefingId id);
    std::optional<BriefingDraft> open_draft(CommunityId community);
    /// The open draft behind a preview link.
    std::optional<BriefingDraft> draft_by_token(CommunityId community, std::string_view token);
    void discard(BriefingId draft);

    /// Publishes an open draft on `day` of the community's clock: gives the next number of the year
    /// and the next total, stores the document with them. Precondition: the draft is open.
    BriefingIssue publish(const BriefingDraft& draft, Day day, AccountId by, Timestamp now);

    std::optional<BriefingIssue> find(CommunityId community, BriefingId id);
    std::optional<BriefingIssue> find_by_total(CommunityId community, std::int64_t total);
    /// The newest issue with this number within its year.
    std::optional<BriefingIssue> find_by_number(CommunityId community, std::int64_t number);
    std::optional<BriefingIssue> last(CommunityId community);
    /// Newest first, at most `limit`.
    std::vector<BriefingIssue> list(CommunityId community, int limit);
    /// Throws std::runtime_error if the stored document no longer has its SHA-256.
    BriefingDocument document(BriefingId issue);

    /// Where the numbering of a community begins if it had issues before linyi. Has no effect on
    /// years in which linyi has published already; callers refuse that.
    void start_after(CommunityId community, const BriefingStart& start);
    std::optional<BriefingStart> start(CommunityId community);

    /// Whose names and rooms the community's briefings must not show: owners and tenants, except
    /// those on duty.
    BriefingPrivacy privacy(CommunityId community);

    /// Adds a correction; returns it with its number.
    BriefingCorrection correct(BriefingId issue, const BriefingCorrection& correction, AccountId by,
                               Timestamp now);
    std::vector<BriefingCorrection> corrections(BriefingId issue, const Zone& zone);

private:
    BriefingNumber next_number(CommunityId community, int year);

    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
