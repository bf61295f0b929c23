#include "http/gate.hpp"

#include "http/chunked.hpp"

#include <gtest/gtest.h>

#include <string>

namespace linyi::http::test {
namespace {

using State = HeadScanner::State;

constexpr Limits defaults{};

std::string head_of(std::size_t bytes) {
    std::string head = "GET / HTTP/1.1\r\nHost: a\r\nX-A: ";
    head += std::string(bytes - head.size() - 4, 'a');
    return head + "\r\n\r\n";
}

int status_of_scan(const std::string& bytes) {
    HeadScanner scanner(defaults);
    return scanner.scan(bytes) == State::refused ? scanner.refusal().status : 0;
}

int status_of_judge(std::string_view head) {
    const auto verdict = judge(head);
    const auto* refusal = std::get_if<Refusal>(&verdict);
    return refusal == nullptr ? 0 : refusal->status;
}

Framing framing_of(std::string_view head) {
    const auto verdict = judge(head);
    return std::holds_alternative<Framing>(verdict) ? std::get<Framing>(verdict)
                                                    : Framing{.chunked = true, .length = 999};
}

TEST(HeadScanner, FindsTheEndOfAHeadThatComesByteByByte) {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    HeadScanner scanner(defaults);

    for (std::size_t count = 1; count < head.size(); ++count)
        EXPECT_EQ(scanner.scan(head.substr(0, count)), State::more);

    EXPECT_EQ(scanner.scan(head + "body"), State::complete);
    EXPECT_EQ(scanner.head_bytes(), head.size());
}

TEST(HeadScanner, AHeadOfExactlyTheLimitIsTakenAndOneByteMoreIsA431) {
    EXPECT_EQ(status_of_scan(head_of(8 * 1024)), 0);
    EXPECT_EQ(status_of_scan(head_of(8 * 1024 + 1)), 431);
}

TEST(HeadScanner, AHeadWithoutEndIsRefusedAtTheLimit) {
    const auto endless = head_of(20'000).substr(0, 8 * 1024);

    EXPECT_EQ(status_of_scan(endless), 431);
    EXPECT_EQ(status_of_scan(endless.substr(1)), 0);
}

TEST(HeadScanner, SixtyFourFieldsAreTakenAndSixtyFiveAreA431) {
    std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int field = 2; field <= 64; ++field) head += "X-" + std::to_string(field) + ": a\r\n";

    EXPECT_EQ(status_of_scan(head + "\r\n"), 0);
    EXPECT_EQ(status_of_scan(head + "X-65: a\r\n\r\n"), 431);
}

TEST(HeadScanner, ATargetOfExactlyTheLimitIsTakenAndOneByteMoreIsA414) {
    const std::string target = "/" + std::string(4 * 1024 - 1, 'a');

    EXPECT_EQ(status_of_scan("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
    EXPECT_EQ(status_of_scan("GET " + target + "a HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
}

TEST(HeadScanner, ALongTargetIsRefusedBeforeItsLineEnds) {
    EXPECT_EQ(status_of_scan("GET /" + std::string(4 * 1024, 'a')), 414);
}

TEST(HeadScanner, GarbageIsRefusedAtItsFirstBadByte) {
    EXPECT_EQ(status_of_scan(std::string("GET /\0", 6)), 400);
    EXPECT_EQ(status_of_scan("GET / HTTP/1.1\n"), 400);
    EXPECT_EQ(status_of_scan("GET / HTTP/1.1\rH"), 400);
    EXPECT_EQ(status_of_scan("\r\n"), 400);
    EXPECT_EQ(status_of_scan(std::string(25, 'A')), 400);
}

TEST(Judge, ReadsLengthChunksAndExpectation) {
    EXPECT_EQ(framing_of("GET / HTTP/1.1\r\nHost: a\r\n\r\n").length, 0U);
    EXPECT_EQ(framing_of("POST / HTTP/1.1\r\nHost: a\r\nContent-Length:  17 \r\n\r\n").length, 17U);
    EXPECT_TRUE(
        framing_of("POST / HTTP/1.1\r\nHost: a\r\ntransfer-encoding: chunked\r\n\r\n").chunked);
    EXPECT_TRUE(framing_of("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                           "Expect: 100-Continue\r\n\r\n")
                    .expects_continue);
}

TEST(Judge, NobodyWaitsForAContinueWithoutABody) {
    EXPECT_FALSE(
        framing_of("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").expects_continue);
}

TEST(Judge, TakesTheHostsPeopleHave) {
    for (const std::string host : {"a", "example.org:8443", "127.0.0.1", "[::1]:80", "xn--fiq228c"})
        EXPECT_EQ(status_of_judge("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"), 0) << host;
}

TEST(Judge, TheLargestLengthOf64BitsIsANumberAndOneMoreIsNot) {
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ";

    EXPECT_EQ(status_of_judge(head + "18446744073709551615\r\n\r\n"), 0);
    EXPECT_EQ(status_of_judge(head + "18446744073709551616\r\n\r\n"), 400);
}

/// Body, or "refused <status>", or "more".
std::string decoded(std::string_view bytes, std::size_t body_bytes_max = 100) {
    ChunkDecoder decoder(body_bytes_max);
    std::string body;
    const auto used = decoder.take(bytes, body);
    switch (decoder.state()) {
        case ChunkDecoder::State::more: return "more";
        case ChunkDecoder::State::refused:
            return "refused " + std::to_string(decoder.refusal().status);
        case ChunkDecoder::State::complete: break;
    }
    return body + "|" + std::string(bytes.substr(used));
}

TEST(ChunkDecoder, JoinsChunksAndLeavesWhatFollows) {
    EXPECT_EQ(decoded("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\nGET"), "abc0123456789|GET");
    EXPECT_EQ(decoded("0\r\n\r\n"), "|");
    EXPECT_EQ(decoded("3\r\nab"), "more");
}

TEST(ChunkDecoder, TakesOneByteAtATime) {
    const std::string bytes = "3\r\nabc\r\n0\r\n\r\n";
    ChunkDecoder decoder(100);
    std::string body;

    for (const char byte : bytes) EXPECT_EQ(decoder.take(std::string(1, byte), body), 1U);

    EXPECT_EQ(decoder.state(), ChunkDecoder::State::complete);
    EXPECT_EQ(body, "abc");
}

TEST(ChunkDecoder, ABodyOfExactlyTheBoundIsTakenAndOneByteMoreIsA413BeforeItComes) {
    EXPECT_EQ(decoded("2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", 3), "abc|");
    EXPECT_EQ(decoded("2\r\nab\r\n2\r\n", 3), "refused 413");
}

TEST(ChunkDecoder, ASizeThatIsNoBodySizeIsA400) {
    EXPECT_EQ(decoded("4000000\r\n"), "refused 413");
    EXPECT_EQ(decoded("4000001\r\n"), "refused 400");
    EXPECT_EQ(decoded("00000001\r\nx\r\n0\r\n\r\n"), "x|");
    EXPECT_EQ(decoded("000000001\r\n"), "refused 400");
}

}  // namespace
}  // namespace linyi::http::test
