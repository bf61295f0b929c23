#pragma once

#include "base/random.hpp"
#include "domain/ballot_form.hpp"
#include "http/exchange.hpp"
#include "http/webhook.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::storage {
class Tx;
}

namespace linyi::http {
class Router;
}

namespace linyi::web {

namespace asio = boost::asio;

/// The ballot page behind the link that /link gives out: GET and POST /ballot/{name}. A press
/// becomes the same event as a button in the person's private chat and goes through the same door;
/// the page then shows what stands. Wrong, replaced and never given links get one and the same page
/// and write nothing.
class BallotPages {
public:
    using Read = std::function<asio::awaitable<void>(std::function<void(storage::Tx&)>)>;
    using FindVisit = std::function<std::optional<BallotVisit>(storage::Tx&, std::string_view)>;

    struct Parts {
        Read read{};  ///< runs a job on the reading thread and waits for it
        FindVisit visit{};
        http::Intake& intake;
        Random& random;
    };

    explicit BallotPages(Parts parts) : parts_(std::move(parts)) {}

    /// The routes refer to this object.
    void add_routes(http::Router& router) const;

private:
    asio::awaitable<std::optional<BallotVisit>> find(std::string name) const;
    asio::awaitable<http::Response> show(http::Request request) const;
    asio::awaitable<http::Response> press(http::Request request) const;

    Parts parts_;
};

}  // namespace linyi::web
