#pragma once

#include "domain/vote_sheet.hpp"
#include "http/exchange.hpp"
#include "render/templates.hpp"

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

/// The page of a vote, at the address its posts name: /votes/{id}-{mark}. Whatever else is asked
/// for is answered with one and the same page. …/result.png is the same as a picture, for chats;
/// not found where the machine has no font for it. …/ballots.pb is for counting a budget again.
/// `?lang=zh` or `en` chooses the language, else it is the community's.
class VotePages {
public:
    using Read = std::function<asio::awaitable<void>(std::function<void(storage::Tx&)>)>;
    /// What may be public of the vote at that address; none if the address is not exactly its own.
    using FindSheet = std::function<std::optional<VoteSheet>(storage::Tx&, std::string_view name,
                                                             std::optional<Language>)>;

    struct Parts {
        Read read{};  ///< runs a job on the reading thread and waits for it
        FindSheet sheet{};
        /// The ballots of a closed budget vote as a .pb file, at the same address.
        std::function<std::optional<std::string>(storage::Tx&, std::string_view name)> ballots{};
        /// Runs a job on a thread for slow work and waits for it.
        std::function<asio::awaitable<void>(std::function<void()>)> draw{};
        render::Templates templates{};
    };

    explicit VotePages(Parts parts) : parts_(std::move(parts)) {}

    /// The routes refer to this object.
    void add_routes(http::Router& router) const;

private:
    asio::awaitable<http::Response> page(http::Request request) const;
    asio::awaitable<http::Response> picture(http::Request request) const;
    asio::awaitable<http::Response> ballots(http::Request request) const;

    Parts parts_;
};

}  // namespace linyi::web
