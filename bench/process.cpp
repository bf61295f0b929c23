#include "bench/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace linyi::bench {
namespace {

constexpr int start_wait_ms = 30'000;
constexpr int stop_wait_ms = 20'000;

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

struct Started {
    pid_t pid{};
    int out{};
};

[[noreturn]] void become(const Program& program, int out) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // Nothing may outlive a benchmark that was interrupted.
    ::dup2(out, STDOUT_FILENO);
    if (!program.log.empty()) {
        const int log = ::open(program.log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (log >= 0) ::dup2(log, STDERR_FILENO);
    }
    std::vector<char*> words;
    for (const auto& word : program.words) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    ::execv(words.front(), words.data());
    ::_exit(127);
}

Started start(const Program& program) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
    const pid_t pid = ::fork();
    if (pid < 0) fail("fork");
    if (pid == 0) become(program, ends[1]);
    ::close(ends[1]);
    return {.pid = pid, .out = ends[0]};
}

/// Reads until the end, or until a whole line stands there.
std::string read_out(int out, int wait_ms, bool one_line) {
    std::string text;
    std::array<char, 4096> bytes{};
    for (;;) {
        pollfd ready{.fd = out, .events = POLLIN, .revents = 0};
        if (::poll(&ready, 1, wait_ms) <= 0) return text;
        const auto count = ::read(out, bytes.data(), bytes.size());
        if (count <= 0) return text;
        text.append(bytes.data(), static_cast<std::size_t>(count));
        if (one_line && text.find('\n') != std::string::npos) return text;
    }
}

std::string end_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string last;
    for (std::string line; std::getline(in, line);) last = std::move(line);
    return last;
}

std::uint16_t port_in(const std::string& line, const Program& program) {
    const auto colon = line.rfind(':');
    if (!line.starts_with("listening on ") || colon == std::string::npos)
        throw std::runtime_error("a server did not start: " + end_of(program.log));
    return static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
}

int wait_for(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

Server::Server(const Program& program) {
    const auto started = start(program);
    pid_ = started.pid;
    out_ = started.out;
    try {
        port_ = port_in(read_out(out_, start_wait_ms, true), program);
    } catch (...) {
        stop();
        throw;
    }
}

Server::~Server() {
    stop();
}

void Server::stop() const {
    ::kill(pid_, SIGTERM);
    const auto watched = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
    if (watched >= 0) {
        pollfd ended{.fd = watched, .events = POLLIN, .revents = 0};
        if (::poll(&ended, 1, stop_wait_ms) <= 0) ::kill(pid_, SIGKILL);
        ::close(watched);
    } else {
        ::kill(pid_, SIGKILL);
    }
    wait_for(pid_);
    ::close(out_);
}

std::int64_t Server::resident_kib() const {
    std::ifstream in("/proc/" + std::to_string(pid_) + "/status");
    std::string word;
    std::int64_t kib = 0;
    while (in >> word) {
        if (word == "VmRSS:") in >> kib;
    }
    return kib;
}

std::chrono::microseconds Server::processor_time() const {
    std::ifstream in("/proc/" + std::to_string(pid_) + "/stat");
    std::string text;
    std::getline(in, text);
    std::istringstream fields(text.substr(text.rfind(')') + 1));  // The name may hold anything.
    std::string skipped;
    for (int i = 3; i < 14; ++i) fields >> skipped;
    std::int64_t user = 0;
    std::int64_t system = 0;
    fields >> user >> system;
    return std::chrono::microseconds{(user + system) * 1'000'000 / ::sysconf(_SC_CLK_TCK)};
}

std::string output_of(const Program& program) {
    const auto started = start(program);
    auto text = read_out(started.out, start_wait_ms, false);
    ::close(started.out);
    const int status = wait_for(started.pid);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error(program.words.front() + " " + program.words.at(1) +
                                 " failed: " + end_of(program.log));
    }
    return text;
}

}  // namespace linyi::bench
