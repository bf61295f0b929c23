#pragma once

#include "http/exchange.hpp"
#include "render/templates.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <string>

namespace linyi::storage {
class Tx;
}

namespace linyi::http {
class Router;
}

namespace linyi::web {

namespace asio = boost::asio;

/// The published briefings of a community and the preview of its draft, at the addresses that
/// /briefing puts into its messages:
///
///   /briefing/{community}                 every issue, newest first
///   /briefing/{community}/{total}         an issue, with its corrections
///   /briefing/{community}/draft-{token}   the open draft
///
/// and each of the last two with ".md" behind it as Markdown. Whatever else is asked for (another
/// community's issue, an old or a guessed token) is answered with one and the same page.
class BriefingPages {
public:
    using Read = std::function<asio::awaitable<void>(std::function<void(storage::Tx&)>)>;

    struct Parts {
        Read read{};                    ///< runs a job on the reading thread and waits for it
        render::Templates templates{};  ///< of the operator, or the built-in ones
    };

    explicit BriefingPages(Parts parts) : parts_(std::move(parts)) {}

    /// The routes refer to this object.
    void add_routes(http::Router& router) const;

private:
    asio::awaitable<http::Response> list(http::Request request) const;
    asio::awaitable<http::Response> paper(http::Request request) const;

    Parts parts_;
};

}  // namespace linyi::web
