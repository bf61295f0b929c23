#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/roster.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// Type of appeal (诉求类型). Source: Beijing 接诉即办条例 art. 11, and praise; domain.md §7.1.
enum class OpinionType { question, help, complaint, report, suggestion, praise };

std::string_view to_text(OpinionType type);
std::optional<OpinionType> opinion_type_from(std::string_view text);

/// How soon people want an answer. Source: domain.md §7.3.
enum class Priority {
    danger,   ///< P0: life or property
    living,   ///< P1: water, power, lift
    general,  ///< P2: complaint, help, repair
    complex,  ///< P3: suggestion, many parties, money or a vote needed
};

/// The default priority of a type, if its words say nothing more.
Priority default_priority(OpinionType type);

/// "P2".
std::string to_text(Priority priority);

enum class OpinionState { open, answered };

/// What a resident wants, asks or praises.
struct Opinion {
    OpinionId id{};
    CommunityId community{};
    std::int64_t number{};  ///< O31
    OpinionType type{};
    std::vector<std::string> categories{};  ///< codes, primary first; domain.md §7.2
    Priority priority{Priority::general};
    std::string text{};
    OpinionState state{OpinionState::open};
    AccountId account{};
    std::string head{};  ///< whose voice it is
    ChatId chat{};
    std::string platform_message{};
    std::optional<MeetingId> meeting{};
    Timestamp created_at{};
    std::optional<Timestamp> promised_at{};  ///< an answer is promised until then
    std::optional<Timestamp> answered_at{};
    std::int64_t supports{};  ///< heads that seconded it
};

/// Whose voice an account is: members of one household are one head, whichever account speaks; a
/// tenant is a head of their own; without a unit the person, else the account.
/// Source: domain.md §5.6 rule 9 (one support per head).
std::string head_of(const std::vector<Binding>& bindings, std::optional<PersonId> person,
                    AccountId account);

}  // namespace linyi
