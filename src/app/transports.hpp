#pragma once

#include "app/storage_thread.hpp"
#include "outbox/transport.hpp"
#include "outbox/writer.hpp"
#include "web/chat_hub.hpp"

namespace linyi::app {

/// Jobs of the outbox and the ticker go through the same group commit as ballots.
class StorageWriter final : public outbox::Writer {
public:
    /// `storage` must outlive the writer.
    StorageWriter(StorageThread& storage, Author author) : storage_(storage), author_(author) {}

    /// Throws if nothing was written.
    asio::awaitable<void> write(std::function<void(storage::Tx&)> job) override;

private:
    StorageThread& storage_;
    Author author_;
};

/// linyi's own messages to the browsers of the web chat: the one road that is not HTTP.
class ChatTransport final : public outbox::Transport {
public:
    /// `hub` must outlive the transport.
    explicit ChatTransport(web::ChatHub& hub) : hub_(hub) {}

    asio::awaitable<outbox::Reply> send(HttpRequest request) override;

private:
    web::ChatHub& hub_;
};

}  // namespace linyi::app
