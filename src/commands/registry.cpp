#include "commands/assembly/assembly.hpp"
#include "commands/binding/binding.hpp"
#include "commands/briefing/briefing.hpp"
#include "commands/command.hpp"
#include "commands/help/help.hpp"
#include "commands/lot/lot.hpp"
#include "commands/meeting/meeting.hpp"
#include "commands/notice/notice.hpp"
#include "commands/opinion/opinion.hpp"
#include "commands/poll/poll.hpp"
#include "commands/reminder/reminder.hpp"
#include "commands/resolution/resolution.hpp"
#include "commands/setup/setup.hpp"
#include "commands/task/task.hpp"

namespace linyi::commands {

CommandTable make_table() {
    CommandTable table;
    help::register_commands(table);
    setup::register_commands(table);
    binding::register_commands(table);
    poll::register_commands(table);
    assembly::register_commands(table);
    lot::register_commands(table);
    task::register_commands(table);
    meeting::register_commands(table);
    briefing::register_commands(table);
    opinion::register_commands(table);
    resolution::register_commands(table);
    notice::register_commands(table);
    reminder::register_commands(table);
    return table;
}

}  // namespace linyi::commands
