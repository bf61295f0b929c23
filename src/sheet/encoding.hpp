#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linyi::sheet {

/// A text in UTF-8, without a byte order mark.
struct DecodedText {
    std::string text{};
    std::string_view encoding{};  ///< "UTF-8", "UTF-16", "GB18030"
};

/// What a text file says: by its byte order mark, else UTF-8 if it is well-formed, else GB18030
/// (which holds GBK and GB2312). None if it is neither; nothing is replaced or left out. Source: GB
/// 18030-2005 by ICU.
std::optional<DecodedText> decode(std::string_view bytes);

}  // namespace linyi::sheet
