#pragma once

#include "base/secret.hpp"
#include "base/time.hpp"
#include "domain/persona.hpp"
#include "http/exchange.hpp"
#include "web/chat_hub.hpp"

#include <functional>
#include <vector>

namespace linyi::http {
class Router;
}

namespace linyi::web {

/// The web chat: /chat and its files, the personas of the demo community, and the event stream.
/// What people type goes to /hook/webchat like any platform's webhook. A stream is asked for with
/// the tokens of one person's chats, "Authorization: Bearer TOKEN,TOKEN": never in the address.
class ChatPages {
public:
    struct Parts {
        ChatHub& hub;
        const Clock& clock;
        Secret secret{};                  ///< signs session tokens
        std::vector<Persona> personas{};  ///< empty: no demo, the page says so
        bool is_loopback{};               ///< the listener is; personas exist only then
    };

    explicit ChatPages(Parts parts) : parts_(std::move(parts)) {}

    /// The routes refer to this object.
    void add_routes(http::Router& router) const;

private:
    bool shows_personas(const http::Request& request) const;
    http::Response personas(const http::Request& request) const;
    http::Response events(const http::Request& request) const;

    Parts parts_;
};

}  // namespace linyi::web
