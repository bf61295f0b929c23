#pragma once

#include "commands/command.hpp"
#include "domain/reminder.hpp"

#include <functional>
#include <vector>

namespace linyi::commands::reminder {

/// One thing said to one chat.
struct Notice {
    ChatId chat{};
    Language language{};
    Document document{};
};

/// A thing people are reminded of, as it stands now. The functions use the context they were made
/// with.
struct Matter {
    Subject subject{};
    bool is_over{};          ///< nothing more will be said of it, ever
    bool keeps_quiet{true};  ///< quiet hours hold for it
    bool ends_with_plan{};   ///< over once nothing is planned any more
    ReminderPlan plan{};
    /// What an occurrence says, and to whom. Writes nothing.
    std::function<std::vector<Notice>(const Occurrence&)> say{};
    /// Writes down that it was said in so many messages.
    std::function<void(const Occurrence&, int messages)> note{};
    /// Writes down that it is over.
    std::function<void()> end{};
};

/// `subject` is the job's.
Matter poll_matter(std::int64_t subject, Context& context);
Matter task_matter(std::int64_t subject, Context& context);
Matter meeting_matter(std::int64_t subject, Context& context);
Matter timed_matter(std::int64_t subject, Context& context);

/// Settings and clock of the context's community.
ReminderRules rules_of(const Context& context);

/// "今天", "还有 3 天", "已逾期 2 天", counted from the context's day.
std::string days_words(std::chrono::year_month_day day, Language language, const Context& context);

}  // namespace linyi::commands::reminder
