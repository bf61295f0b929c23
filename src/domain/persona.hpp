#pragma once

#include "domain/message.hpp"

#include <string>
#include <vector>

namespace linyi {

/// A chat a persona may open in the web chat.
struct PersonaChat {
    std::string id{};  ///< platform chat id of the webchat adapter
    ChatKind kind{ChatKind::group};
    std::string name_zh{};
    std::string name_en{};
};

/// Something a persona could say first, for visitors who do not know what to type.
struct PersonaExample {
    std::string zh{};
    std::string en{};
    bool is_direct{};  ///< in the direct chat
};

/// Somebody of the demo community whom a visitor of the web chat may play. Only there, and only on
/// a loopback listener (design.md §6).
struct Persona {
    std::string id{};       ///< platform user id of the webchat adapter
    std::string name_zh{};  ///< shown in the chat
    std::string name_en{};
    std::string role_zh{};  ///< "业主 1-2-301", "业委会主任"
    std::string role_en{};
    std::vector<PersonaChat> chats{};  ///< the direct chat with linyi comes last
    std::vector<PersonaExample> examples{};
};

}  // namespace linyi
