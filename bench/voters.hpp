#pragma once

#include "base/secret.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::bench {

/// How a platform numbers its events: Telegram counts, others draw random ids.
enum class EventIds { sequential, random };

/// The id of the `number`th event. The same numbers in every run.
std::string event_id(EventIds kind, std::uint64_t number);

/// Whole signed webhooks of a community with one bound account a unit.
class Voters {
public:
    Voters(std::size_t units, EventIds ids, std::uint64_t first_event);

    /// The roster that binds them, as `linyi import-roster` reads it.
    static std::string roster(std::size_t units);
    /// The signing key of both sides, as the configuration writes it.
    static std::string_view key();
    static constexpr std::string_view group = "room-1";
    static std::string account(std::size_t voter);
    static std::string private_chat(std::size_t voter);

    /// The next voter's answer: every voter has one turn before anybody has a second one, with
    /// another choice than in the last turn. Every other voter answers in the group.
    std::string next_answer();
    /// The same, always in the private chat: from then on the service knows it.
    std::string next_private_answer();
    /// `text` from the chair of the committee, in the group.
    std::string from_chair(const std::string& text);

    std::uint64_t events() const { return events_; }

private:
    struct Words {
        std::string sender{};
        std::string chat{};
        std::string_view chat_kind{};
        std::string text{};
    };
    std::string webhook(const Words& words);
    std::size_t next_voter();

    std::vector<Secret> keys_{};
    std::vector<std::size_t> order_{};
    EventIds ids_{};
    std::uint64_t events_{};
    std::size_t turn_{};
};

}  // namespace linyi::bench
