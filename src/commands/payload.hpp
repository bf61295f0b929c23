#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::commands {

/// Builds the JSON object of an act: `Payload{}.set("task", id).set("text", text).json()`. Keys
/// keep their order; a key set twice is a bug. Text is escaped strictly (RFC 8259 §7), and bytes
/// that are not UTF-8 become U+FFFD, so that the record can always be read.
class Payload {
public:
    Payload& set(std::string_view key, std::string_view text);
    Payload& set(std::string_view key, const std::string& text) {
        return set(key, std::string_view(text));
    }
    Payload& set(std::string_view key, const char* text) {
        return set(key, std::string_view(text));  // Else a literal would turn into a bool.
    }
    Payload& set(std::string_view key, std::int64_t number);
    Payload& set(std::string_view key, int number) { return set(key, std::int64_t{number}); }
    Payload& set(std::string_view key, bool yes);
    /// UTC milliseconds.
    Payload& set(std::string_view key, Timestamp at) { return set(key, to_millis(at)); }
    Payload& set(std::string_view key, const std::vector<std::string>& texts);
    template <class Tag>
    Payload& set(std::string_view key, Id<Tag> id) {
        return set(key, id.value);
    }
    /// Left out if there is none.
    template <class T>
    Payload& set(std::string_view key, const std::optional<T>& value) {
        return value ? set(key, *value) : *this;
    }

    std::string json() const { return "{" + members_ + "}"; }

private:
    void begin(std::string_view key);

    std::string members_;
    std::vector<std::string> keys_;
};

}  // namespace linyi::commands
