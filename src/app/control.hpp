#pragma once

#include "base/text.hpp"
#include "storage/store.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace linyi::app {

namespace asio = boost::asio;

class StorageThread;

/// What a subcommand asks of the running service: its words, and the files they name (by content:
/// the service may not be allowed to read them).
struct ControlRequest {
    std::vector<std::string> words{};
    std::map<std::string, std::string> files{};
    Language language{Language::en};  ///< of the caller's terminal
};

struct ControlReply {
    int code{};
    std::string out{};
    std::string err{};
    std::string made{};  ///< a result that the caller writes as a file
};

/// Runs a subcommand on the store, between two batches of the writing thread.
using ControlHandler = std::function<ControlReply(storage::Store&, const ControlRequest&)>;

/// The Unix socket in the data folder through which subcommands reach the service. Its folder is
/// readable by its owner alone, so whoever can connect may also read the database.
class ControlServer {
public:
    /// Throws if the socket cannot be made.
    ControlServer(asio::any_io_executor executor, const std::filesystem::path& socket,
                  StorageThread& storage, ControlHandler handler);
    ~ControlServer();

    /// Until `stop`.
    asio::awaitable<void> run();
    void stop();

private:
    asio::awaitable<void> serve(asio::local::stream_protocol::socket peer);

    std::filesystem::path path_;
    StorageThread& storage_;
    ControlHandler handler_;
    asio::local::stream_protocol::acceptor acceptor_;
};

/// Asks the service behind `socket`. None if nobody answers there.
std::optional<ControlReply> ask_service(const std::filesystem::path& socket,
                                        const ControlRequest& request);

}  // namespace linyi::app
