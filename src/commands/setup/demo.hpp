#pragma once

#include "domain/chat.hpp"
#include "domain/persona.hpp"
#include "storage/store.hpp"

#include <string_view>
#include <vector>

namespace linyi::commands::setup {

inline constexpr std::string_view demo_adapter = "webchat";
inline constexpr std::string_view demo_name = "和悦里小区(演示)";
inline constexpr std::string_view demo_owners_chat = "demo-owners";
inline constexpr std::string_view demo_work_chat = "demo-work";
/// The visitor binds unit 2-2-302 with it. It is public: it opens one unit of invented people.
inline constexpr std::string_view demo_bind_code = "DEM0-2302";

/// The people of the demo community, without touching a database. The chats are the owners' group
/// and the work group as far as they are in them, and each one's direct chat, whose id is theirs.
std::vector<Persona> demo_personas();

struct Demo {
    Community community{};
    std::vector<Persona> personas{};
    bool is_new{};
};

/// The demo community: 24 units in 4 buildings, owners, a couple with one unit, a tenant,
/// committee, manager, neighbourhood committee, street, two groups, everybody's direct chat. Made
/// on the first call; later calls find it. Everything in it is invented.
Demo seed_demo(storage::Tx& tx, Timestamp now);

}  // namespace linyi::commands::setup
