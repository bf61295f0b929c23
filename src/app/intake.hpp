#pragma once

#include "app/engine.hpp"
#include "app/storage_thread.hpp"
#include "http/webhook.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace linyi::app {

/// Bounds before the writing thread (reliability.md §3.1, design.md §4 "Threads").
struct IntakeLimits {
    std::size_t waiting_max{1024};             ///< requests that wait for the writing thread
    std::size_t bytes_max{8UL * 1024 * 1024};  ///< and what they hold, so that memory is bounded
    std::size_t chatter_percent{50};           ///< long messages are taken only below this share
    std::size_t waiting_per_sender{4};
    std::size_t short_code_points{40};
    std::uintmax_t free_bytes_min{64ULL * 1024 * 1024};  ///< below: long messages are shed
    Millis retry_wait{20};                               ///< between two looks at a full queue
    Millis hold_max{10'000};  ///< platforms that do not redeliver wait this long at most
};

/// Hands authentic events to the writing thread and says when the disk has them. Ballots and
/// commands ("short" events) keep their share of the queue when chatter is shed; adapters whose
/// platform does not send again are slowed down instead.
class Intake final : public http::Intake {
public:
    using Redelivers = std::function<bool(std::string_view adapter)>;
    using FreeBytes = std::function<std::uintmax_t()>;

    struct Parts {
        StorageThread& storage;
        Engine& engine;
        const Clock& clock;
        Redelivers redelivers{};
        FreeBytes free_bytes{};
        std::function<void(const Inbound&)> on_taken{};  ///< after the event is stored
    };

    Intake(Parts parts, const IntakeLimits& limits = {});

    asio::awaitable<http::IntakeOutcome> take(std::vector<Inbound> events) override;

    std::int64_t shed() const { return shed_; }
    std::int64_t taken() const { return taken_; }

private:
    bool has_room(const std::vector<Inbound>& events);

    Parts parts_;
    IntakeLimits limits_;
    std::map<std::string, std::size_t, std::less<>> by_sender_{};
    std::size_t bytes_{};  ///< of what waits
    std::int64_t shed_{};
    std::int64_t taken_{};
};

/// Button, command prefix, or few characters: what a voter or a committee sends.
bool is_short(const Inbound& event, std::size_t code_points_max);

}  // namespace linyi::app
