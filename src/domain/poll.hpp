#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/roster.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

enum class PollKind { yes_no, single, multiple };
enum class PollState { open, closed, cancelled };

std::string_view to_text(PollKind kind);
std::optional<PollKind> poll_kind_from(std::string_view text);
std::string_view to_text(PollState state);
std::optional<PollState> poll_state_from(std::string_view text);

enum class OptionRole { plain, yes, no, abstain };

std::string_view to_text(OptionRole role);

struct PollOption {
    std::string key{};  ///< what a ballot stores: "1", "A", "同意"
    std::string label{};
    OptionRole role{};
    /// What the host told people to send for it, where that is not the key: "1", "Y", "要".
    std::string answer{};
    std::int64_t cost{};  ///< in fen, of a project that a budget may pay for

    friend bool operator==(const PollOption&, const PollOption&) = default;
};

/// A question put to a community. Everything that decides its result is fixed at opening.
struct Poll {
    PollId id{};
    CommunityId community{};
    std::int64_t number{};  ///< V12 within its community
    std::string question{};
    PollKind kind{};
    PollState state{};
    std::string rule{"household_majority"};  ///< name of its rule set, frozen at opening
    bool is_formal{};    ///< binding; else consultative (意向), which every post says
    bool is_ranked{};    ///< a ballot is an order of options, best first: 2>1>3
    int max_score{};     ///< a ballot is marks of 0 … max_score for options; 0: it is not
    bool no_change{};    ///< the first ballot counts (paper in the box); else the last
    bool is_secret{};    ///< group text is not counted; button or private chat only
    bool is_numbered{};  ///< voters may answer by number
    int choices_max{1};
    std::vector<PollOption> options{};
    Electorate scope{};
    Timestamp opened_at{};
    std::optional<Timestamp> closes_at{};  ///< none: until somebody closes it
    std::optional<Timestamp> closed_at{};
    AccountId opened_by{};
    ChatId chat{};  ///< where it was opened
    std::optional<MeetingId> meeting{};
    int item{};     ///< agenda item it belongs to; 0: none
    int ordinal{};  ///< 表决二 → 2; 0: not numbered by the host
    /// Hashes of the frozen roll in hexadecimal, without and with names; set by the store when it
    /// adds the poll, so that the opening's act can bind them.
    std::string roll_hash{};
    std::string names_hash{};
};

/// "V12".
std::string short_id(const Poll& poll);

/// What to send for the option: what the host told, else its key.
std::string_view sign_of(const PollOption& option);

/// The label without the cost that stands behind it in brackets.
std::string project_name(const PollOption& option);

const PollOption* find_option(const Poll& poll, std::string_view key);

/// Bounds of a new poll. Each is a setting; these are the defaults.
struct PollLimits {
    std::size_t question_code_points_max{500};
    std::size_t option_code_points_max{100};
    std::size_t options_min{2};
    std::size_t options_max{20};
    std::chrono::days open_days_max{60};  ///< Hangzhou Regulation 2021 art. 20: 5 to 60 days
};

/// What is wrong with a poll somebody wants to open.
enum class PollFlaw {
    no_question,
    question_too_long,
    too_few_options,
    too_many_options,
    option_too_long,
    options_alike,  ///< equal after folding width, case and invisible characters
    deadline_past,
    deadline_too_far,
    nobody_entitled,
};

/// The first flaw of `poll`, or none. `options_alike` expects labels folded by the caller.
std::optional<PollFlaw> check_poll(const Poll& poll, const PollLimits& limits, Timestamp now,
                                   std::size_t rights);

/// True while ballots count: open and not past its deadline. Decided at receive time inside the
/// ballot's transaction, never by the closing job. The closing instant itself is in time.
bool takes_ballots(const Poll& poll, Timestamp received);

}  // namespace linyi
