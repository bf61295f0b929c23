#pragma once

#include "base/area.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "domain/roster.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi {

/// A plain calendar day on the community's clock.
using Day = std::chrono::year_month_day;

/// Somebody a briefing speaks of. On duty (committee, property, residents' committee, street):
/// named in full with the post. Everybody else: building, surname and 某, never more.
/// Source: domain.md §6.2.
struct BriefingPerson {
    std::string name{};
    std::optional<Role> role{};  ///< none or admin: a resident
    std::string post{};          ///< 主任, 项目经理; of people on duty
    std::string building{};      ///< of residents: "3"
    bool is_tenant{};
    bool is_shop{};

    bool is_on_duty() const { return role && *role != Role::admin; }
};

/// One side at a meeting: how many came, and the names of those on duty.
struct BriefingParty {
    Role role{};
    std::int64_t heads{};
    std::vector<BriefingPerson> people{};
};

/// What the first section of a meeting's briefing states. Source: domain.md §1.5 E4.
struct BriefingMeeting {
    std::string name{};
    LocalTime start{};
    std::optional<LocalTime> end{};
    std::vector<std::string> places{};
    std::vector<BriefingParty> parties{};
    std::int64_t households{};  ///< owners who checked in, by household
    std::int64_t tenants{};
    std::vector<BriefingPerson> observers{};
    BriefingPerson host{};
    BriefingPerson recorder{};
};

struct BriefingAnswer {
    BriefingPerson by{};
    std::string text{};
};

/// What somebody said on an item, already summarised by whoever gathered it.
struct BriefingRemark {
    BriefingPerson by{};
    std::string text{};
    std::int64_t supporters{};  ///< households that seconded
    bool is_question{};
    std::optional<BriefingAnswer> answer{};
};

struct BriefingOption {
    std::string label{};
    Area area{};
    std::int64_t households{};
};

/// A finished poll: sums only, never who chose what.
struct BriefingPoll {
    std::string id{};  ///< "V12"; empty if people never saw one
    std::string question{};
    std::vector<BriefingOption> options{};  ///< empty where a secret vote hides its split
    std::int64_t valid{};                   ///< households with a counting ballot
    std::int64_t households{};              ///< entitled; 0: not stated
    std::int64_t unclear{};  ///< answers that were never confirmed, hence not counted
    bool is_formal{};  ///< counted under a rule with legal effect; otherwise consultative (意向)
    bool is_yes_no{};
    bool passed{};
    bool is_tie{};
    std::string outcome{};     ///< the rule's own sentence; empty: a plain majority, worded here
    std::string winner{};      ///< label of the chosen option; empty unless passed
    bool shows_area{};         ///< the rule looks at area as well
    std::string legal_note{};  ///< "须依法提交业主大会表决……"; empty if none
};

/// One item of the agenda. Source: domain.md §1.5 E5.
struct BriefingItem {
    std::string title{};
    std::string background{};
    std::vector<BriefingRemark> remarks{};
    std::string consensus{};  ///< 意见交锋与共识
    std::vector<BriefingPoll> polls{};
};

/// An opinion given between meetings. It is shown without any person (domain.md §6.2).
struct BriefingOpinion {
    std::string id{};        ///< "O31"
    std::string category{};  ///< in words
    std::string text{};
    std::int64_t supporters{};
    bool wants_answer{true};  ///< false: praise
    bool is_closed_matter{};  ///< 举报: that there was one is told, not what it said
    std::vector<BriefingAnswer> answers{};
};

/// Who answers for a measure or task: a person, or failing that the words people used (物业).
struct BriefingDuty {
    BriefingPerson person{};
    std::string words{};
};

struct BriefingMeasure {
    std::string text{};
    BriefingDuty responsible{};
    std::optional<LocalTime> due{};  ///< `time` 24 h: the whole day
    std::string due_words{};  ///< as it was said: 三个工作日内, 每季度结束后15日内
};

/// Source: domain.md §1.5 E6.
struct BriefingResolution {
    std::string id{};  ///< "R7"
    std::string title{};
    std::vector<BriefingMeasure> measures{};
    std::string supervision{};
    std::string overdue_action{};
};

/// A task and where it stands on the day of the briefing.
struct BriefingTask {
    enum class State {
        open,
        claimed,  ///< said to be done, not yet confirmed by somebody else
        done,
        blocked,
    };

    std::string id{};  ///< "T5"
    std::string title{};
    BriefingDuty responsible{};
    std::optional<LocalTime> due{};      ///< as first agreed
    std::optional<LocalTime> new_due{};  ///< if it was put off
    State state{};
    std::optional<Day> done_on{};
    std::optional<int> percent{};
    std::string note{};  ///< 配件未到
    bool is_overdue{};
    bool has_news{};  ///< something happened to it in the period of this issue
};

/// Source: domain.md §7.4.
struct BriefingEmergency {
    std::string what{};
    LocalTime at{};
    std::optional<std::int64_t> response_seconds{};
    std::optional<LocalTime> resolved{};
    std::string outcome{};  ///< 两人获救，无人受伤
};

struct BriefingAmount {
    std::string label{};
    std::int64_t fen{};
};

/// Figures made public, e.g. common income of a quarter. Source: domain.md §1.3 C3.
struct BriefingDisclosure {
    std::string period{};  ///< 2025年第三季度公共收益
    std::vector<BriefingAmount> income{};
    std::vector<BriefingAmount> expense{};
    std::int64_t balance_fen{};
};

struct BriefingNextMeeting {
    LocalTime at{};
    std::string place{};
    std::vector<std::string> agenda{};
};

/// What must not appear in a briefing, whoever typed it where.
struct BriefingPrivacy {
    std::vector<std::string> hidden_names{};   ///< owners, tenants
    std::vector<std::string> on_duty_names{};  ///< shown in full, also if they stand above
    struct HiddenUnit {
        std::string label{};
        std::string building{};
    };
    std::vector<HiddenUnit> hidden_units{};
};

/// Everything a briefing is made from. Whoever gathers it decides nothing about words or privacy.
struct BriefingInput {
    Language language{Language::zh};
    std::string community{};
    std::string publisher{};  ///< 和悦里小区业主委员会
    std::string street{};
    std::optional<Day> since{};  ///< first day covered; none: the first briefing
    Day until{};                 ///< last day covered, and its date
    std::optional<BriefingMeeting> meeting{};
    std::vector<BriefingTask> last_tasks{};  ///< of earlier issues, and where they stand
    std::vector<BriefingItem> items{};
    std::vector<BriefingDisclosure> disclosures{};
    std::vector<BriefingEmergency> emergencies{};
    std::vector<BriefingPoll> polls{};  ///< outside a meeting
    std::vector<BriefingOpinion> opinions{};
    std::vector<BriefingResolution> resolutions{};
    std::vector<BriefingTask> tasks{};  ///< open ones that no resolution above shows
    std::vector<std::string> next_steps{};
    std::optional<BriefingNextMeeting> next_meeting{};
    std::vector<std::string> channels{};  ///< 物业热线 0571-…: published as they are
    std::vector<std::string> attachments{};

    BriefingPrivacy privacy{};
};

}  // namespace linyi
