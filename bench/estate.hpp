#pragma once

#include "bench/process.hpp"
#include "bench/voters.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace linyi::bench {

/// How the service is started.
struct EstateOptions {
    std::filesystem::path linyi{};  ///< the built program
    std::uint16_t platform_port{};  ///< where its messages go
    bool sends{true};               ///< false: the account may send one message an hour
    std::int64_t open_vote{1};      ///< number of the vote that is open in the folder
    std::int64_t next_vote{2};      ///< number the next one will get
};

/// A data folder with one community whose units all have a bound account, and the real service on
/// top of it.
class Estate {
public:
    static constexpr std::size_t units = 5000;

    /// Makes the community through the command line and signed webhooks, as people do: the code,
    /// the roster, /setup in the group; then everybody answers the first vote privately once, so
    /// that their private chats are known. Ends with nothing running.
    static void build(const std::filesystem::path& folder, const EstateOptions& options);

    /// Starts the service on a folder that `build` made, or a copy of one.
    Estate(std::filesystem::path folder, const EstateOptions& options, Voters voters);

    std::uint16_t port() const { return server_->port(); }
    const Server& server() const { return *server_; }
    Voters& voters() { return voters_; }
    std::int64_t open_vote() const { return open_vote_; }

    /// Closes the vote that is open and opens the next: first ballots again.
    void open_next_vote();
    /// Waits until nothing is on its way to the platform.
    void settle();
    /// The value of a counter of /metrics.
    std::int64_t counter(const std::string& name) const;

private:
    void say(const std::string& text);

    std::filesystem::path folder_;
    Voters voters_;
    std::unique_ptr<Server> server_{};
    std::int64_t open_vote_{};
    std::int64_t next_vote_{};
};

/// The service's data folder below an estate's folder.
std::filesystem::path data_of(const std::filesystem::path& folder);

}  // namespace linyi::bench
