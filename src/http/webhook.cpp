#include "http/webhook.hpp"

#include "base/log.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"

#include <openssl/evp.h>

#include <array>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace linyi::http {
namespace {

constexpr std::chrono::seconds overload_pause{1};
constexpr std::chrono::seconds disk_full_pause{10};  // An operator has to make room.

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, 32> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    return {digest.begin(), digest.end()};
}

HttpResponse refusal(const Adapter& adapter, const Error& error) {
    switch (error.code) {
        case Errc::bad_signature:
            log::warning("webhook not authentic", {{"adapter", adapter.id()}});
            return refusal_response(401);
        case Errc::too_large: return refusal_response(413);
        case Errc::too_many: return retry_response(429, overload_pause);
        case Errc::unavailable: return retry_response(503, overload_pause);
        default:
            log::warning("webhook not understood",
                         {{"adapter", adapter.id()}, {"why", error.detail}});
            return refusal_response(400);
    }
}

HttpResponse answer_to(IntakeOutcome outcome, HttpResponse acknowledgement) {
    switch (outcome) {
        case IntakeOutcome::stored: return acknowledgement;
        case IntakeOutcome::too_many: return retry_response(429, overload_pause);
        case IntakeOutcome::overloaded: return retry_response(503, overload_pause);
        case IntakeOutcome::disk_full: return retry_response(503, disk_full_pause);
        case IntakeOutcome::broken: break;
    }
    return retry_response(503, disk_full_pause);
}

}  // namespace

Webhook::Webhook(FindAdapter find, Intake& intake, const Clock& clock)
    : find_(std::move(find)), intake_(intake), clock_(clock) {}

void Webhook::add_routes(Router& router) const {
    const auto handler = [this](Request request) { return answer(std::move(request)); };
    router.get("/hook/{adapter}", handler);
    router.post("/hook/{adapter}", handler);
}

asio::awaitable<Response> Webhook::answer(Request request) const {
    const Adapter* adapter = find_(request.parameter("adapter"));
    if (adapter == nullptr) co_return refusal_response(404);

    auto received = adapter->receive(request.message, clock_.now());
    if (!received) co_return refusal(*adapter, received.error());
    if (received->answer.status == 0) received->answer = text_response(200, "");
    if (received->events.empty()) co_return std::move(received->answer);

    const auto digest = sha256(request.message.body);
    for (auto& event : received->events) event.body_sha256 = digest;
    const auto outcome = co_await intake_.take(std::move(received->events));
    co_return answer_to(outcome, std::move(received->answer));
}

}  // namespace linyi::http
