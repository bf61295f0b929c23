#include "domain/rules/threshold.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <cassert>
#include <numeric>

namespace linyi::rules {
namespace {

constexpr std::size_t digits_max = 4;

std::optional<std::int64_t> small_number(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > digits_max) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool take(std::string_view& text, std::string_view beginning) {
    if (!text.starts_with(beginning)) return false;
    text.remove_prefix(beginning.size());
    return true;
}

}  // namespace

bool is_met(const Threshold& threshold, std::int64_t part, std::int64_t whole) {
    assert(part >= 0 && whole >= 0);
    if (whole == 0) return false;
    const Wide have = Wide{part} * threshold.denominator;
    const Wide need = Wide{whole} * threshold.numerator;
    return threshold.is_inclusive ? have >= need : have > need;
}

std::int64_t missing_for(const Threshold& threshold, std::int64_t part, std::int64_t whole) {
    assert(part >= 0 && whole >= 0);
    const Wide need = Wide{whole} * threshold.numerator;
    // The least number that is enough: rounded up if reaching will do, else the next one above.
    Wide least = need / threshold.denominator;
    if (!threshold.is_inclusive || need % threshold.denominator != 0) ++least;
    if (whole == 0) least = 1;
    return least > part ? static_cast<std::int64_t>(least - part) : 0;
}

std::string to_text(const Threshold& threshold) {
    return fmt::format("{} {}/{}", threshold.is_inclusive ? ">=" : ">", threshold.numerator,
                       threshold.denominator);
}

std::optional<Threshold> threshold_from(std::string_view text) {
    text = trim(text);
    Threshold threshold;
    if (take(text, ">=") || take(text, "≥")) {
        threshold.is_inclusive = true;
    } else if (!take(text, ">")) {
        return std::nullopt;
    }
    const auto slash = text.find('/');
    if (slash == text.npos) return std::nullopt;
    const auto numerator = small_number(text.substr(0, slash));
    const auto denominator = small_number(text.substr(slash + 1));
    if (!numerator || !denominator || *denominator == 0 || *numerator > *denominator)
        return std::nullopt;
    threshold.numerator = *numerator;
    threshold.denominator = *denominator;
    return threshold;
}

std::string fraction_text(std::int64_t part, std::int64_t whole) {
    if (part == 0 || whole == 0) return "0";
    const auto divisor = std::gcd(part, whole);
    if (whole == divisor) return fmt::format("{}", part / divisor);
    return fmt::format("{}/{}", part / divisor, whole / divisor);
}

std::string percent_text(std::int64_t part, std::int64_t whole) {
    const auto hundredths =
        whole == 0 ? std::int64_t{0} : static_cast<std::int64_t>(Wide{part} * 10'000 / whole);
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

}  // namespace linyi::rules
