#pragma once

#include "adapters/adapter.hpp"
#include "http/stream.hpp"

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::web {

/// What is on the screens of the web chat: the last messages of each chat and the browsers that
/// read along. Only a display: nothing here is needed to count a ballot. Network thread only.
class ChatHub {
public:
    static constexpr std::size_t kept_per_chat = 200;  ///< shown again when a page is reloaded
    static constexpr std::size_t readers_per_chat_max = 64;

    /// A browser that reads `chat` from now on; it first gets what is kept. Null if the chat has
    /// too many readers.
    std::shared_ptr<http::EventFeed> join(const std::string& chat);

    /// Shows an event (a JSON object) in `chat`.
    void show(const std::string& chat, std::string_view name, std::string_view json);

    /// A rendered message of linyi's, as the webchat adapter makes it. Errors as HTTP status.
    HttpResponse deliver(const HttpRequest& request);

    /// What somebody typed, so that the others in the chat see it.
    void show_said(const Inbound& event);

private:
    struct Room {
        std::deque<std::string> kept{};
        std::vector<std::shared_ptr<http::EventFeed>> readers{};  // shared with their sessions
    };

    std::map<std::string, Room, std::less<>> rooms_{};
    std::int64_t next_{};
};

}  // namespace linyi::web
