#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace linyi::json {

class Value;
using Array = std::vector<Value>;
using Object = std::map<std::string, Value, std::less<>>;  // ordered: no hash to attack

/// A number with fraction or exponent. Kept as its text: no id ever passes through a double.
struct Decimal {
    std::string text{};

    friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// One JSON value. Integers are exact; everything else with digits is a Decimal.
class Value {
public:
    using Data = std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, Decimal,
                              std::string, Array, Object>;

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool value) : data_(value) {}
    Value(int value) : data_(std::int64_t{value}) {}
    Value(std::int64_t value) : data_(value) {}
    Value(std::uint64_t value) : data_(value) {}
    Value(Decimal value) : data_(std::move(value)) {}
    Value(const char* value) : data_(std::string(value)) {}
    Value(std::string_view value) : data_(std::string(value)) {}
    Value(std::string value) : data_(std::move(value)) {}
    Value(Array value) : data_(std::move(value)) {}
    Value(Object value) : data_(std::move(value)) {}

    bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }

    /// The value if it is of that type, else null.
    template <class T>
    const T* as() const {
        return std::get_if<T>(&data_);
    }
    template <class T>
    T* as() {
        return std::get_if<T>(&data_);
    }

    const Data& data() const { return data_; }

    friend bool operator==(const Value&, const Value&) = default;

private:
    Data data_{};
};

/// Largest body taken from a platform: events are text, files arrive as links (H3).
inline constexpr std::size_t bytes_max = std::size_t{256} * 1024;
/// Deeper nesting is an attack: no platform of ours goes past 12 (H5).
inline constexpr std::size_t depth_max = 32;
/// More values than this in one body are an attack on memory: a full batch of a platform has some
/// thousands. It keeps the worst legal body within 20 ms of CPU (H5).
inline constexpr std::size_t values_max = 65'536;

/// Reads exactly one JSON value and nothing after it.
/// Errors: malformed_payload for everything RFC 8259 forbids and, beyond it, for duplicate keys,
/// a byte order mark, NUL characters (also escaped), depth over `depth_max`, more than `values`
/// values, integers that fit neither int64 nor uint64, other numbers that a double cannot hold to
/// the last digit; too_large past `limit` bytes. Only what the operator gives may be larger.
Result<Value> read(std::string_view text, std::size_t limit = bytes_max,
                   std::size_t values = values_max);

/// Compact JSON in UTF-8, keys in byte order: equal values give equal bytes. Bytes that are not
/// UTF-8 become U+FFFD, so what leaves is always valid.
std::string write(const Value& value);

}  // namespace linyi::json
