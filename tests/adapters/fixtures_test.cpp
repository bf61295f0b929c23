// Runs every file of every adapter's fixtures/ folder: what comes in, what goes out, what an answer
// means. A new platform's files are found by themselves.
#include "adapters/accounts.hpp"
#include "adapters/fixture_json.hpp"
#include "adapters/onebot/cq.hpp"
#include "adapters/telegram/html.hpp"
#include "adapters/telegram/html_reader.hpp"
#include "adapters/webchat/token.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>

namespace linyi::testing {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json read_file(const fs::path& path) {
    std::ifstream file(path);
    return json::parse(file);
}

std::vector<fs::path> fixture_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(LINYI_SOURCE_DIR "/adapters")) {
        const auto& path = entry.path();
        const bool is_fixture = path.parent_path().filename() == "fixtures" &&
                                path.extension() == ".json" && path.stem() != "settings";
        if (is_fixture) files.push_back(path);
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string test_name(const ::testing::TestParamInfo<fs::path>& info) {
    auto name = info.param.parent_path().parent_path().filename().string() + "_" +
                info.param.stem().string();
    for (char& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    }
    return name;
}

class Fixtures : public ::testing::TestWithParam<fs::path> {
protected:
    void SetUp() override {
        const auto folder = GetParam().parent_path();
        type_ = folder.parent_path().filename().string();
        fixture_ = read_file(GetParam());
        settings_ = fixture_.contains("settings") ? fixture_.at("settings")
                                                  : read_file(folder / "settings.json");
        account_ = make_account(settings_from(type_, settings_));
    }

    Timestamp now() const {
        if (!fixture_.contains("now")) return signing_time();
        return *from_rfc3339(fixture_.at("now").get<std::string>());
    }

    HttpRequest request() const {
        const auto& given = fixture_.at("request");
        HttpRequest request;
        request.method = "POST";
        request.body = body_from(given.at("body"));
        request.peer = given.value("peer", "");
        if (given.contains("headers")) request.headers = headers_from(given.at("headers"));
        if (given.value("sign", false))
            request = prove(type_, std::move(request), settings_.at("secrets").at("secret").at(0));
        if (given.contains("session")) add_session(given.at("session"), request);
        return request;
    }

    void add_session(const json& given, HttpRequest& request) const {
        const webchat::Session session{
            .account = given.at("account"),
            .name = given.at("name"),
            .chat = given.at("chat"),
            .kind = given.at("kind") == "direct" ? ChatKind::direct : ChatKind::group,
            .expires = *from_rfc3339(given.at("expires").get<std::string>())};
        const Secret secret{settings_.at("secrets").at("secret").at(0).get<std::string>()};
        request.headers.push_back(
            {"Authorization", "Bearer " + webchat::make_session_token(session, secret)});
    }

    static json events_json(const std::vector<Inbound>& events) {
        auto out = json::array();
        for (const auto& event : events) out.push_back(to_json(event));
        return out;
    }

    void check_request(const json& expected, const HttpRequest& request) const {
        if (expected.contains("target")) {
            EXPECT_EQ(request.target, expected.at("target"));
        }
        for (const auto& header : headers_from(expected.value("headers", json::object())))
            EXPECT_EQ(single_header(request.headers, header.name), header.value) << header.name;
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(json::parse(request.body), expected.at("body"));
    }

    void run_inbound() {
        const auto& expect = fixture_.at("expect");
        const auto received = account_->receive(request(), now());
        if (expect.contains("error")) {
            ASSERT_FALSE(received);
            EXPECT_EQ(to_text(received.error().code), expect.at("error"));
            return;
        }
        ASSERT_TRUE(received) << received.error().detail;
        EXPECT_EQ(received->answer.status, expect.at("status"));
        EXPECT_EQ(received->answer.body, "");
        EXPECT_EQ(events_json(received->events), expect.at("events"));
    }

    void run_outbound() {
        const auto document = document_from(fixture_.at("document"));
        auto send = send_from(fixture_.at("send"));
        const auto answers = fixture_.value("answers", json::array());
        for (const auto& expected : fixture_.at("requests")) {
            const auto rendered = account_->render(document, send);
            const auto* request = std::get_if<HttpRequest>(&rendered);
            ASSERT_NE(request, nullptr);
            check_request(expected, *request);
            const auto at = send.earlier.size();
            send.earlier.push_back(at < answers.size() ? response_from(answers.at(at))
                                                       : HttpResponse{.status = 200});
        }
        const auto rendered = account_->render(document, send);
        EXPECT_TRUE(std::holds_alternative<Done>(rendered));
    }

    void run_poll() {
        const auto& expect = fixture_.at("expect");
        const auto polled = account_->decode_poll(response_from(fixture_.at("poll_answer")));
        if (expect.contains("error")) {
            ASSERT_FALSE(polled);
            EXPECT_EQ(to_text(polled.error().code), expect.at("error"));
            return;
        }
        ASSERT_TRUE(polled);
        EXPECT_EQ(polled->cursor, expect.at("cursor"));
        EXPECT_EQ(events_json(polled->events), expect.at("events"));
    }

    void run_check() {
        const StartCheck check{.what = fixture_.at("check")};
        const auto warning = account_->read_check(check, response_from(fixture_.at("response")));
        if (fixture_.at("warns").is_null()) {
            EXPECT_FALSE(warning) << *warning;
            return;
        }
        ASSERT_TRUE(warning);
        EXPECT_NE(warning->find(fixture_.at("warns").get<std::string>()), warning->npos)
            << *warning;
    }

    void run_cq() {
        auto segments = json::array();
        for (const auto& segment : onebot::segments_from(fixture_.at("cq").get<std::string>()))
            segments.push_back({{"type", segment.type}, {"data", segment.data}});
        EXPECT_EQ(segments, fixture_.at("segments"));
    }

    void run_html_parse() {
        const auto parsed = parse_html(fixture_.at("input").get<std::string>());
        const auto& result = fixture_.at("result");
        if (result.contains("error")) {
            EXPECT_EQ(parsed.error, result.at("error"));
            return;
        }
        EXPECT_EQ(parsed.text, result.at("text"));
        ASSERT_EQ(parsed.entities.size(), 1U);
        EXPECT_EQ(parsed.entities[0].offset, result.at("entities").at(0).at("offset"));
        EXPECT_EQ(parsed.entities[0].length, result.at("entities").at(0).at("length"));
    }

    std::string type_;
    json fixture_;
    json settings_;
    std::unique_ptr<Adapter> account_;
};

TEST_P(Fixtures, Agree) {
    if (fixture_.contains("request")) return run_inbound();
    if (fixture_.contains("requests")) return run_outbound();
    if (fixture_.contains("outcome")) {
        const auto outcome = account_->classify(response_from(fixture_.at("response")));
        EXPECT_EQ(to_json(outcome), fixture_.at("outcome"));
    } else if (fixture_.contains("poll_answer")) {
        run_poll();
    } else if (fixture_.contains("check")) {
        run_check();
    } else if (fixture_.contains("cq")) {
        run_cq();
    } else if (fixture_.contains("cq_text")) {
        const auto text = fixture_.at("cq_text").get<std::string>();
        EXPECT_EQ(onebot::cq_escape_text(text), fixture_.at("as_text"));
        EXPECT_EQ(onebot::cq_escape_parameter(text), fixture_.at("as_parameter"));
    } else if (fixture_.contains("plain")) {
        const auto escaped = telegram::html_escape(fixture_.at("plain").get<std::string>());
        EXPECT_EQ(escaped, fixture_.at("html"));
        EXPECT_EQ(parse_html(escaped).text, fixture_.at("plain"));
    } else if (fixture_.contains("html_document")) {
        EXPECT_EQ(telegram::to_html(document_from(fixture_.at("document"))),
                  fixture_.at("html_document"));
    } else if (fixture_.contains("input")) {
        run_html_parse();
    } else {
        FAIL() << "a fixture of no known kind";
    }
}

INSTANTIATE_TEST_SUITE_P(Adapters, Fixtures, ::testing::ValuesIn(fixture_files()), test_name);

TEST(Registry, EveryTypeHasFixturesAGuideAndAnExample) {
    for (const auto& type : adapter_types()) {
        const fs::path folder = std::string(LINYI_SOURCE_DIR "/adapters/") + std::string(type.name);

        EXPECT_TRUE(fs::exists(folder / "fixtures" / "settings.json")) << folder;
        EXPECT_TRUE(fs::exists(folder / "doc.md")) << folder;
        EXPECT_TRUE(fs::exists(folder / "example.toml")) << folder;
    }
}

TEST(Registry, NamesAreUnique) {
    std::set<std::string_view> names;

    for (const auto& type : adapter_types()) EXPECT_TRUE(names.insert(type.name).second);
}

}  // namespace
}  // namespace linyi::testing
