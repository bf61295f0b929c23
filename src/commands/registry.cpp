#include "commands/command.hpp"

namespace linyi::commands {

CommandTable make_table() {
    CommandTable table;
    return table;
}

}  // namespace linyi::commands
