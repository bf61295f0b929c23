#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace linyi::bench {

/// A program to start.
struct Program {
    std::vector<std::string> words{};  ///< path of the program, then its arguments
    std::filesystem::path log{};       ///< its standard error goes here
};

/// A server that was started as a process of its own. It ends with this object, and with this
/// program whatever ends that.
class Server {
public:
    /// Starts it and waits for its line "listening on http://…:PORT". Throws std::runtime_error if
    /// that does not come.
    explicit Server(const Program& program);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const { return port_; }

    /// Resident memory now, in KiB.
    std::int64_t resident_kib() const;
    /// Processor time it has used so far, in both modes.
    std::chrono::microseconds processor_time() const;

private:
    void stop() const;

    pid_t pid_{};
    int out_{-1};
    std::uint16_t port_{};
};

/// Runs a program to its end and returns its standard output. Throws std::runtime_error if it does
/// not end with 0.
std::string output_of(const Program& program);

}  // namespace linyi::bench
