#pragma once

#include <string_view>

namespace linyi::language {

/// "@周敏 同意": an answer said to somebody, and therefore none. Source: domain.md §5.6 rule 2.
bool is_answer_to_somebody(std::string_view text);

}  // namespace linyi::language
