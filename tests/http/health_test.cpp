#include "http/health.hpp"

#include "http/raw_client.hpp"
#include "http/test_server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>

namespace linyi::http::test {
namespace {

class HealthTest : public ::testing::Test {
protected:
    HealthTest() {
        HealthSources sources;
        sources.facts = [] {
            return std::vector<std::pair<std::string, std::string>>{{"version", "1.2\"3"}};
        };
        sources.not_ready = [this]() -> std::optional<std::string> {
            return is_full_ ? std::optional<std::string>("disk full") : std::nullopt;
        };
        sources.metrics = [] {
            Metric metric;
            metric.name = "linyi_up";
            metric.help = "Up";
            metric.value = 1;
            return std::vector<Metric>{metric};
        };
        add_health_routes(server_.router(), std::move(sources));
    }

    std::string get(const std::string& path) {
        RawClient client(server_.port());
        client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        return client.read_response();
    }

    std::atomic<bool> is_full_{};
    TestServer server_{};
};

TEST_F(HealthTest, HealthzTellsTheFactsAsJson) {
    const auto answer = get("/healthz");

    EXPECT_EQ(status_of(answer), 200);
    EXPECT_EQ(body_of(answer), "{\"status\":\"ok\",\"version\":\"1.2\\\"3\"}\n");
}

TEST_F(HealthTest, ReadyzIs503WithTheReasonWhileNotReady) {
    EXPECT_EQ(status_of(get("/readyz")), 200);
    is_full_ = true;
    const auto answer = get("/readyz");

    EXPECT_EQ(status_of(answer), 503);
    EXPECT_EQ(body_of(answer), "{\"ready\":false,\"reason\":\"disk full\"}\n");
    EXPECT_NE(answer.find("Content-Type: application/json\r\n"), std::string::npos);
    EXPECT_NE(answer.find("Retry-After: 1\r\n"), std::string::npos);
    EXPECT_EQ(status_of(get("/healthz")), 200);
}

TEST_F(HealthTest, MetricsAreServedAsPrometheusText) {
    const auto answer = get("/metrics");

    EXPECT_NE(answer.find("Content-Type: text/plain; version=0.0.4"), std::string::npos);
    EXPECT_EQ(body_of(answer), "# HELP linyi_up Up\n# TYPE linyi_up counter\nlinyi_up 1\n");
}

Metric sample(std::string name, std::string label, double value) {
    Metric metric;
    metric.name = std::move(name);
    metric.help = "Line one\nand \\ two";
    metric.type = Metric::Type::gauge;
    metric.labels.emplace_back("of", std::move(label));
    metric.value = value;
    return metric;
}

TEST(MetricsText, SamplesOfOneNameStandTogetherAndAreEscaped) {
    const auto text = metrics_text({sample("a", "x", 1.5), sample("b", "y\"\\\n", 1e6),
                                    sample("a", "z", 9'007'199'254'740'991.0)});

    EXPECT_EQ(text,
              "# HELP a Line one\\nand \\\\ two\n# TYPE a gauge\n"
              "a{of=\"x\"} 1.5\na{of=\"z\"} 9007199254740991\n"
              "# HELP b Line one\\nand \\\\ two\n# TYPE b gauge\n"
              "b{of=\"y\\\"\\\\\\n\"} 1000000\n");
}

TEST(ServerMetrics, CountRequestsByClassOfStatus) {
    TestServer server;
    RawClient client(server.port());
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\nGET /none HTTP/1.1\r\nHost: a\r\n\r\n");
    client.read_response();
    client.read_response();
    client.send("bad\r\n");
    client.read_rest();

    EXPECT_EQ(server.metric("linyi_http_responses_total"), 3);
    EXPECT_EQ(server.metric("linyi_http_requests_refused_total"), 1);
    EXPECT_EQ(server.metric("linyi_http_connections_total"), 1);
}

}  // namespace
}  // namespace linyi::http::test
