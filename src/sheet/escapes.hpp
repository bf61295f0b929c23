#pragma once

#include <string>
#include <string_view>

namespace linyi::sheet {

/// "_x000D_" as the character it stands for, and a text that looks like that so that it comes back
/// as it is. Source: ECMA-376-1 §22.9.2.19, ST_Xstring.
std::string unescaped(std::string_view text);
std::string escaped(std::string_view text);

}  // namespace linyi::sheet
