#include "base/log.hpp"

#include "base/time.hpp"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace linyi::log {
namespace {

// Two thousand lines cover a burst of several seconds; past that the oldest go, because a log
// that cannot be written must never delay an acknowledgement.
constexpr std::size_t queue_lines = 2048;

class Writer {
public:
    Writer() {
        pool_ = std::make_shared<spdlog::details::thread_pool>(queue_lines, 1);
        logger_ = std::make_shared<spdlog::async_logger>(
            "linyi", std::make_shared<spdlog::sinks::stderr_sink_mt>(), pool_,
            spdlog::async_overflow_policy::overrun_oldest);
        logger_->set_pattern("%v");
        logger_->set_level(spdlog::level::info);
        logger_->set_error_handler([](const std::string&) {});  // A full disk is not our problem.
        logger_->flush_on(spdlog::level::debug);
    }

    spdlog::async_logger& logger() { return *logger_; }
    std::int64_t dropped() { return static_cast<std::int64_t>(pool_->overrun_counter()); }
    std::size_t waiting() { return pool_->queue_size(); }

private:
    // Destroyed in reverse: the pool first, which joins its thread before the logger goes.
    std::shared_ptr<spdlog::async_logger> logger_;
    std::shared_ptr<spdlog::details::thread_pool> pool_;  // shared with the logger, by spdlog
};

Writer& writer() {
    static Writer instance;  // The one process-wide thing besides the clock of the machine.
    return instance;
}

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::string_view name_of(Level level) {
    switch (level) {
        case Level::debug: return "debug";
        case Level::info: return "info";
        case Level::warning: return "warning";
        case Level::error: return "error";
    }
    return "error";
}

/// A JSON string. What is not UTF-8 or could disturb a terminal (control and direction marks)
/// leaves as an escape, so that one event stays one line whoever wrote the name.
void append_string(std::string& out, std::string_view value) {
    constexpr std::size_t value_bytes_max = 512;
    const bool is_text = is_utf8(value);
    const std::string hex = is_text ? std::string{} : "hex:" + to_hex(value.substr(0, 128));
    if (!is_text) value = hex;
    if (value.size() > value_bytes_max) {
        value = value.substr(0, value_bytes_max);
        while (!is_utf8(value)) value.remove_suffix(1);  // A code point cut in two: three at most.
    }
    out += '"';
    for (std::size_t at = 0; at < value.size(); ++at) {
        const auto c = static_cast<unsigned char>(value[at]);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c < 0x20 || c == 0x7F) {
            out += fmt::format("\\u{:04x}", c);
        } else if (value.substr(at, 2) == "\xE2\x80" && at + 2 < value.size() &&
                   (static_cast<unsigned char>(value[at + 2]) >= 0x8B &&
                    static_cast<unsigned char>(value[at + 2]) <= 0xAE)) {
            out += fmt::format("\\u20{:02x}", static_cast<unsigned char>(value[at + 2]) - 0x80);
            at += 2;
        } else {
            out += static_cast<char>(c);
        }
    }
    out += '"';
}

void append(std::string& out, const Value& value) {
    out += ',';
    append_string(out, value.name);
    out += ':';
    if (const auto* text = std::get_if<std::string>(&value.value)) {
        append_string(out, *text);
    } else if (const auto* number = std::get_if<std::int64_t>(&value.value)) {
        out += std::to_string(*number);
    } else {
        out += std::get<bool>(value.value) ? "true" : "false";
    }
}

}  // namespace

void write(Level level, std::string_view event, Values values) {
    auto& logger = writer().logger();
    if (!logger.should_log(to_spdlog(level))) return;
    std::string line = R"({"at":")" + to_rfc3339(SystemClock{}.now()) + R"(","level":")";
    line += name_of(level);
    line += R"(","event":)";
    append_string(line, event);
    for (const auto& value : values) append(line, value);
    line += '}';
    logger.log(to_spdlog(level), spdlog::string_view_t(line.data(), line.size()));
}

void set_level(Level level) {
    writer().logger().set_level(to_spdlog(level));
}

std::int64_t dropped() {
    return writer().dropped();
}

void flush() {
    constexpr int tries = 50;
    for (int i = 0; i < tries && writer().waiting() > 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
}

}  // namespace linyi::log
