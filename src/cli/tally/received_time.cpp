#include "cli/tally/received_time.hpp"

#include "base/text.hpp"

#include <optional>

namespace linyi::cli {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes offset_default{8 * 60};
constexpr minutes offset_max{14 * 60};

/// Reads a text from its beginning, piece by piece. After the first piece that is not there,
/// nothing is read any more.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool take(std::string_view any_of) {
        if (!good_ || rest_.empty() || any_of.find(rest_[0]) == any_of.npos) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void need(std::string_view any_of) {
        if (!take(any_of)) good_ = false;
    }
    /// Of so many digits at most.
    int number(std::size_t digits_max) {
        int value = 0;
        std::size_t digits = 0;
        while (digits < digits_max && digits < rest_.size() && rest_[digits] >= '0' &&
               rest_[digits] <= '9')
            value = value * 10 + (rest_[digits++] - '0');
        if (digits == 0) good_ = false;
        rest_.remove_prefix(digits);
        return value;
    }
    char front() const { return rest_.empty() ? '\0' : rest_[0]; }
    bool ended() const { return good_ && rest_.empty(); }
    bool is_good() const { return good_; }

private:
    std::string_view rest_;
    bool good_{true};
};

std::optional<std::chrono::sys_days> read_day(Scanner& scanner) {
    const int year = scanner.number(4);
    scanner.need("-/.");
    const int month = scanner.number(2);
    scanner.need("-/.");
    const int day = scanner.number(2);
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!scanner.is_good() || !date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

std::optional<Millis> read_clock(Scanner& scanner) {
    const int hour = scanner.number(2);
    scanner.need(":");
    const int minute = scanner.number(2);
    const int second = scanner.take(":") ? scanner.number(2) : 0;
    Millis fraction{};
    if (scanner.take(".,")) {
        int scale = 100;
        while (scanner.front() >= '0' && scanner.front() <= '9') {
            fraction += Millis{scanner.number(1) * scale};
            scale /= 10;
        }
    }
    const Millis time = hours{hour} + minutes{minute} + seconds{second} + fraction;
    // 60 is a leap second; 24:00 is midnight, and nothing is later on a day.
    if (!scanner.is_good() || minute > 59 || second > 60 || time > hours{24}) return std::nullopt;
    return time;
}

std::optional<minutes> read_offset(Scanner& scanner) {
    if (scanner.ended()) return offset_default;
    if (scanner.take("Zz")) return minutes{0};
    const bool is_west = scanner.front() == '-';
    scanner.need("+-");
    const int hour = scanner.number(2);
    scanner.take(":");
    const int minute = scanner.ended() ? 0 : scanner.number(2);
    const minutes offset = hours{hour} + minutes{minute};
    if (!scanner.is_good() || minute > 59 || offset > offset_max) return std::nullopt;
    return is_west ? -offset : offset;
}

}  // namespace

Result<Timestamp> received_time(std::string_view text, DayAs day_as) {
    const Error error{Errc::invalid_argument, "\"" + std::string(text.substr(0, 40)) +
                                                  "\" is no time; write it like 2025-11-30T18:00"};
    Scanner scanner(trim(text));
    const auto day = read_day(scanner);
    if (!day) return error;
    // A paper dated with the day after is late: the end of a day is still that day.
    const Millis within = day_as == DayAs::end ? Millis{hours{24}} - Millis{1} : Millis{0};
    if (scanner.ended()) return Timestamp{*day} + within - offset_default;
    scanner.need("T t");
    while (scanner.take(" ")) {
    }
    const auto clock = read_clock(scanner);
    const auto offset = clock ? read_offset(scanner) : std::nullopt;
    if (!offset || !scanner.ended()) return error;
    return Timestamp{*day} + *clock - *offset;
}

}  // namespace linyi::cli
