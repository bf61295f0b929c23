#include "app/admin_api.hpp"

#include "adapters/crypto/mac.hpp"
#include "app/admin_json.hpp"
#include "base/mutant.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"

#include <charconv>

namespace linyi::app {
namespace {

constexpr int acts_page_max = 1000;
constexpr int outbox_page_max = 500;
constexpr std::size_t addresses_watched_max = 10'000;
constexpr std::chrono::minutes watch_time{1};

std::optional<std::int64_t> number_from(std::string_view text) {
    std::int64_t value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

http::Response problem(int status, std::string_view what) {
    return http::json_response(status, "{\"error\":" + http::json_quoted(what) + "}");
}

std::string_view bearer_of(const http::Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto header = single_header(request.message.headers, "authorization");
    if (!header || !header->starts_with(scheme)) return {};
    return header->substr(scheme.size());
}

}  // namespace

void AdminApi::add_routes(http::Router& router) {
    using http::Request;
    router.get("/v1/votes", guarded([this](Request r) { return votes(std::move(r)); }));
    router.get("/v1/votes/{id}/tally", guarded([this](Request r) { return tally(std::move(r)); }));
    router.get("/v1/acts", guarded([this](Request r) { return acts(std::move(r)); }));
    router.get("/v1/outbox", guarded([this](Request r) { return outbox(std::move(r)); }));
    router.post("/v1/outbox/{id}/redrive",
                guarded([this](Request r) { return redrive(std::move(r)); }));
    router.get("/v1/schedules", guarded([this](Request r) { return schedule(std::move(r)); }));
}

AdminApi::Handler AdminApi::guarded(Handler handler) {
    return [this, handler = std::move(handler)](http::Request request) {
        if (auto refused = refusal(request)) return http::ready_answer(std::move(*refused));
        return handler(std::move(request));
    };
}

std::optional<http::Response> AdminApi::refusal(const http::Request& request) {
    const auto token = parts_.token();
    if (token.empty()) return problem(404, "the admin API is off: set [admin] token_file");

    const auto now = parts_.clock.now();
    if (wrong_.size() > addresses_watched_max) wrong_.clear();
    auto& wrong = wrong_[request.message.peer];
    while (!wrong.empty() && wrong.front() + watch_time <= now) wrong.pop_front();
    const bool is_guesser = static_cast<int>(wrong.size()) >= parts_.wrong_tokens_per_minute();
    if (is_guesser && !mutant("guessing_allowed")) return http::retry_response(429, watch_time);
    if (crypto::equal_in_constant_time(bearer_of(request), token.reveal())) {
        if (wrong.empty()) wrong_.erase(request.message.peer);
        return std::nullopt;
    }
    wrong.push_back(now);
    auto answer = problem(401, "a valid bearer token is needed");
    http::set_header(answer.message, "WWW-Authenticate", "Bearer");
    return answer;
}

asio::awaitable<http::Response> AdminApi::votes(http::Request request) {
    const auto community = number_from(request.query_value("community").value_or(""));
    std::string body;
    std::function<void(storage::Tx&)> job = [&body, community](storage::Tx& tx) {
        std::vector<Poll> polls;
        for (const auto& known : tx.communities().all()) {
            if (community && known.id.value != *community) continue;
            for (auto& poll : tx.polls().all_of(known.id)) polls.push_back(std::move(poll));
        }
        body = votes_json(polls);
    };
    co_await parts_.reading.run(std::move(job));
    co_return http::json_response(200, std::move(body));
}

asio::awaitable<http::Response> AdminApi::tally(http::Request request) {
    const auto id = number_from(request.parameter("id"));
    if (!id) co_return problem(404, "no such vote");
    const auto now = parts_.clock.now();
    std::optional<std::string> body;
    std::function<void(storage::Tx&)> job = [&body, id, now](storage::Tx& tx) {
        const auto poll = tx.polls().find(PollId{*id});
        if (!poll) return;
        body = tally_json(*poll, commands::poll::counted(*poll, tx), now);
    };
    co_await parts_.reading.run(std::move(job));
    if (!body) co_return problem(404, "no such vote");
    co_return http::json_response(200, std::move(*body));
}

asio::awaitable<http::Response> AdminApi::acts(http::Request request) {
    const auto from = number_from(request.query_value("from").value_or("1"));
    const auto limit =
        number_from(request.query_value("limit").value_or(std::to_string(acts_page_max)));
    if (!from || !limit || *limit < 1) co_return problem(400, "from and limit are whole numbers");
    std::string body;
    const int page = static_cast<int>(std::min<std::int64_t>(*limit, acts_page_max));
    std::function<void(storage::Tx&)> job = [&body, from, page](storage::Tx& tx) {
        body = acts_json(tx.acts().from(*from, page));
    };
    co_await parts_.reading.run(std::move(job));
    co_return http::json_response(200, std::move(body));
}

asio::awaitable<http::Response> AdminApi::outbox(http::Request request) {
    const auto name = std::string(request.query_value("state").value_or("pending"));
    const auto state = outgoing_state_from(name);
    if (!state)
        co_return problem(400,
                          "state is one of offered, pending, inflight, sent, dead, expired, "
                          "cancelled");
    std::string body;
    std::function<void(storage::Tx&)> job = [&body, state](storage::Tx& tx) {
        body = outbox_json(tx.outbox().in_state(*state, outbox_page_max));
    };
    co_await parts_.reading.run(std::move(job));
    co_return http::json_response(200, std::move(body));
}

asio::awaitable<http::Response> AdminApi::schedule([[maybe_unused]] http::Request request) {
    const auto now = parts_.clock.now();
    std::optional<BackupTimes> backup;
    if (parts_.backup) backup = parts_.backup();
    std::string body;
    std::function<void(storage::Tx&)> job = [&body, backup, now](storage::Tx& tx) {
        auto lines = schedules(tx);
        if (backup) lines.push_back(backup_schedule(*backup));
        body = schedules_json(lines, now);
    };
    co_await parts_.reading.run(std::move(job));
    co_return http::json_response(200, std::move(body));
}

asio::awaitable<http::Response> AdminApi::redrive(http::Request request) {
    const auto id = number_from(request.parameter("id"));
    if (!id) co_return problem(404, "no such message");
    const auto now = parts_.clock.now();
    bool is_redriven = false;
    StorageThread::Job job = [&is_redriven, id, now](storage::Tx& tx) {
        is_redriven = tx.outbox().redrive(OutboxId{*id}, now);
    };
    const auto written = co_await parts_.storage.run(std::move(job), Author::others);
    if (written != Written::stored) co_return http::retry_response(503, std::chrono::seconds{1});
    if (!is_redriven)
        co_return problem(409, "only dead, expired or cancelled messages can be sent again");
    if (parts_.wake_outbox) parts_.wake_outbox();
    co_return http::json_response(200, "{\"redriven\":true}");
}

}  // namespace linyi::app
