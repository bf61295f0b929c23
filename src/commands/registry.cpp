#include "commands/briefing/briefing.hpp"
#include "commands/command.hpp"
#include "commands/poll/poll.hpp"

namespace linyi::commands {

CommandTable make_table() {
    CommandTable table;
    poll::register_commands(table);
    briefing::register_commands(table);
    return table;
}

}  // namespace linyi::commands
