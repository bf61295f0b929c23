#pragma once

#include "domain/settings.hpp"
#include "http/exchange.hpp"

#include <string>

namespace linyi::http {
class Router;
}

namespace linyi::web {

/// GET /privacy: who handles what for which purpose, how long, and what people may ask for
/// (domain.md §6.1, §6.5). In the browser's language, or `?lang=zh` or `en`.
class PrivacyPage {
public:
    struct Parts {
        RetentionSettings retention{};
        int backups_kept{};
        std::string handler{};  ///< name and contact; empty: the page says whom to ask
    };

    explicit PrivacyPage(Parts parts) : parts_(std::move(parts)) {}

    /// The route refers to this object.
    void add_routes(http::Router& router) const;

private:
    std::string body(Language language) const;
    http::Response page(const http::Request& request) const;

    Parts parts_;
};

}  // namespace linyi::web
