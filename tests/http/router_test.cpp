#include "http/router.hpp"

#include "http/responses.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <gtest/gtest.h>

#include <string>

namespace linyi::http::test {
namespace {

/// A handler that answers its own name and the parameter `id`.
Handler named(const std::string& name) {
    return [name](Request request) {
        return ready_answer(text_response(200, name + ":" + request.parameter("id")));
    };
}

Router sample() {
    Router router;
    router.get("/", named("home"));
    router.get("/v1/votes/{id}/tally", named("tally"));
    router.get("/v1/votes/{id}", named("vote"));
    router.get("/v1/votes/new", named("new"));
    router.post("/v1/votes/{id}", named("cast"));
    return router;
}

HttpResponse ask(const Router& router, const std::string& method, const std::string& target) {
    asio::io_context io;
    HttpRequest message;
    message.method = method;
    message.target = target;
    auto answer = asio::co_spawn(io, router.answer(Request(std::move(message))), asio::use_future);
    io.run();
    return answer.get().message;
}

std::string get(const std::string& target) {
    return ask(sample(), "GET", target).body;
}

TEST(Router, FindsAHandlerByMethodAndPattern) {
    EXPECT_EQ(get("/"), "home:");
    EXPECT_EQ(get("/v1/votes/V12/tally"), "tally:V12");
    EXPECT_EQ(get("/v1/votes/V12?full=1"), "vote:V12");
    EXPECT_EQ(ask(sample(), "POST", "/v1/votes/V12").body, "cast:V12");
}

TEST(Router, ALiteralSegmentWinsOverAName) {
    EXPECT_EQ(get("/v1/votes/new"), "new:");
}

TEST(Router, AParameterIsPercentDecodedAndStaysOneSegment) {
    EXPECT_EQ(get("/v1/votes/%E6%84%8F%E8%A7%81"), "vote:意见");
    EXPECT_EQ(get("/v1/votes/a%2Fb"), "vote:a/b");
    EXPECT_EQ(get("/v1/votes/a+b"), "vote:a+b");
}

TEST(Router, WhatIsNotThereIsA404) {
    for (const char* target : {"/nothing", "/v1/votes", "/v1/votes/", "/v1/votes//tally",
                               "/v1/votes/V12/tally/", "//", "/V1/votes/V12"})
        EXPECT_EQ(ask(sample(), "GET", target).status, 404) << target;
}

TEST(Router, DotSegmentsAreNamesLikeOthersAndLeadNowhere) {
    EXPECT_EQ(ask(sample(), "GET", "/v1/votes/../votes/new").status, 404);
    EXPECT_EQ(get("/v1/votes/.."), "vote:..");
}

TEST(Router, BrokenEscapesNulAndBrokenUtf8AreA400) {
    for (const char* target : {"/v1/votes/%zz", "/v1/votes/%4", "/v1/votes/%00", "/v1/votes/%FF",
                               "/v1/votes/V12?a=%zz", "/v1/votes/V12?a=%00"})
        EXPECT_EQ(ask(sample(), "GET", target).status, 400) << target;
}

TEST(Router, AWrongMethodIsA405ThatNamesTheRightOnes) {
    const auto refused = ask(sample(), "DELETE", "/v1/votes/V12");

    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(single_header(refused.headers, "allow"), "GET, HEAD, POST");
}

TEST(Router, HeadGoesToTheHandlerOfGet) {
    EXPECT_EQ(ask(sample(), "HEAD", "/v1/votes/V12").body, "vote:V12");
}

TEST(Router, ARouteWithItsOwnBoundSaysSoAndOthersDoNot) {
    auto router = sample();
    Route upload;
    upload.method = "POST";
    upload.pattern = "/upload/{id}";
    upload.handler = named("upload");
    upload.body_bytes_max = 7;
    router.add(upload);

    EXPECT_EQ(router.body_bytes_max("POST", "/upload/roster"), 7U);
    EXPECT_EQ(router.body_bytes_max("GET", "/upload/roster"), std::nullopt);
    EXPECT_EQ(router.body_bytes_max("POST", "/v1/votes/V12"), std::nullopt);
}

TEST(Router, LogsNameThePatternAndNotThePath) {
    EXPECT_EQ(sample().pattern_of("GET", "/v1/votes/secret-token?x=y"), "/v1/votes/{id}");
    EXPECT_EQ(sample().pattern_of("GET", "/secret-token"), "none");
}

TEST(Exchange, QueryValuesAreDecodedAndOnlyTakenIfSingle) {
    Request request;
    const auto pairs = pairs_from("a=1&b=two+words&c=%E6%84%8F&d=1&d=2&e&f=");
    ASSERT_TRUE(pairs);
    request.query = *pairs;

    EXPECT_EQ(request.query_value("a"), "1");
    EXPECT_EQ(request.query_value("b"), "two words");
    EXPECT_EQ(request.query_value("c"), "意");
    EXPECT_EQ(request.query_value("d"), std::nullopt);
    EXPECT_EQ(request.query_value("e"), "");
    EXPECT_EQ(request.query_value("f"), "");
    EXPECT_EQ(request.query_value("g"), std::nullopt);
}

TEST(Exchange, ACookieIsFoundByItsWholeNameAndOnlyIfSingle) {
    Request request;
    request.message.headers = {{"Cookie", "a=1; session=abc=; xsession=no"}, {"cookie", "a=2"}};

    EXPECT_EQ(request.cookie("session"), "abc=");
    EXPECT_EQ(request.cookie("a"), std::nullopt);
    EXPECT_EQ(request.cookie("sess"), std::nullopt);
}

TEST(Responses, AStringBecomesAJsonLiteral) {
    EXPECT_EQ(json_quoted("a\"b\\c\n意"), "\"a\\\"b\\\\c\\u000a意\"");
    EXPECT_EQ(json_quoted("\xFF"), "\"ff\"");
}

TEST(Responses, APageMayOnlyUseOurOwnFilesUnlessItsHandlerSaysOtherwise) {
    auto page = html_response(200, "<p>");
    auto own = html_response(200, "<p>");
    set_header(own, "Content-Security-Policy", "default-src 'none'");

    add_security_headers(page, false);
    add_security_headers(own, true);

    EXPECT_NE(single_header(page.headers, "content-security-policy")->find("default-src 'self'"),
              std::string::npos);
    EXPECT_EQ(single_header(page.headers, "x-frame-options"), "DENY");
    EXPECT_EQ(single_header(page.headers, "strict-transport-security"), std::nullopt);
    EXPECT_EQ(single_header(own.headers, "content-security-policy"), "default-src 'none'");
    EXPECT_TRUE(single_header(own.headers, "strict-transport-security"));
}

TEST(Responses, WaitingTimesAreAtLeastASecond) {
    EXPECT_EQ(single_header(retry_response(503, std::chrono::seconds{0}).headers, "retry-after"),
              "1");
}

}  // namespace
}  // namespace linyi::http::test
