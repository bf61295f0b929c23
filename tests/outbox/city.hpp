#pragma once

#include "outbox/bench.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace linyi::outbox {

/// When which request came.
struct Arrival {
    Timestamp at{};
    std::string chat{};
    std::string key{};
    std::string body{};
};

/// A bench whose platform records, and answers as `answers` says.
class City : public Bench {
public:
    City() {
        platform.script = [this](const HttpRequest& request) {
            arrivals.push_back({.at = clock.now(),
                                .chat = header_of(request, "X-Chat"),
                                .key = header_of(request, "X-Key"),
                                .body = request.body});
            return answers(arrivals.back());
        };
    }

    /// `count` messages "0", "1", … to each of `chats` chats, in turn.
    void write_to_everybody(int chats, int count) {
        std::vector<ChatId> lanes;
        for (int i = 0; i < chats; ++i) lanes.push_back(chat("chat " + std::to_string(i)));
        for (int i = 0; i < count; ++i) {
            for (const auto lane : lanes) say(lane, std::to_string(i));
        }
        written = chats * count;
    }

    std::int64_t rows(const std::string& state) {
        for (const auto& [name, count] : tx().outbox().counts()) {
            if (name == state) return count;
        }
        return 0;
    }

    std::int64_t all_rows() {
        std::int64_t total{};
        for (const auto& [name, count] : tx().outbox().counts()) total += count;
        return total;
    }

    std::function<std::optional<Reply>(const Arrival&)> answers{
        [](const Arrival&) { return answer(200); }};
    std::vector<Arrival> arrivals{};
    int written{};
};

/// How often a message came after a later one of its chat had come.
inline int inversions(const std::vector<Arrival>& arrivals) {
    std::map<std::string, int> newest;
    int found = 0;
    for (const auto& arrival : arrivals) {
        auto& last = newest[arrival.chat];
        const int number = std::stoi(arrival.body);
        if (number < last) ++found;
        last = std::max(last, number);
    }
    return found;
}

}  // namespace linyi::outbox
