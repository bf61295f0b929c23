#pragma once

#include "commands/task/task.hpp"
#include "domain/poll.hpp"

#include <variant>

namespace linyi::commands::task {

/// One task, understood but not saved.
struct Planned {
    std::string text{};
    Somebody responsible{};
    std::optional<Somebody> supervisor{};
    Due due{};
    bool is_default_due{};
    std::string recurring{};  ///< as written, if the date comes again and again
};

struct Plan {
    std::string title{};
    std::optional<Poll> poll{};
    std::vector<Planned> tasks{};
};

/// Something only the caller can tell us.
struct Question {
    std::string kind{};
    Draft draft{};
    Document document{};
};

using Planning = std::variant<Plan, Question>;

/// What a draft asks for, with people and dates found, or the first thing that has to be asked.
/// Saves nothing. Errors: refused, with what to write instead.
Result<Planning> plan(const Draft& draft, Context& context);

}  // namespace linyi::commands::task
