#pragma once

#include "domain/document.hpp"

#include <string>
#include <string_view>

namespace linyi::storage {

/// A document as it is kept in the outbox: JSON with stable key order.
std::string to_json(const Document& document);

/// The inverse of to_json. Throws std::runtime_error on anything else: only our own rows get here.
Document document_from_json(std::string_view json);

}  // namespace linyi::storage
