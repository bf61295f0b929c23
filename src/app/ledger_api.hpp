#pragma once

#include "app/admin_api.hpp"
#include "app/reading_thread.hpp"
#include "http/exchange.hpp"

#include <boost/asio/awaitable.hpp>

namespace linyi::http {
class Router;
}

namespace linyi::app {

/// The ledger under /v1 (docs/api.md). The operator reads entries and exports; everybody may ask
/// for checkpoints and for proofs: they name no person, and a receipt cannot be guessed.
class LedgerApi {
public:
    /// Both must outlive this.
    LedgerApi(AdminApi& admin, ReadingThread& reading) : admin_(admin), reading_(reading) {}

    /// The routes refer to this object, which must outlive the router's use.
    void add_routes(http::Router& router);

private:
    asio::awaitable<http::Response> entries(http::Request request);
    asio::awaitable<http::Response> checkpoint(http::Request request);
    asio::awaitable<http::Response> key(http::Request request);
    asio::awaitable<http::Response> proof(http::Request request);
    asio::awaitable<http::Response> consistency(http::Request request);
    asio::awaitable<http::Response> vote(http::Request request);
    /// Runs `job` on the reading thread. False: too many wait already.
    asio::awaitable<bool> read(std::function<void(storage::Tx&)> job);

    AdminApi& admin_;
    ReadingThread& reading_;
    int waiting_{};
};

}  // namespace linyi::app
