#pragma once

#include "adapters/adapter.hpp"
#include "base/time.hpp"
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
    static constexpr std::size_t kept_per_chat = 200;  ///< shown again when a page is loaded
    /// With chats_per_reader_max of them a new reader's feed is not yet full.
    static constexpr std::size_t kept_bytes_per_chat = 48UL * 1024;
    static constexpr std::size_t chats_per_reader_max = 4;
    static constexpr std::size_t readers_per_chat_max = 64;

    /// `clock` must outlive the hub.
    explicit ChatHub(const Clock& clock);

    /// A browser of `account` that reads `chats` from now on; it first gets what is kept, in the
    /// order it was said. Null if a chat has too many readers or these are too many chats.
    std::shared_ptr<http::EventFeed> join(const std::string& account,
                                          const std::vector<std::string>& chats);

    /// A rendered message of linyi's, as the webchat adapter makes it. An answer to a pressed
    /// button is shown to whoever pressed it, to nobody else. Errors as HTTP status.
    HttpResponse deliver(const HttpRequest& request);

    /// What somebody typed, so that the others in the chat see it.
    void show_said(const Inbound& event);

private:
    struct Kept {
        std::int64_t number{};
        std::string account{};  ///< the only one who may see it; empty: everybody in the chat
        std::string event{};
    };
    struct Reader {
        std::string account{};
        std::shared_ptr<http::EventFeed> feed{};  // shared with its session
    };
    struct Room {
        std::deque<Kept> kept{};
        std::size_t kept_bytes{};
        std::vector<Reader> readers{};
    };
    struct Shown {
        std::string name{};  ///< "said", "message", "toast"
        std::string json{};
        std::string account{};
    };

    void show(const std::string& chat, const Shown& shown);

    const Clock& clock_;
    std::map<std::string, Room, std::less<>> rooms_{};
    /// Of the last event. Starts with the time: a browser knows after a restart what is new.
    std::int64_t last_{};
};

}  // namespace linyi::web
