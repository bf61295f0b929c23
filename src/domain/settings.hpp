#pragma once

#include "base/time.hpp"
#include "domain/poll.hpp"
#include "domain/rules/consultative.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace linyi {

/// When people are left alone. Times of day on the community's clock; the window may cross
/// midnight. Emergencies (P0) ignore it.
struct QuietHours {
    std::chrono::minutes from{22 * 60};
    std::chrono::minutes until{7 * 60};
};

/// Reminders. Source of the defaults: domain.md §5.6 rule 17, interaction.md §1.8.
struct ReminderSettings {
    std::chrono::minutes time_of_day{9 * 60};
    std::vector<int> task_days_before{3, 1, 0};  ///< days before the due day
    std::vector<int> meeting_days_before{3, 1, 0};
    int overdue_days_responsible{1};  ///< then responsible person and supervisor are told
    int overdue_days_escalate{3};     ///< then the street, and weekly from there
    int escalate_every_days{7};
    std::vector<std::chrono::hours> vote_hours_before{std::chrono::hours{48},
                                                      std::chrono::hours{24}};
    bool vote_midway{true};
    std::chrono::hours vote_midway_min_length{72};  ///< shorter polls get no mid-way reminder
    QuietHours quiet{};
    std::chrono::hours stale_after{12};  ///< a reminder later than this is expired, not sent
};

/// Votes.
struct VoteSettings {
    PollLimits limits{};
    std::chrono::seconds confirm_every{30};  ///< one name-free group line for the ballots since
    std::chrono::minutes question_ttl{10 * 24 * 60};
    std::chrono::hours late_notice_within{
        24};               ///< a bare answer this long after a close is told "late"
    bool count_parking{};  ///< Guidance Rules 建房〔2009〕274号 art. 25: the rules of procedure
                           ///< must say
    std::chrono::days default_open{7};    ///< if `/vote` names no deadline; the reply says so
    std::chrono::days objection_time{7};  ///< after the posting; Qingyuan 2022 art. 17
    rules::RuleBook rules{rules::consultative()};  ///< by which votes may be opened
};

/// How soon an opinion gets its first answer. Source of the defaults: domain.md §7.3.
struct AnswerSettings {
    std::chrono::minutes danger{5};         ///< P0: life or property
    std::chrono::minutes living{30};        ///< P1: water, power, lift
    std::chrono::minutes general{24 * 60};  ///< P2: complaint, help, repair
    int complex_workdays{1};                ///< P3: suggestion, many parties; in working days
};

/// How long things are kept. Source of the defaults: domain.md §6.5, reliability.md P4.
struct RetentionSettings {
    std::chrono::days chat_text{30};
    std::chrono::days inbox_ids{45};  ///< at least; ids of ballots live as long as their poll
    std::chrono::days outbox_sent{30};
    std::chrono::days dead_letters{30};
    std::chrono::days opinions{3 * 365};  ///< and their answers, after they are settled
};

/// What an event may be and still do something (design.md §4).
struct IntakeSettings {
    std::chrono::minutes command_age_max{10};  ///< older: no command, only ballots
    std::chrono::days event_age_max{30};       ///< older: nothing
    std::size_t text_bytes_max{16 * 1024};     ///< longer messages are answered, not read
    std::size_t short_code_points{40};         ///< "short" events keep their share of the queue
};

/// The ledger.
struct LedgerSettings {
    bool post_daily{true};  ///< a checkpoint a day in the owners' groups, if anything happened
};

/// Everything a community's life depends on, from config/linyi.example.toml.
struct Settings {
    VoteSettings votes{};
    ReminderSettings reminders{};
    AnswerSettings answers{};
    RetentionSettings retention{};
    IntakeSettings intake{};
    LedgerSettings ledger{};
    std::string public_url{
        "http://127.0.0.1:8080"};           ///< how people reach the pages; no slash at the end
    std::string privacy_url{};              ///< empty: <public_url>/privacy
    std::chrono::days task_default_due{7};  ///< if a task names no date; the reply says so
    int briefing_chat_lines_max{10};
    std::vector<std::string> holidays{};  ///< "2026-01-01"
    std::vector<std::string> workdays{};  ///< 调休: weekend days that are worked
};

}  // namespace linyi
