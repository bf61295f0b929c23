#include "http/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

namespace linyi::http::test {
namespace {

sockaddr_in address_of(const std::string& text, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, text.c_str(), &address.sin_addr);
    return address;
}

const sockaddr* generic(const sockaddr_in& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

/// Of a response's head, without case; none: 0.
std::size_t content_length(std::string_view head) {
    const auto at = head.find("Content-Length: ");
    std::size_t length = 0;
    if (at != std::string_view::npos)
        std::from_chars(head.data() + at + 16, head.data() + head.size(), length);
    return length;
}

}  // namespace

RawClient::RawClient(std::uint16_t port, const std::string& source)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const auto from = address_of(source, 0);
    const auto to = address_of("127.0.0.1", port);
    is_connected_ = ::bind(socket_, generic(from), sizeof from) == 0 &&
                    ::connect(socket_, generic(to), sizeof to) == 0;
}

RawClient::~RawClient() {
    if (socket_ >= 0) ::close(socket_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      is_connected_(other.is_connected_),
      has_ended_(other.has_ended_),
      was_reset_(other.was_reset_),
      unread_(std::move(other.unread_)) {}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void RawClient::end() {
    ::shutdown(socket_, SHUT_WR);
}

std::string RawClient::read_response(bool head_only) {
    auto head = read_until("\r\n\r\n");
    const auto length = head_only ? 0 : content_length(head);
    while (unread_.size() < length && read_more(patience)) {
    }
    const auto taken = std::min(length, unread_.size());
    head += unread_.substr(0, taken);
    unread_.erase(0, taken);
    return head;
}

std::string RawClient::read_rest() {
    while (read_more(patience)) {
    }
    return std::exchange(unread_, {});
}

std::string RawClient::read_until(std::string_view mark) {
    auto found = unread_.find(mark);
    while (found == std::string::npos && read_more(patience)) found = unread_.find(mark);
    if (found == std::string::npos) return std::exchange(unread_, {});
    auto out = unread_.substr(0, found + mark.size());
    unread_.erase(0, out.size());
    return out;
}

bool RawClient::closed_within(std::chrono::milliseconds time) {
    const auto until = std::chrono::steady_clock::now() + time;
    while (!has_ended_) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        if (!read_more(std::max(left, std::chrono::milliseconds{0})) && !has_ended_) return false;
    }
    return unread_.empty();
}

bool RawClient::read_more(std::chrono::milliseconds time) {
    if (has_ended_) return false;
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, static_cast<int>(time.count())) <= 0) return false;
    std::array<char, 16 * 1024> piece{};
    const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
    if (count <= 0) {
        was_reset_ = count < 0 && errno == ECONNRESET;
        has_ended_ = true;
        return false;
    }
    unread_.append(piece.data(), static_cast<std::size_t>(count));
    return true;
}

int status_of(std::string_view response) {
    int status = 0;
    if (response.substr(0, 7) == "HTTP/1." && response.size() > 12)
        std::from_chars(response.data() + 9, response.data() + 12, status);
    return status;
}

int count_responses(std::string_view bytes) {
    int count = 0;
    for (auto at = bytes.find("HTTP/1."); at != std::string_view::npos;
         at = bytes.find("HTTP/1.", at + 1))
        ++count;
    return count;
}

std::string body_of(std::string_view response) {
    const auto end = response.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string{} : std::string(response.substr(end + 4));
}

}  // namespace linyi::http::test
