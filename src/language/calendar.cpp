#include "language/words.hpp"

namespace linyi::language {

bool WorkCalendar::is_workday(std::chrono::sys_days day) const {
    if (workdays.contains(day)) return true;
    if (holidays.contains(day)) return false;
    const unsigned weekday = std::chrono::weekday(day).iso_encoding();
    return weekday <= 5;
}

std::chrono::sys_days WorkCalendar::add_workdays(std::chrono::sys_days day, int count) const {
    // A calendar may name a whole year of holidays by mistake; the walk must still end.
    int days_left = 10 * 366 + count * 7;
    while (count > 0 && days_left > 0) {
        day += std::chrono::days{1};
        if (is_workday(day)) --count;
        --days_left;
    }
    return day;
}

}  // namespace linyi::language
