#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// In chats without mentions of their own people write "@邻议 …" by hand. If `text` begins with
/// "@" or "＠" and one of `names` (without case), cuts that and the blanks and commas behind it.
/// A Latin name must end there: "@linyian" is somebody else. True if it was cut.
bool cut_leading_name(std::string& text, const std::vector<std::string>& names);

/// What linyi is called in the chats it shows itself.
std::vector<std::string> own_names();

}  // namespace linyi
