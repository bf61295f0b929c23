#pragma once

#include "adapters/json/value.hpp"
#include "domain/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::telegram {

/// The bot itself, as Telegram knows it.
struct Bot {
    std::string id{};        ///< the digits before the colon of its token
    std::string username{};  ///< without "@"
};

/// Telegram does not tell upper from lower case in usernames.
bool is_same_username(std::string_view left, std::string_view right);

/// Byte positions of UTF-16 offsets in a UTF-8 text: Telegram counts in UTF-16 units.
class Utf16Index {
public:
    explicit Utf16Index(std::string_view text);

    /// The bytes of `length` units from `offset`; none if that is outside the text or cuts a
    /// character.
    std::optional<std::string_view> slice(std::int64_t offset, std::int64_t length) const;

private:
    std::string_view text_;
    std::vector<std::size_t> bytes_{};  ///< by unit; npos inside a pair
};

/// What somebody wrote, without the parts that only say whom it is for.
struct Reading {
    std::string text{};  ///< a command reads "/name arguments", its name in lower case
    bool mentions_bot{};
    bool is_for_another_bot{};
    std::vector<MentionedAccount> mentions{};  ///< `user` is empty where only "@name" is known
};

/// Reads a Message's text or caption by its entities. Source: core.telegram.org/bots/api
/// #messageentity (Bot API 10.1, read 2026-06).
Reading read_text(const json::Value& message, const Bot& bot);

}  // namespace linyi::telegram
