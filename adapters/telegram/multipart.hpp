#pragma once

#include "domain/document.hpp"

#include <string>
#include <utility>
#include <vector>

namespace linyi::telegram {

/// A multipart/form-data body (RFC 7578) and the Content-Type that goes with it.
struct Multipart {
    std::string content_type{};
    std::string body{};
};

/// `fields` as text parts in their order, then `file` as the part "document". The boundary is
/// derived from the content, so that each try sends the same bytes, and occurs nowhere in it.
Multipart multipart(const std::vector<std::pair<std::string, std::string>>& fields,
                    const Attachment& file);

}  // namespace linyi::telegram
