#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::testing {

/// What Telegram's parser makes of a text in HTML mode, written anew from the sheet's vectors so
/// that our writer is judged by somebody else.
struct ParsedHtml {
    struct Entity {
        std::string tag{};
        std::string target{};  ///< of a link
        std::size_t offset{};  ///< in UTF-16 units
        std::size_t length{};

        friend bool operator==(const Entity&, const Entity&) = default;
    };

    std::string text{};
    std::vector<Entity> entities{};
    std::string error{};  ///< empty if it could be parsed
};

ParsedHtml parse_html(std::string_view input);

/// Accounts that Telegram would notify because of "@name" in plain text.
std::size_t plain_mentions(std::string_view text);

}  // namespace linyi::testing
