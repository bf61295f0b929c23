#include "base/log.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>
#include <stdexcept>

namespace linyi {
namespace {

/// Standard error as a pipe, so that a test can wait for a line instead of for a while.
class StandardError {
public:
    StandardError() : kept_(::dup(STDERR_FILENO)) {
        if (::pipe(ends_) != 0) throw std::runtime_error("pipe");
        std::fflush(stderr);
        ::dup2(ends_[1], STDERR_FILENO);
        ::close(ends_[1]);
    }
    ~StandardError() {
        std::fflush(stderr);
        ::dup2(kept_, STDERR_FILENO);
        ::close(kept_);
        ::close(ends_[0]);
    }
    StandardError(const StandardError&) = delete;
    StandardError& operator=(const StandardError&) = delete;

    std::string line() {
        std::string text;
        for (char c{}; ::read(ends_[0], &c, 1) == 1 && c != '\n';) text += c;
        return text;
    }

private:
    int kept_{};
    int ends_[2]{};
};

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(Log, AnEventIsOneLineOfJson) {
    StandardError standard_error;

    log::info("ballot", {{"poll", 12}, {"late", true}, {"adapter", "hook"}, {"rows", -1}});

    const auto line = standard_error.line();
    EXPECT_TRUE(line.starts_with(R"({"at":"2)")) << line;
    EXPECT_TRUE(line.ends_with(
        R"("level":"info","event":"ballot","poll":12,"late":true,"adapter":"hook","rows":-1})"))
        << line;
}

TEST(Log, WhoeverWroteANameCannotBreakTheLine) {
    StandardError standard_error;

    log::warning("x", {{"name", "a\"b\\c\nd\x1B[31m\xE2\x80\xAE"}});

    EXPECT_TRUE(holds(standard_error.line(), R"("name":"a\"b\\c\u000ad\u001b[31m\u202e")"));
}

TEST(Log, BytesThatAreNoTextLeaveAsHex) {
    StandardError standard_error;

    log::error("x", {{"what", "\xFF\xFE"}});

    EXPECT_TRUE(holds(standard_error.line(), R"("what":"hex:fffe")"));
}

TEST(Log, ALongValueIsCutBetweenCodePoints) {
    StandardError standard_error;
    std::string text = "x";
    for (int i = 0; i < 300; ++i) text += "字";  // the 512th byte is inside one of them

    log::info("x", {{"text", text}});

    const auto line = standard_error.line();
    EXPECT_TRUE(is_utf8(line));
    EXPECT_LT(line.size(), 600U);
    EXPECT_GT(line.size(), 512U);
}

TEST(Log, LinesBelowTheLevelAreNotWritten) {
    StandardError standard_error;

    log::debug("quiet");
    log::set_level(log::Level::debug);
    log::debug("loud");
    log::set_level(log::Level::info);

    EXPECT_TRUE(holds(standard_error.line(), R"("event":"loud")"));
    EXPECT_EQ(log::dropped(), 0);
}

}  // namespace
}  // namespace linyi
