#include "app/ledger_api.hpp"

#include "app/ledger_json.hpp"
#include "app/vote_export.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"

#include <algorithm>
#include <charconv>

namespace linyi::app {
namespace {

constexpr int entries_page_max = 1000;
// Each costs the reading thread a few milliseconds at most; who comes later is asked to wait.
constexpr int waiting_max = 32;
constexpr std::chrono::seconds busy_wait{1};
// A vote whose export is longer is exported by the command line, which needs no memory for it.
constexpr std::size_t export_bytes_max = std::size_t{64} * 1024 * 1024;

std::optional<std::int64_t> number_from(std::string_view text) {
    std::int64_t value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

http::Response problem(int status, std::string_view what) {
    return http::json_response(status, "{\"error\":" + http::json_quoted(what) + "}");
}

}  // namespace

void LedgerApi::add_routes(http::Router& router) {
    using http::Request;
    router.get("/v1/ledger", admin_.guarded([this](Request r) { return entries(std::move(r)); }));
    router.get("/v1/checkpoint", [this](Request r) { return checkpoint(std::move(r)); });
    router.get("/v1/checkpoint/key", [this](Request r) { return key(std::move(r)); });
    router.get("/v1/proof/{receipt}", [this](Request r) { return proof(std::move(r)); });
    router.get("/v1/consistency", [this](Request r) { return consistency(std::move(r)); });
    router.get("/v1/votes/{id}/export", [this](Request r) { return vote(std::move(r)); });
}

asio::awaitable<bool> LedgerApi::read(std::function<void(storage::Tx&)> job) {
    if (waiting_ >= waiting_max) co_return false;
    ++waiting_;
    std::exception_ptr error;
    try {
        co_await reading_.run(std::move(job));
    } catch (...) {
        error = std::current_exception();
    }
    --waiting_;
    if (error) std::rethrow_exception(error);
    co_return true;
}

asio::awaitable<http::Response> LedgerApi::entries(http::Request request) {
    const auto from = number_from(request.query_value("from").value_or("1"));
    const auto limit =
        number_from(request.query_value("limit").value_or(std::to_string(entries_page_max)));
    if (!from || !limit || *limit < 1) co_return problem(400, "from and limit are whole numbers");
    const int page = static_cast<int>(std::min<std::int64_t>(*limit, entries_page_max));
    std::string body;
    std::function<void(storage::Tx&)> job = [&body, from, page](storage::Tx& tx) {
        body = ledger_json(tx, *from, page);
    };
    const bool is_done = co_await read(std::move(job));
    if (!is_done) co_return http::retry_response(503, busy_wait);
    co_return http::json_response(200, std::move(body));
}

asio::awaitable<http::Response> LedgerApi::checkpoint([[maybe_unused]] http::Request request) {
    std::string body;
    std::function<void(storage::Tx&)> job = [&body](storage::Tx& tx) {
        body = checkpoint_note(tx);
    };
    const bool is_done = co_await read(std::move(job));
    if (!is_done) co_return http::retry_response(503, busy_wait);
    if (body.empty()) co_return problem(404, "nothing was signed yet");
    co_return http::text_response(200, std::move(body));
}

asio::awaitable<http::Response> LedgerApi::key([[maybe_unused]] http::Request request) {
    std::string body;
    std::function<void(storage::Tx&)> job = [&body](storage::Tx& tx) {
        body = ledger_verifier_key(tx);
    };
    const bool is_done = co_await read(std::move(job));
    if (!is_done) co_return http::retry_response(503, busy_wait);
    if (body.empty()) co_return problem(404, "nothing was signed yet");
    co_return http::text_response(200, body + "\n");
}

asio::awaitable<http::Response> LedgerApi::proof(http::Request request) {
    const auto receipt = request.parameter("receipt");
    std::optional<std::string> body;
    std::function<void(storage::Tx&)> job = [&body, &receipt](storage::Tx& tx) {
        body = proof_json(tx, receipt);
    };
    const bool is_done = co_await read(std::move(job));
    if (!is_done) co_return http::retry_response(503, busy_wait);
    if (!body) co_return problem(404, "no entry has this receipt; compare every letter");
    co_return http::json_response(200, std::move(*body));
}

asio::awaitable<http::Response> LedgerApi::consistency(http::Request request) {
    const auto first = number_from(request.query_value("first").value_or(""));
    const auto text = request.query_value("second");
    const auto second = text ? number_from(*text) : std::nullopt;
    if (!first || (text && !second)) co_return problem(400, "first and second are whole numbers");
    std::optional<std::string> body;
    std::function<void(storage::Tx&)> job = [&body, first, second](storage::Tx& tx) {
        body = consistency_json(tx, *first, second);
    };
    const bool is_done = co_await read(std::move(job));
    if (!is_done) co_return http::retry_response(503, busy_wait);
    if (!body) co_return problem(400, "1 <= first <= second <= entries of the ledger must hold");
    co_return http::json_response(200, std::move(*body));
}

asio::awaitable<http::Response> LedgerApi::vote(http::Request request) {
    const auto id = number_from(request.parameter("id"));
    const auto receipt = std::string(request.query_value("receipt").value_or(""));
    // A receipt of this vote is as good as the operator's token.
    bool is_allowed = false;
    if (receipt.empty()) {
        if (auto refused = admin_.refusal(request)) co_return std::move(*refused);
        is_allowed = true;
    }
    std::string body;
    bool is_found = false;
    bool is_too_long = false;
    std::function<void(storage::Tx&)> job = [&](storage::Tx& tx) {
        if (!id || !(is_allowed || poll_of_receipt(tx, receipt) == PollId{*id})) return;
        is_found = export_vote(tx, PollId{*id}, [&](const std::string& line) {
            is_too_long = is_too_long || body.size() + line.size() > export_bytes_max;
            if (!is_too_long) body += line + "\n";
        });
    };
    const bool is_done = co_await read(std::move(job));
    if (!is_done) co_return http::retry_response(503, busy_wait);
    if (!is_found) co_return problem(404, "no such vote");
    if (is_too_long) co_return problem(413, "too long for one answer: linyi export-vote");
    auto answer = http::text_response(200, std::move(body));
    http::set_header(answer, "Content-Type", "application/x-ndjson; charset=utf-8");
    co_return answer;
}

}  // namespace linyi::app
