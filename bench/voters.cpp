#include "bench/voters.hpp"

#include "adapters/plainhook/signature.hpp"
#include "base/time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace linyi::bench {
namespace {

constexpr std::array<std::string_view, 3> choices{"同意", "反对", "弃权"};

/// One step of SplitMix64: a fixed, well mixed image of each number.
std::uint64_t mixed(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

Timestamp now() {
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

}  // namespace

std::string event_id(EventIds kind, std::uint64_t number) {
    if (kind == EventIds::random) return fmt::format("{:016x}{:08x}", mixed(number), number);
    return fmt::format("{:016}", number);
}

Voters::Voters(std::size_t units, EventIds ids, std::uint64_t first_event)
    : order_(units), ids_(ids), events_(first_event) {
    keys_.push_back(*plainhook::key_from(Secret{std::string(key())}));
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::shuffle(order_.begin(), order_.end(), std::mt19937_64{1});
}

std::string Voters::roster(std::size_t units) {
    std::string rows = "unit,area,owners,kind,accounts\n";
    for (std::size_t i = 0; i < units; ++i) {
        rows += fmt::format("{}-1-{},80.00,Owner {},home,{}\n", i / 100 + 1, i % 100 + 101, i,
                            account(i));
    }
    return rows;
}

std::string_view Voters::key() {
    return "whsec_cGxhaW5ob29rLXNlY3JldC1vZi10aGUtYmVuY2gh";
}

std::string Voters::account(std::size_t voter) {
    return "u-" + std::to_string(voter);
}

std::string Voters::private_chat(std::size_t voter) {
    return "dm-" + std::to_string(voter);
}

std::size_t Voters::next_voter() {
    return order_[turn_++ % order_.size()];
}

std::string Voters::next_answer() {
    const auto voter = next_voter();
    const auto choice = choices.at((turn_ / order_.size() + voter) % choices.size());
    const bool is_private = voter % 2 == 0;
    return webhook({.sender = account(voter),
                    .chat = is_private ? private_chat(voter) : std::string(group),
                    .chat_kind = is_private ? "private" : "group",
                    .text = std::string(choice)});
}

std::string Voters::next_private_answer() {
    const auto voter = next_voter();
    return webhook({.sender = account(voter),
                    .chat = private_chat(voter),
                    .chat_kind = "private",
                    .text = std::string(choices.front())});
}

std::string Voters::from_chair(const std::string& text) {
    return webhook(
        {.sender = "chair", .chat = std::string(group), .chat_kind = "group", .text = text});
}

std::string Voters::webhook(const Words& words) {
    const auto id = event_id(ids_, ++events_);
    const auto at = now();
    const auto body = fmt::format(
        R"({{"type":"message","event_id":"{}","at":"{}","chat":{{"id":"{}","kind":"{}","name":"{}"}},)"
        R"("sender":{{"id":"{}","name":"{}"}},"message":{{"id":"m-{}","text":"{}"}}}})",
        id, to_rfc3339(at), words.chat, words.chat_kind, words.chat, words.sender, words.sender, id,
        words.text);
    std::string request =
        "POST /hook/plainhook HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n";
    for (const auto& header : plainhook::signed_headers(keys_, id, at, body))
        request += header.name + ": " + header.value + "\r\n";
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    request += body;
    return request;
}

}  // namespace linyi::bench
