#pragma once

#include <string_view>

namespace linyi::language {

/// How much a text sounds like danger to life or property.
enum class Alarm {
    none,
    ask,  ///< an emergency word, but talked about: 着火了怎么办, 上次困人; two such reports make
          ///< one
    now,  ///< an emergency word and a sign of the present: 快来, 现在, !!, 里面有人
};

/// Source: domain.md §7.4.
Alarm read_alarm(std::string_view text);

}  // namespace linyi::language
