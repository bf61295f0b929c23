#pragma once

#include "adapters/json/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace linyi::json {

/// Longest platform id taken: the longest known one (Matrix) has 255 bytes.
inline constexpr std::size_t id_bytes_max = 512;

/// The member `key` of an object; null if `value` is no object, has no such member, or the member
/// is JSON null: platforms use absent and null alike.
const Value* find(const Value& value, std::string_view key);

/// Required members. Errors: malformed_payload, naming the key, if absent or of another type.
Result<std::string> string_at(const Value& value, std::string_view key);
Result<std::int64_t> int_at(const Value& value, std::string_view key);
Result<bool> bool_at(const Value& value, std::string_view key);
/// An identifier as text: a JSON integer or a string that is not empty. A number with fraction or
/// exponent is no id.
Result<std::string> id_at(const Value& value, std::string_view key);

/// `value` itself as an identifier, by the same rule.
std::optional<std::string> id_text(const Value& value);

/// An integer, or a string that is exactly an integer's shortest text ("numbers as strings").
std::optional<std::int64_t> integer_from(const Value& value);

/// Reads many members of one object and remembers the first thing that was wrong, so that a
/// decoder reads like the payload. `error()` must be asked at the end; until then wrong members
/// read as empty.
class Fields {
public:
    explicit Fields(const Value& object) : value_(&object) {}

    /// Required.
    std::string text(std::string_view key);
    std::int64_t integer(std::string_view key);
    std::string id(std::string_view key);
    std::string string_id(std::string_view key);  ///< an id that must be a string

    /// Absent or null reads as empty; another type is still an error.
    std::string optional_text(std::string_view key);
    std::optional<std::int64_t> optional_integer(std::string_view key);
    std::string optional_id(std::string_view key);
    std::string optional_string_id(std::string_view key);
    bool flag(std::string_view key);  ///< absent is false
    const Array& list(std::string_view key);
    const Value& object(std::string_view key);  ///< an empty object if absent

    /// Notes that `key` has a value we cannot accept.
    void refuse(std::string_view key);

    /// Takes over what went wrong in a part read with another Fields.
    void include(const Fields& part);

    const std::optional<Error>& error() const { return error_; }

private:
    template <class T>
    T keep(const Result<T>& result);
    bool has(std::string_view key) const { return find(*value_, key) != nullptr; }

    const Value* value_;
    std::optional<Error> error_{};
};

}  // namespace linyi::json
