#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace linyi::log {

enum class Level { debug, info, warning, error };

/// One named value of an event.
struct Value {
    Value(std::string_view n, std::string_view v) : name(n), value(std::string(v)) {}
    Value(std::string_view n, const std::string& v) : name(n), value(v) {}
    Value(std::string_view n, const char* v) : name(n), value(std::string(v)) {}
    Value(std::string_view n, std::int64_t v) : name(n), value(v) {}
    Value(std::string_view n, int v) : name(n), value(std::int64_t{v}) {}
    Value(std::string_view n, std::size_t v) : name(n), value(static_cast<std::int64_t>(v)) {}
    Value(std::string_view n, bool v) : name(n), value(v) {}

    std::string_view name;
    std::variant<std::string, std::int64_t, bool> value;
};

using Values = std::initializer_list<Value>;

/// Writes one JSON line: time, level, event and the values. Ids and counts only: no message text,
/// no names, no tokens, no signatures. A full disk or a stuck reader never blocks the caller;
/// lines that could not be written are counted (`dropped`).
void write(Level level, std::string_view event, Values values = {});

inline void debug(std::string_view event, Values values = {}) {
    write(Level::debug, event, values);
}
inline void info(std::string_view event, Values values = {}) {
    write(Level::info, event, values);
}
inline void warning(std::string_view event, Values values = {}) {
    write(Level::warning, event, values);
}
inline void error(std::string_view event, Values values = {}) {
    write(Level::error, event, values);
}

/// Lines below `level` are not written. Default: info.
void set_level(Level level);

/// Lines lost because the output could not take them.
std::int64_t dropped();

/// Waits (a short, bounded time) until queued lines are out. Call before exiting.
void flush();

}  // namespace linyi::log
