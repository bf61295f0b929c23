#pragma once

#include "adapters/adapter.hpp"
#include "base/time.hpp"
#include "http/exchange.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <string_view>
#include <vector>

namespace linyi::http {

namespace asio = boost::asio;

class Router;

/// What became of a request's events.
enum class IntakeOutcome {
    stored,      ///< on disk, or seen before: acknowledge
    too_many,    ///< this sender has too many waiting: 429
    overloaded,  ///< the queue is full: 503, again in a second
    disk_full,   ///< 503, again in ten seconds
    broken,      ///< the database gave an error; nothing may be acknowledged: 503
};

/// Where authentic events go. The app's is the writing thread's queue.
class Intake {
public:
    virtual ~Intake() = default;

    /// Returns once every event is on disk, or none of them may be acknowledged. `events` is never
    /// empty.
    virtual asio::awaitable<IntakeOutcome> take(std::vector<Inbound> events) = 0;
};

/// The adapter whose id stands in the URL; null if there is none.
using FindAdapter = std::function<const Adapter*(std::string_view id)>;

/// What platforms call: GET and POST /hook/{adapter}. The raw request goes to the adapter, what it
/// found authentic goes to the intake, and only then the adapter's own answer leaves.
///
/// Answers: 404 for an unknown adapter; 401 with one and the same body whatever was wrong with the
/// proof of origin; 400 for what does not decode; 503 or 429 with Retry-After for what could not be
/// stored. A request without events (a URL check, an event we do not care about) never waits
/// for the intake.
class Webhook {
public:
    /// All three must outlive the router's use.
    Webhook(FindAdapter find, Intake& intake, const Clock& clock);

    void add_routes(Router& router) const;

    asio::awaitable<Response> answer(Request request) const;

private:
    FindAdapter find_;
    Intake& intake_;
    const Clock& clock_;
};

}  // namespace linyi::http
